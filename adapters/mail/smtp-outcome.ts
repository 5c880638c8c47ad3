import type { AttemptOutcome } from '../../domain/process/delivery.ts';
import { failed, refused } from '../lifecare/reasons.ts';

/** What the mail client tells of an error, apart from texts, which hold addresses and the server's words. */
interface SmtpError {
  code?: string;
  /** The command that was answered with `responseCode`. */
  command?: string;
  responseCode?: number;
}

/** RFC 4954: authentication is required, too weak, wrong, or needs encryption. */
const SIGN_IN_CODES: readonly number[] = [530, 534, 535, 538];

const UNREACHED: readonly string[] = ['ECONNECTION', 'ESOCKET', 'EDNS', 'ETLS', 'EPROTOCOL'];

/**
 * The server's no to receiver or content is final. A no before the receiver is named is a fault of the installation and holds for
 * every mail, so it is tried again until somebody has mended it.
 */
export function outcomeOfSmtpError(thrown: unknown): AttemptOutcome {
  const { code = '', command = '', responseCode } = thrown as SmtpError;
  if (responseCode === undefined) return withoutAnswer(code);
  if (SIGN_IN_CODES.includes(responseCode)) return failed('sign-in-refused');
  if (responseCode < 500) return failed('transient-error');
  if (command === 'RCPT TO' || command === 'DATA') return refused('message-not-accepted');
  return failed(command === 'MAIL FROM' || code === 'EAUTH' ? 'sign-in-refused' : 'receiver-error');
}

function withoutAnswer(code: string): AttemptOutcome {
  // EABORT is our own limit for the whole attempt.
  if (code === 'ETIMEDOUT' || code === 'EABORT') return failed('timeout');
  if (code === 'EENVELOPE') return refused('message-not-accepted');
  return failed(UNREACHED.includes(code) ? 'receiver-unreachable' : 'fault');
}
