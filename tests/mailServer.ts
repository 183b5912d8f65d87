/** A real mail server that keeps what it was given, for tests. */
import { SMTPServer } from 'smtp-server';
import { smtpSender, type Smtp } from '../src/adapters/mail/smtp.ts';

export interface ReceivedMail { readonly to: string; readonly raw: string; readonly text: string }
export interface MailServer { readonly received: ReceivedMail[]; readonly sender: Smtp; refuse(yes: boolean): void; close(): Promise<void> }

function plainText(raw: string): string {
  const body = raw.slice(raw.indexOf('\r\n\r\n') + 4);
  const text = /quoted-printable/i.test(raw) ? Buffer.from(body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1').toString('utf8') : /base64/i.test(raw) ? Buffer.from(body, 'base64').toString('utf8') : body;
  return text.replaceAll('\r\n', '\n');
}

export async function startMailServer(): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  let refusing = false;
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'],
    onRcptTo(_address, _session, callback) { callback(refusing ? new Error('Brevlådan är full') : null); },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('latin1');
        received.push({ to: session.envelope.rcptTo.map((one) => one.address).join(','), raw, text: plainText(raw) });
        callback();
      });
    },
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', () => resolve()); });
  const address = server.server.address();
  const sender = smtpSender(`smtp://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`, 'Internkoll <internkoll@ekstrand.example>');
  return {
    received, sender, refuse: (yes) => { refusing = yes; },
    async close() {
      sender.close();
      await new Promise<void>((resolve) => { server.close(() => resolve()); });
    },
  };
}
