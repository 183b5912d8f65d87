/**
 * Where in the pages one is, and the ways to another place. Own lines instead of a package: the one that stood here was a seventh of
 * the first view's weight, for fourteen addresses without nesting. A page is fetched before it is shown, so that nothing flickers;
 * until then the earlier one stands.
 */
import { createContext, startTransition, use, useEffect, useLayoutEffect, useState } from 'react';
import type { ComponentProps, ComponentType, ReactNode } from 'react';
import type { PageName } from '../text/screenShell.ts';
import { decoded, filled } from './pages.ts';
import type { PagePath, Params } from './pages.ts';

export interface Place {
  readonly url: URL;
  readonly params: Params;
  /** Null where no page has the address. */
  readonly page: PageName | null;
  readonly View: ComponentType | null;
  /** Why the page could not be fetched. */
  readonly fault: unknown;
}
/** A page by its pattern, or an address as it stands. */
export type Target =
  | { readonly to: PagePath; readonly params?: Params; readonly search?: Readonly<Record<string, string>>; readonly hash?: string; readonly href?: never }
  | { readonly href: string; readonly to?: never; readonly params?: never; readonly search?: never; readonly hash?: never };
export interface Pages {
  /** Finds the page of an address and fetches it. The place may be another one than was asked for. Never throws. */
  arrive(url: URL): Promise<Place>;
  /** Fetches the page that will probably be asked for next. */
  ahead(url: URL): void;
}

let pages: Pages | null = null;
let turn = 0;
let show: ((place: Place) => void) | null = null;
/** How far down each entry of the window's history was read, by the entry's own key. */
const depths = new Map<number, number>();
let entry = 0;

function addressOf({ to, params, search, hash, href }: Target): string {
  if (to === undefined) return href;
  const asked = new URLSearchParams(search).toString();
  return `${filled(to, params ?? {})}${asked === '' ? '' : `?${asked}`}${hash === undefined ? '' : `#${hash}`}`;
}

async function go(url: URL, way: 'push' | 'replace' | 'pop'): Promise<void> {
  if (!pages) throw new Error('Nobody knows the pages yet');
  turn += 1;
  const mine = turn;
  const place = await pages.arrive(url);
  if (mine !== turn) return; // somebody has gone on in the meantime
  if (way === 'push' && place.url.href !== location.href) {
    entry = Date.now();
    history.pushState({ entry }, '', place.url);
  } else if (place.url.href !== location.href || way === 'replace') history.replaceState({ entry }, '', place.url);
  if (show) startTransition(() => show?.(place));
}

/** Goes to a page. Done when it has been fetched. */
export async function navigate({ replace, ...target }: Target & { readonly replace?: boolean }): Promise<void> {
  await go(new URL(addressOf(target), location.href), replace === true ? 'replace' : 'push');
}

/** Finds the place the window was opened at. */
export async function firstPlace(by: Pages): Promise<Place> {
  pages = by;
  history.scrollRestoration = 'manual';
  entry = entryOf(history.state);
  const place = await pages.arrive(new URL(location.href));
  history.replaceState({ entry }, '', place.url);
  return place;
}

function entryOf(state: unknown): number {
  return typeof state === 'object' && state !== null && 'entry' in state && typeof state.entry === 'number' ? state.entry : Date.now();
}

const PlaceContext = createContext<Place | null>(null);

/** Holds the place for everything inside, and follows the window's own back and forward. */
export function Places({ first, children }: { readonly first: Place; readonly children: ReactNode }) {
  const [place, setPlace] = useState(first);
  useEffect(() => {
    show = setPlace;
    const onPop = (event: PopStateEvent) => { entry = entryOf(event.state); void go(new URL(location.href), 'pop'); };
    const onScroll = () => { depths.set(entry, scrollY); };
    addEventListener('popstate', onPop);
    addEventListener('scroll', onScroll, { passive: true });
    return () => { show = null; removeEventListener('popstate', onPop); removeEventListener('scroll', onScroll); };
  }, []);
  useLayoutEffect(() => {
    const named = place.url.hash === '' ? null : document.getElementById(decoded(place.url.hash.slice(1)));
    if (named) named.scrollIntoView();
    else scrollTo(0, depths.get(entry) ?? 0);
  }, [place]);
  return <PlaceContext value={place}>{children}</PlaceContext>;
}

export function usePlace(): Place {
  const place = use(PlaceContext);
  if (!place) throw new Error('usePlace outside the pages');
  return place;
}

/** A link within the pages. Its page is fetched when the pointer or the focus comes to it. */
export function Link({ to, params, search, hash, href, onClick, children, ...rest }: Omit<ComponentProps<'a'>, 'href'> & Target) {
  const address = addressOf({ to, params, search, hash, href } as Target);
  const near = () => pages?.ahead(new URL(address, location.href));
  return (
    <a {...rest} href={address} onPointerEnter={near} onFocus={near} onClick={(event) => {
      onClick?.(event);
      // A new tab, a new window and a saved file are the browser's.
      if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      void navigate({ href: address });
    }}>{children}</a>
  );
}
