import { shellText, stateWords } from '../../text/screenShell.ts';
import type { PageName } from '../../text/screenShell.ts';
import { stateOfVersion, versionText } from '../../text/version.ts';
import type { YearState } from '../../domain/decision/version.ts';
import { call, sentenceOf } from '../call.ts';
import { useErrorCount } from '../draft/useFindings.ts';
import { useAskedVersion } from '../draft/useYear.ts';
import { shownVersion } from '../draft/versionView.ts';
import { Link, navigate } from '../place.tsx';
import { takeSession, useSession } from '../queries.ts';
import { StateMark } from '../ui/Marks.tsx';
import { Menu } from '../ui/Menu.tsx';
import type { MenuItem } from '../ui/Menu.tsx';
import { toast } from '../ui/toast.ts';
import type { Current } from './current.ts';
import { hasYears, latestYear, rememberYear } from './current.ts';
import type { Open } from './open.ts';
import { stateMarkOf } from './stateMark.ts';
import { stepPaths } from './Steps.tsx';

interface Given { readonly current: Current | null; readonly open: Open | null; readonly page: PageName | null; readonly onSearch: () => void; readonly onKeys: () => void }

export function ContextBar({ current, open, page, onSearch, onKeys }: Given) {
  const session = useSession();
  const target = page !== null && page in stepPaths ? stepPaths[page as keyof typeof stepPaths] : stepPaths.analysis;
  const go = (boardId: string, year: number) => { rememberYear(boardId, year); void navigate({ to: target, params: { boardId, year: String(year) } }); };
  const boards = session.boards.filter(hasYears).map((board): MenuItem => ({
    kind: 'do', key: board.id, words: board.name, checked: board.id === current?.board.id,
    onPick: () => {
      const year = board.years.some((each) => each.year === current?.year) ? current?.year ?? null : latestYear(board);
      if (year === null) void navigate({ to: '/n/$boardId/$year/inlasning', params: { boardId: board.id, year: String(nextYear(session.today)) } });
      else go(board.id, year);
    },
  }));
  return (
    <header className="context">
      <Link className="brand" to="/">{shellText.product}</Link>
      {session.boards.some(hasYears) ? <Menu className="pick board" label={shellText.board} words={current?.board.name ?? shellText.chooseBoard} items={boards} /> : null}
      {current ? <YearMenu current={current} open={open} go={go} today={session.today} /> : null}
      {current ? <span className="sep" /> : null}
      {current && open?.state.view ? <StateOf state={open.state.view.state} current={current} /> : null}
      <div className="end">
        {open ? <button type="button" className="pick" onClick={onSearch}>{shellText.search} <kbd>/</kbd></button> : null}
        <PersonMenu current={current} onKeys={onKeys} />
      </div>
    </header>
  );
}

function nextYear(today: string): number {
  return Number(today.slice(0, 4)) + 1;
}

function YearMenu({ current, open, go, today }: { readonly current: Current; readonly open: Open | null; readonly go: (boardId: string, year: number) => void; readonly today: string }) {
  const { board } = current;
  const asked = useAskedVersion();
  // Who sees only what has been submitted or decided chooses among the versions; whoever reads one of them may go to the next.
  const versions = board.may.read && asked === null ? [] : open?.state.view?.versions ?? [];
  const shown = shownVersion(versions, asked);
  const years = board.years.toSorted((a, b) => b.year - a.year).flatMap((each): MenuItem[] => (each.year !== current.year || versions.length < 2
    ? [{ kind: 'do', key: String(each.year), words: `${each.year} · ${stateWords(each.state)}`, checked: each.year === current.year, onPick: () => go(board.id, each.year) }]
    : versions.toSorted((a, b) => b.number - a.number).map((version): MenuItem => ({
      kind: 'do', key: version.id, words: versionText.yearVersion(each.year, version.number, stateOfVersion(version)), checked: version.id === shown?.id,
      onPick: () => { void navigate({ to: '/n/$boardId/$year/analys', params: { boardId: board.id, year: String(each.year) }, search: { version: version.id } }); },
    }))));
  const following = Math.max(latestYear(board) ?? 0, nextYear(today) - 1) + 1;
  const begin: MenuItem[] = [
    ...(board.may.start && !board.years.some((each) => each.year === following) ? [{ kind: 'do' as const, key: 'start', words: shellText.startYear(following), onPick: () => { void navigate({ to: '/' }); } }] : []),
    ...(board.may.import ? [{ kind: 'do' as const, key: 'import', words: shellText.importYear, onPick: () => { void navigate({ to: '/n/$boardId/$year/inlasning', params: { boardId: board.id, year: String(current.year) } }); } }] : []),
  ];
  return <Menu className="pick year" label={shellText.year} words={String(current.year)} items={begin.length > 0 && years.length > 0 ? [...years, { kind: 'line', key: 'line' }, ...begin] : [...years, ...begin]} />;
}

function StateOf({ state, current }: { readonly state: YearState; readonly current: Current }) {
  const errors = useErrorCount(current.board.id, current.year);
  return (
    <span className="state">
      <StateMark name={stateMarkOf(state)} /> {stateWords(state)}
      {errors > 0 ? <> · <Link className="urgent" to="/n/$boardId/$year/analys" params={{ boardId: current.board.id, year: String(current.year) }} hash="anm">{shellText.errors(errors)}</Link></> : null}
    </span>
  );
}

function PersonMenu({ current, onKeys }: { readonly current: Current | null; readonly onKeys: () => void }) {
  const session = useSession();
  if (!session.person) return null;
  const place = current ? { boardId: current.board.id, year: String(current.year) } : null;
  const signOut = async () => {
    try {
      await call('session.signOut', {});
      takeSession(await call('session.read', {}));
      void navigate({ to: '/logga-in' });
    } catch (reason) {
      toast({ words: sentenceOf(reason) });
    }
  };
  const to = (key: string, words: string, go: () => Promise<void>): MenuItem => ({ kind: 'do', key, words, onPick: () => { void go(); } });
  // Each line of the menu is a place that opens for this person; what belongs together stands together.
  const reads = session.administers || session.boards.some(hasYears);
  const groups: readonly (readonly MenuItem[])[] = [
    [
      ...(session.boards.some((board) => board.may.audit) ? [to('audit', shellText.audit, () => navigate({ to: '/revision' }))] : []),
      ...(place && current?.board.may.trail ? [to('log', shellText.log, () => navigate({ to: '/n/$boardId/$year/logg', params: place }))] : []),
      ...(place && current?.board.may.read ? [to('openness', shellText.openness, () => navigate({ to: '/n/$boardId/$year/oppenhet', params: place }))] : place && current?.board.may.processing ? [to('processing', shellText.processing, () => navigate({ to: '/n/$boardId/$year/personuppgifter', params: place }))] : []),
    ],
    session.boards.length === 0 ? [] : [to('report', shellText.report, () => navigate({ to: '/avvikelse' })), to('deviations', shellText.deviations, () => navigate({ to: '/avvikelser' }))],
    [
      ...(reads ? [to('organisation', shellText.organisation, () => navigate({ to: '/organisation' }))] : []),
      ...(session.administers ? [to('people', shellText.people, () => navigate({ to: '/personer' })), to('permissions', shellText.permissions, () => navigate({ to: '/behorigheter' })), to('providers', shellText.providers, () => navigate({ to: '/inloggning' }))] : []),
      ...(reads ? [to('methods', shellText.methods, () => navigate({ to: '/metoder' }))] : []),
    ],
    [to('reminders', shellText.reminders, () => navigate({ to: '/paminnelser' })), to('account', shellText.account, () => navigate({ to: '/konto' })), { kind: 'do', key: 'keys', words: shellText.keys, onPick: onKeys }],
    [to('out', shellText.signOut, signOut)],
  ];
  const items = groups.filter((group) => group.length > 0).flatMap((group, at): MenuItem[] => (at === 0 ? [...group] : [{ kind: 'line', key: `line${at}` }, ...group]));
  return <Menu className="pick person" words={session.person.name} items={items} align="end" />;
}
