import { Refused, sentenceOf, worthRetrying } from './call.ts';
import { navigate } from './place.tsx';
import { queryClient, sessionQuery } from './queries.ts';

export interface Sending { readonly saving: 'rest' | 'saving' | 'retrying'; readonly savedAt: string | null; readonly refusal: string | null }

const sendAfter = 150;
const longestWait = 15_000;

/**
 * What has been answered or written and that the server has not answered yet. It lies in memory and in the browser's own store, so that
 * neither a lost network, a reload nor an ended session loses any of it, and is sent in order, one at a time.
 */
export class Outbox<Item> {
  items: readonly Item[] = [];
  sending: Sending = { saving: 'rest', savedAt: null, refusal: null };
  private underWay = false;
  /** The first item has been sent once: whether it was taken is not known until it is answered. */
  private tried = false;
  private open = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private wait = 1000;
  private readonly kept: string;
  private readonly post: (item: Item) => Promise<void>;
  private readonly changed: () => void;
  private readonly refused: (item: Item, reason: unknown) => void;

  constructor(kept: string, post: (item: Item) => Promise<void>, changed: () => void, refused: (item: Item, reason: unknown) => void) {
    this.kept = kept;
    this.post = post;
    this.changed = changed;
    this.refused = refused;
    const stored: unknown = JSON.parse(localStorage.getItem(kept) ?? '[]');
    this.items = Array.isArray(stored) ? (stored as Item[]) : [];
    this.tried = this.items.length > 0;
    addEventListener('online', () => { this.wait = 1000; this.send(); });
    document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') this.send(); });
  }

  /** Called when what the items change has been read. */
  begin(): void { this.open = true; this.send(); }

  /** `join` makes one of the last waiting item and this one, where they say the same thing; what has been sent stays as it was. */
  put(item: Item, join: (last: Item) => Item | null = () => null): void {
    const last = this.items.at(-1);
    const joined = last !== undefined && (this.items.length > 1 || !this.tried) ? join(last) : null;
    this.items = joined === null ? [...this.items, item] : [...this.items.slice(0, -1), joined];
    this.keep();
    this.tell({ saving: this.sending.saving === 'retrying' ? 'retrying' : 'saving', refusal: null });
    // A window on its way out sends what it can: the rest lies in the browser.
    if (document.visibilityState === 'hidden') this.send();
    else if (!this.underWay && this.sending.saving !== 'retrying') this.later(sendAfter);
  }

  /** Done when nothing waits, or when it cannot be sent now. */
  settled(): Promise<void> {
    if (this.items.length === 0 || this.sending.saving === 'retrying') return Promise.resolve();
    this.send();
    return new Promise((resolve) => { this.waiters.push(resolve); });
  }
  private waiters: (() => void)[] = [];

  /** Something else than the waiting items was saved. */
  saved(): void { this.tell({ savedAt: new Date().toISOString(), refusal: null }); }
  forgetRefusal(): void { this.tell({ refusal: null }); }

  private later(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { this.send(); }, milliseconds);
  }
  private send(): void {
    clearTimeout(this.timer);
    const [item] = this.items;
    if (item === undefined || this.underWay || !this.open) return;
    this.underWay = true;
    this.tried = true;
    this.post(item).then(() => { this.gone(null); }, (reason: unknown) => { this.failed(item, reason); });
  }
  private gone(refusal: string | null): void {
    this.underWay = false;
    this.tried = false;
    this.wait = 1000;
    this.items = this.items.slice(1);
    this.keep();
    this.tell({ saving: this.items.length > 0 ? 'saving' : 'rest', ...(refusal === null ? { savedAt: new Date().toISOString() } : { refusal }) });
    this.send();
  }
  private failed(item: Item, reason: unknown): void {
    const signedOut = reason instanceof Refused && reason.status === 401;
    if (worthRetrying(reason) || signedOut || (reason instanceof Refused && reason.status >= 500)) {
      this.underWay = false;
      this.tell({ saving: 'retrying' });
      this.later(this.wait);
      this.wait = Math.min(longestWait, this.wait * 2);
      // The page asked for anew is then the sign-in page, and leads back here; what waits is sent afterwards.
      if (signedOut) void queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 }).then(() => navigate({ href: location.href, replace: true }), () => undefined);
      return;
    }
    // A rule said no: it cannot be saved however often it is tried. The sentence says why, and the page shows what stands.
    this.refused(item, reason);
    this.gone(sentenceOf(reason));
  }
  private keep(): void {
    if (this.items.length === 0) localStorage.removeItem(this.kept);
    else localStorage.setItem(this.kept, JSON.stringify(this.items));
  }
  private tell(parts: Partial<Sending>): void {
    this.sending = { ...this.sending, ...parts };
    this.changed();
    if (this.items.length > 0 && this.sending.saving !== 'retrying') return;
    const waiting = this.waiters;
    this.waiters = [];
    for (const done of waiting) done();
  }
}
