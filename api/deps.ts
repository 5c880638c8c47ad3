import type { Logger } from 'pino';
import type { Policies } from '../activities/ports.ts';
import type { Directory } from '../adapters/directory/directory.ts';
import type { KeyRing } from '../adapters/keys/key-ring.ts';
import type { Mailbox } from '../adapters/mail/mailbox.ts';
import type { Database } from '../adapters/store/database.ts';
import type { LocalIssuer, VerifyToken } from './auth/tokens.ts';
import type { CommandService } from './command-service.ts';
import type { Config } from '../config.ts';

/** What routes are built from. */
export interface Deps {
  config: Config;
  log: Logger;
  db: Database;
  ring: KeyRing;
  directory: Directory;
  policies: Policies;
  commands: CommandService;
  verify: VerifyToken;
  /** Only where the local sign-in is allowed. */
  issuer: LocalIssuer | undefined;
  /** Where mails stay, when no mail server is set. */
  mailbox: Mailbox | undefined;
  now: () => number;
  readiness: () => Promise<Readiness>;
}

export interface Readiness {
  engine: boolean;
  database: boolean;
  worker: boolean;
  partners: Record<string, 'up' | 'down' | 'unknown'>;
}
