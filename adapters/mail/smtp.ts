import { createTransport } from 'nodemailer';
import type { MailCarrier } from './mail-sender.ts';
import { outcomeOfSmtpError } from './smtp-outcome.ts';
import type { SmtpServer } from './smtp-server-address.ts';

export interface SmtpOptions extends SmtpServer {
  from: string;
  /** Name that the hub gives itself to the server; the machine's own name would tell of the inside. */
  clientName: string;
  /** Longest wait for the whole attempt, ms. */
  timeoutMs?: number | undefined;
}

/** An attempt as a whole has 30 s; what is done before and after sending needs its part. */
const USUAL_TIMEOUT_MS = 20_000;
const LONGEST_STEP_MS = 10_000;

/** Sends by SMTP, one connection for each mail. */
export function smtpCarrier({
  from,
  clientName,
  auth,
  timeoutMs = USUAL_TIMEOUT_MS,
  ...server
}: SmtpOptions): MailCarrier {
  const stepMs = Math.min(LONGEST_STEP_MS, timeoutMs);
  const transport = createTransport({
    ...server,
    ...(auth ? { auth } : {}),
    name: clientName,
    connectionTimeout: stepMs,
    greetingTimeout: stepMs,
    socketTimeout: stepMs,
    dnsTimeout: stepMs,
    // The client's log would hold addresses.
    logger: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async ({ to, messageId, subject, text }) => {
    try {
      await transport.sendMail({
        from: { name: 'Samordna', address: from },
        // An address that is no text is not read as a list of addresses.
        to: { name: '', address: to },
        messageId,
        subject,
        text,
        // RFC 3834: keeps automatic answers away.
        headers: { 'Auto-Submitted': 'auto-generated' },
        signal: AbortSignal.timeout(timeoutMs),
      });
      return { kind: 'told' };
    } catch (error) {
      return outcomeOfSmtpError(error);
    }
  };
}
