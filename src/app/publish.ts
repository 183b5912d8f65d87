/** Publishing: papers without what is withheld, for those who may read the version; and the board's own act of putting a decided one on the web, for anybody. */
import type { Paper } from '../contract/operation.ts';
import type { PublishedVersion } from '../contract/openness.ts';
import type { Input, Output } from '../contract/table.ts';
import { dayOf } from '../domain/day.ts';
import { settles, standsAs } from '../domain/decision/version.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import type { House } from './house.ts';
import { publicBytes, publicWork, withheldIn, withholdingOf, type PublicFormat, type PublicPaper, type PublicWork } from './publicPaper.ts';
import { listPage, publicStyle, versionPage } from './publicPages.ts';
import type { Publication } from './opennessPorts.ts';
import type { Store } from './ports.ts';
import type { UseCase } from './useCase.ts';

export const listPublications: UseCase<'publication.list'> = {
  async act(context, { boardId }) {
    const { store, house, may } = context;
    const [documents, publications] = await Promise.all([store.keptDocuments(boardId), store.publications()]);
    const withholding = await withholdingOf(store, { bodyId: boardId });
    const own = publications.filter((one) => one.bodyId === boardId);
    const versions: Output<'publication.list'>['versions'][number][] = [];
    for (const { year, document, head } of documents) {
      const there = own.find((one) => one.versionId === head.id && one.ended === null);
      const stand = standsAs(head);
      // Without a mark nothing is left out, and no version need be read.
      const kept = withholding.grounds.size === 0 ? null : await store.keptDocument(boardId, head.id);
      versions.push({
        versionId: head.id, year, document, number: head.number, stand, on: stand === 'decided' ? head.decidedOn ?? '' : dayOf(new Date(head.submittedAt), house.zone), minutesItem: head.minutesItem,
        withheld: kept === null ? 0 : withheldIn(kept, withholding), published: there === undefined ? null : { id: there.id, at: there.at, by: there.by },
      });
    }
    return ok<Output<'publication.list'>>({ versions, ended: own.flatMap((one) => (one.ended === null ? [] : [{ id: one.id, versionId: one.versionId, ...one.ended }])), may: may('publication.manage', boardId) });
  },
};

export const publish: UseCase<'publication.publish'> = {
  async act(context, { boardId, publicationId, versionId }) {
    const { store, now, actor } = context;
    const kept = await store.keptDocument(boardId, versionId);
    if (!kept) return refuse('object.not-found');
    if (!isDecided(kept.head)) return refuse('publication.not-decided');
    const there = (await store.publications()).find((one) => one.versionId === versionId && one.ended === null);
    if (there) return there.id === publicationId ? ok({ published: publicationId }) : refuse('publication.already');
    if (!await store.insertPublication({ id: publicationId, bodyId: boardId, versionId, at: now, by: actor.name })) return refuse('publication.already');
    context.record({ objectKind: 'publication', objectId: publicationId, bodyId: boardId, boardYearId: kept.head.boardYearId, content: { kind: 'act', values: { version: kept.head.number, document: kept.document, year: kept.year }, note: '' } });
    return ok({ published: publicationId });
  },
};
export const endPublication: UseCase<'publication.end'> = {
  async act(context, { boardId, publicationId, reason }) {
    const { store, now, actor } = context;
    const there = (await store.publications(publicationId)).find((one) => one.bodyId === boardId);
    if (!there) return refuse('object.not-found');
    if (await store.endPublication(boardId, publicationId, now, actor.name, reason)) context.record({ objectKind: 'publication', objectId: publicationId, bodyId: boardId, boardYearId: null, content: { kind: 'act', values: { year: there.year, document: there.document }, note: reason } });
    return ok({ ended: publicationId });
  },
};
function isDecided(head: { readonly outcome: Parameters<typeof settles>[0]; readonly kind: string } & Parameters<typeof standsAs>[0]): boolean {
  return settles(head.outcome) && standsAs(head) === 'decided' && head.withdrawnAt === null;
}

export const publicationPaper: UseCase<'paper.publication'> = {
  async act({ store, house }, { boardId, versionId, paper, format }) {
    const kept = await store.keptDocument(boardId, versionId);
    // What was taken back never came to stand with the board.
    return kept === null || kept.head.withdrawnAt !== null ? refuse('object.not-found') : publicWork(store, house, { kept, paper, format });
  },
  async after(house, acted) {
    const work = acted as PublicWork;
    const paper = await publicBytes(house, work);
    return ok(work.format === 'html' ? versionPage(paper, work, null) : paper);
  },
};

/** What anybody may ask for: nobody has a scope here, so that each question opens one of its own, over what has been published and nothing else. */
async function standing(store: Store): Promise<{ municipality: string; versions: PublishedVersion[] }> {
  const versions: PublishedVersion[] = [];
  for (const one of await store.publications()) {
    const found = one.ended === null ? await versionOf(store, one) : null;
    if (found !== null) versions.push(found);
  }
  return { municipality: await store.municipality(), versions };
}
async function versionOf(store: Store, one: Publication): Promise<PublishedVersion | null> {
  const kept = await store.keptDocument(one.bodyId, one.versionId);
  if (kept === null || !isDecided(kept.head)) return null;
  return { publicationId: one.id, board: one.board, year: one.year, document: one.document, decidedOn: kept.head.decidedOn ?? '', minutesItem: kept.head.minutesItem, publishedOn: one.at.slice(0, 10), withheld: withheldIn(kept, await withholdingOf(store, one)) };
}
export const publishedList: UseCase<'published.list', Output<'published.list'>> = {
  before: async (house) => ok(await house.opener.reading('all', standing)),
  act: async (_, __, found) => ok(found),
};
export const publishedPage: UseCase<'published.page', Output<'published.list'>> = {
  before: async (house) => ok(await house.opener.reading('all', standing)),
  act: async (_, __, found) => ok(listPage(found.municipality, found.versions)),
};
async function publishedWork(house: House, id: string, paper: PublicPaper, format: PublicFormat): Promise<Outcome<{ work: PublicWork; version: PublishedVersion }>> {
  return house.opener.reading('all', async (store) => {
    const [one] = await store.publications(id);
    const version = one === undefined || one.ended !== null ? null : await versionOf(store, one);
    const kept = one === undefined || version === null ? null : await store.keptDocument(one.bodyId, one.versionId);
    if (kept === null || version === null) return refuse('object.not-found');
    const work = await publicWork(store, house, { kept, paper, format });
    return work.ok ? ok({ work: work.value, version }) : work;
  });
}
export const publishedVersion: UseCase<'published.version', { work: PublicWork; version: PublishedVersion }> = {
  before: (house, { publicationId }: Input<'published.version'>) => publishedWork(house, publicationId, 'whole', 'html'),
  act: async (_, __, found) => ok(found),
  async after(house, acted) {
    const { work, version } = acted as { work: PublicWork; version: PublishedVersion };
    return ok(versionPage(await publicBytes(house, work), work, version));
  },
};
export const publishedPaper: UseCase<'published.paper', { work: PublicWork; version: PublishedVersion }> = {
  before: (house, { publicationId, paper, format }: Input<'published.paper'>) => publishedWork(house, publicationId, paper, format),
  act: async (_, __, found) => ok(found),
  async after(house, acted) {
    const { work, version } = acted as { work: PublicWork; version: PublishedVersion };
    const paper = await publicBytes(house, work);
    return ok(work.format === 'html' ? versionPage(paper, work, version) : paper);
  },
};
export const publishedStyle: UseCase<'published.style'> = { act: async () => ok<Paper>({ bytes: new TextEncoder().encode(publicStyle), name: 'utseende.css', mediaType: 'text/css; charset=utf-8', inline: true }) };
