import { createTransport } from 'nodemailer';
import type { MailSender } from '../../app/ports.ts';

/** Far less than the time a mail is taken for (adapters/db/mailStore.ts): a server that has gone silent must not make another one send it too. */
const PATIENCE_MS = 60_000;

export interface Smtp extends MailSender { close(): void }

/** Mail through the municipality's own server: smtp://user:password@host:587 (STARTTLS when the server has it) or smtps://…:465. */
export function smtpSender(url: string, from: string): Smtp {
  const transport = createTransport({ url, connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS }, { from });
  return {
    async send({ to, name, subject, text }) {
      // An address is given as its parts, so that no name can add a receiver.
      await transport.sendMail({ to: { name, address: to }, subject, text, headers: { 'Auto-Submitted': 'auto-generated' } });
    },
    close: () => transport.close(),
  };
}
