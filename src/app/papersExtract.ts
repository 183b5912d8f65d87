import type { Paper } from '../contract/operation.ts';
import { dayOf } from '../domain/day.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import { groupPath } from '../domain/year/content.ts';
import type { BodyId } from '../domain/identity.ts';
import type { ExtractInput, WorksheetInput } from '../reports/extractInput.ts';
import { titledFileName, type PaperMark } from '../reports/names.ts';
import { measuresPaper as measuresWords } from '../text/paperMeasures.ts';
import { worksheetPaper as worksheetWords } from '../text/paperWorksheet.ts';
import { deskOf } from './controlDesk.ts';
import { mediaTypeOf } from './decision.ts';
import type { House } from './house.ts';
import { registerView } from './measureView.ts';
import type { Context, UseCase } from './useCase.ts';
import { headOf } from './year.ts';

export type ExtractFormat = 'pdf' | 'pdfa' | 'docx' | 'xlsx';
export interface ExtractToWrite { readonly input: ExtractInput; readonly format: ExtractFormat; readonly name: string }

export function toWrite(input: ExtractInput, format: ExtractFormat, title: string, mark: PaperMark | null = null): Outcome<ExtractToWrite> {
  return ok({ input, format, name: titledFileName(title, input.board, format, mark) });
}
/** The paper is written when the transaction has ended: setting it takes its time. */
export async function writtenExtract(house: House, acted: unknown): Promise<Outcome<Paper>> {
  const { input, format, name } = acted as ExtractToWrite;
  return ok({ bytes: await house.writePaper(input, format), name, mediaType: mediaTypeOf[format] });
}

export const measuresPaper: UseCase<'paper.measures'> = {
  async act(context, input) {
    const head = await headOf(context, input);
    if (!head.ok) return head;
    const [view, municipality] = await Promise.all([registerView(context, head.value), context.store.municipality()]);
    return toWrite({ paper: 'measures', municipality, board: head.value.bodyName, day: view.today, measures: view.measures, recommendations: view.recommendations }, input.format, `${measuresWords.title} ${view.today}`);
  },
  after: writtenExtract,
};

/** A control's worksheet as it is printed. */
export async function worksheetOf(context: Context, input: { readonly boardId: BodyId; readonly occasionId: string }): Promise<Outcome<WorksheetInput>> {
  const found = await deskOf(context, input);
  if (!found.ok) return found;
  const { stored, work, content, activity, planRow, setup, staff } = found.value;
  const { occasion, items } = work;
  if (activity === null) return refuse('object.not-found');
  const { store, house } = context;
  const [evidence, measures] = await Promise.all([store.evidenceOf(occasion.id), store.measuresOfOccasion(occasion.id)]);
  const events = activity.eventIds.flatMap((id) => content.events.filter((event) => event.id === id));
  return ok({
    paper: 'worksheet', municipality: content.municipality, board: content.board.name, day: context.today, planYear: content.year, planRow, title: activity.text, instruction: setup.instruction,
    events: events.map((event) => ({ label: event.label ?? '', text: event.text })), groups: [...new Set(events.flatMap((event) => groupPath(content, event.groupId)).flatMap((group) => (group ? [group.title] : [])))],
    unitName: stored.unitName, performerName: stored.performerName, reviewerName: staff.people.find((person) => person.id === occasion.reviewerId)?.name ?? '', occasion, items, measures,
    evidence: evidence.map(({ name, size, sha256, addedBy, addedAt }) => ({ name, size, sha256, addedBy, addedOn: dayOf(new Date(addedAt), house.zone) })),
  });
}

export const worksheetPaper: UseCase<'paper.worksheet'> = {
  async act(context, input) {
    const sheet = await worksheetOf(context, input);
    if (!sheet.ok) return sheet;
    const { title, occasion, unitName } = sheet.value;
    return toWrite(sheet.value, input.format, worksheetWords.fileTitle(title, occasion.period.code, unitName));
  },
  after: writtenExtract,
};
