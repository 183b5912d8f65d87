import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import type { PageName } from '../text/screenShell.ts';
import { Fault, NotFound } from './shell/Fault.tsx';
import { Frame } from './shell/Frame.tsx';
import { sessionQuery, queryClient } from './queries.ts';
import { rememberYear } from './shell/current.ts';
import { published } from './draft/useYear.ts';

const rootRoute = createRootRoute({
  component: Frame, notFoundComponent: NotFound, errorComponent: Fault,
  loader: async ({ location }) => {
    const session = await queryClient.ensureQueryData(sessionQuery);
    const open = location.pathname === '/logga-in' || location.pathname.startsWith('/lank/');
    if (session.person === null && !open) throw redirect({ to: '/logga-in', search: { till: location.href }, replace: true });
  },
});

/** The page's name travels with the route: the frame marks the step, sets the title and announces the page. */
const page = (name: PageName) => ({ staticData: { page: name } });

const start = createRoute({ getParentRoute: () => rootRoute, path: '/', ...page('start'), component: lazyRouteComponent(() => import('./features/start/StartPage.tsx')) });
const signIn = createRoute({
  getParentRoute: () => rootRoute, path: '/logga-in', ...page('signIn'), component: lazyRouteComponent(() => import('./features/session/SignInPage.tsx')),
  validateSearch: (search: Record<string, unknown>): { till?: string } => (typeof search['till'] === 'string' && /^\/(?!\/)/.test(search['till']) ? { till: search['till'] } : {}),
});
const link = createRoute({ getParentRoute: () => rootRoute, path: '/lank/$token', ...page('link'), component: lazyRouteComponent(() => import('./features/session/LinkPage.tsx')) });
const organisation = createRoute({ getParentRoute: () => rootRoute, path: '/organisation', ...page('organisation'), component: lazyRouteComponent(() => import('./features/organisation/OrganisationPage.tsx')) });
const people = createRoute({ getParentRoute: () => rootRoute, path: '/personer', ...page('people'), component: lazyRouteComponent(() => import('./features/organisation/PeoplePage.tsx')) });
const methods = createRoute({ getParentRoute: () => rootRoute, path: '/metoder', ...page('methods'), component: lazyRouteComponent(() => import('./features/organisation/MethodsPage.tsx')) });

const year = createRoute({
  getParentRoute: () => rootRoute, path: '/n/$boardId/$year',
  beforeLoad: async ({ params, location }) => {
    rememberYear(params.boardId, Number(params.year));
    // Who reads from outside the board sees its submitted and decided versions: all of them on one page, the latest also as analysis and plan.
    const board = (await queryClient.ensureQueryData(sessionQuery)).boards.find((each) => each.id === params.boardId);
    const readable = board?.years.some((each) => each.year === Number(params.year) && published(each.state)) ? /\/(?:beslut|analys|plan)$/ : /\/beslut$/;
    if (board && !board.may.read && !readable.test(location.pathname)) throw redirect({ to: '/n/$boardId/$year/beslut', params, replace: true });
  },
});
const overview = createRoute({ getParentRoute: () => year, path: '/', beforeLoad: () => { throw redirect({ to: '/', replace: true }); } });
const analysis = createRoute({
  getParentRoute: () => year, path: '/analys', ...page('analysis'), component: lazyRouteComponent(() => import('./features/risk/AnalysisPage.tsx')),
  /** `rad` is the event to go to: from search, from a finding on another page. */
  validateSearch: (search: Record<string, unknown>): { rad?: string } => (typeof search['rad'] === 'string' ? { rad: search['rad'] } : {}),
});
const plan = createRoute({ getParentRoute: () => year, path: '/plan', ...page('plan'), component: lazyRouteComponent(() => import('./features/plan/PlanPage.tsx')) });
const controls = createRoute({ getParentRoute: () => year, path: '/kontroller', ...page('controls'), component: lazyRouteComponent(() => import('./features/later/ControlsPage.tsx')) });
const measures = createRoute({ getParentRoute: () => year, path: '/atgarder', ...page('measures'), component: lazyRouteComponent(() => import('./features/plan/MeasuresPage.tsx')) });
const followup = createRoute({ getParentRoute: () => year, path: '/uppfoljning', ...page('followup'), component: lazyRouteComponent(() => import('./features/later/FollowupPage.tsx')) });
const decision = createRoute({ getParentRoute: () => year, path: '/beslut', ...page('decision'), component: lazyRouteComponent(() => import('./features/decision/DecisionPage.tsx')) });
const importPage = createRoute({ getParentRoute: () => year, path: '/inlasning', ...page('import'), component: lazyRouteComponent(() => import('./features/import/ImportPage.tsx')) });
const log = createRoute({ getParentRoute: () => year, path: '/logg', ...page('log'), component: lazyRouteComponent(() => import('./features/trail/LogPage.tsx')) });

export const router = createRouter({
  routeTree: rootRoute.addChildren([start, signIn, link, organisation, people, methods, year.addChildren([overview, analysis, plan, controls, measures, followup, decision, importPage, log])]),
  defaultErrorComponent: Fault, defaultPreload: 'intent', defaultPreloadStaleTime: 0, scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register { router: typeof router }
  interface StaticDataRouteOption { page?: PageName }
}
