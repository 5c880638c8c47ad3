/** A mail server, from a URL such as `smtps://user:password@mail.example`. */
export interface SmtpServer {
  host: string;
  port: number;
  /** TLS from the first byte (`smtps:`). */
  secure: boolean;
  /** Refuse to go on when the server does not offer TLS. */
  requireTLS: boolean;
  /** Do not take TLS though it is offered: relays on one's own machine have certificates that nobody has signed. */
  ignoreTLS: boolean;
  auth: { user: string; pass: string } | undefined;
}

const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * TLS is taken when it is offered, and demanded in production; to this machine itself `smtp:` goes without.
 * @param url checked by config.ts
 */
export function smtpServer(url: string, production: boolean): SmtpServer {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const isLocal = LOCAL.has(hostname);
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: production && !secure && !isLocal,
    ignoreTLS: isLocal,
    auth: username === '' ? undefined : { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
  };
}
