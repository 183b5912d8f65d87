/** The server's round with the mail: digests in the morning, and what waits every half minute. */
import type { Smtp } from '../adapters/mail/smtp.ts';
import { deliver, writeDigests } from '../app/postman.ts';
import type { House } from '../app/house.ts';
import type { Config } from '../config.ts';

export interface Posting { stop(): Promise<void> }

const ROUND_MS = 30_000;
/** Before anybody is at work; the municipality's own clock. */
const DIGEST_FROM = 6;

/** Starts the rounds; null when there is no mail server. `failed` hears of a round that broke; the next goes on. */
export function startPosting(house: House, config: Pick<Config, 'smtpUrl' | 'mailFrom' | 'zone'>, failed: (error: unknown) => void): Posting | null {
  const { smtpUrl, mailFrom } = config;
  if (smtpUrl === null) return null;
  let sender: Smtp | null = null;
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone: config.zone, hour: 'numeric', hourCycle: 'h23' });
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();
  const go = async (): Promise<void> => {
    try {
      if (Number(hour.format(house.now())) >= DIGEST_FROM) await writeDigests(house);
      // Without a mail server nobody loads what speaks to one.
      sender ??= (await import('../adapters/mail/smtp.ts')).smtpSender(smtpUrl, mailFrom);
      await deliver(house, sender);
    } catch (error) {
      failed(error);
    }
    if (!stopped) timer = setTimeout(() => { round = go(); }, ROUND_MS).unref();
  };
  round = go();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await round;
      sender?.close();
    },
  };
}
