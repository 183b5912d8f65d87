/** The server's round with the mail: digests in the morning, and what waits every half minute. */
import { smtpSender } from '../adapters/mail/smtp.ts';
import { deliver, writeDigests } from '../app/postman.ts';
import type { House } from '../app/house.ts';
import type { Config } from '../config.ts';

export interface Posting { stop(): Promise<void> }

const ROUND_MS = 30_000;
/** Before anybody is at work; the municipality's own clock. */
const DIGEST_FROM = 6;

/** Starts the rounds; null when there is no mail server. `failed` hears of a round that broke; the next goes on. */
export function startPosting(house: House, config: Pick<Config, 'smtpUrl' | 'mailFrom' | 'zone'>, failed: (error: unknown) => void): Posting | null {
  if (config.smtpUrl === null) return null;
  const sender = smtpSender(config.smtpUrl, config.mailFrom);
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone: config.zone, hour: 'numeric', hourCycle: 'h23' });
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();
  const go = async (): Promise<void> => {
    try {
      if (Number(hour.format(house.now())) >= DIGEST_FROM) await writeDigests(house);
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
      sender.close();
    },
  };
}
