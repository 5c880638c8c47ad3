import { join } from 'node:path';
import { z } from 'zod';

const port = (fallback: number) => z.coerce.number().int().min(1).max(65_535).default(fallback);

const schema = z.object({
  NODE_ENV: z.string().default('development'),
  PORT: port(3000),
  /** Address that the hub listens on; anything but this machine's own only behind a proxy with TLS. */
  SAMORDNA_HOST: z.string().default('127.0.0.1'),
  /** Ports of what the hub starts itself, when it does. */
  SAMORDNA_ENGINE_PORT: port(7233),
  SAMORDNA_ENGINE_UI_PORT: port(8233),
  SAMORDNA_PARTNER_PORT: port(3001),
  /** Base of every URL that the hub writes; never taken from a request. */
  SAMORDNA_PUBLIC_URL: z.url().optional(),
  SAMORDNA_VAR: z.string().default('var'),
  SAMORDNA_KEYS: z.string().optional(),
  SAMORDNA_DEMO: z.enum(['0', '1']).default('0'),
  SAMORDNA_DIRECTORY: z.string().optional(),
  /** Names of the routine packs that cases begin under, with commas; `none` for the law alone. */
  SAMORDNA_ROUTINES: z.string().optional(),
  /** Mail server; mails stay in a mailbox of the hub's own when left out. */
  SAMORDNA_SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .refine(
      isBareServer,
      'Give server, port, user and password alone; what is special in the last two is percent-encoded.',
    )
    .optional(),
  /** Address that mails come from. */
  SAMORDNA_MAIL_FROM: z.email().optional(),
  SAMORDNA_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** PostgreSQL; PGlite in the var folder when left out. */
  DATABASE_URL: z.string().optional(),
  /** OpenID provider that signs staff and systems in; the local issuer when left out. */
  OIDC_ISSUER: z.url().optional(),
  OIDC_AUDIENCE: z.string().default('samordna'),
});

/** The environment cannot be used; the message says which settings and why. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

export interface Config {
  production: boolean;
  demo: boolean;
  host: string;
  ports: { http: number; engine: number; engineUi: number; partner: number };
  publicUrl: string;
  /** FHIR base of the partner simulator that the hub starts beside itself. */
  simulatorUrl: string;
  /** FHIR base of the record system beside it. */
  simulatorEhrUrl: string;
  varFolder: string;
  keys: string | undefined;
  directoryFile: string;
  /** Chosen routine packs; all released ones when undefined. */
  routines: readonly string[] | undefined;
  logLevel: string;
  databaseUrl: string | undefined;
  oidc: { issuer: string; audience: string } | undefined;
  mail: { smtpUrl: string; from: string } | undefined;
  /** A secret whose variable the directory names. */
  secret: (name: string) => string | undefined;
}

/** Reads the environment once. Throws a sentence for each fault; production refuses what development forgives. */
export function readConfig(env: NodeJS.ProcessEnv, appFolder: string): Config {
  const parsed = schema.safeParse(env);
  if (!parsed.success) throw new SettingsError(`The settings are not usable:\n${z.prettifyError(parsed.error)}`);
  const e = parsed.data;
  const production = e.NODE_ENV === 'production';
  const refusals = production
    ? [
        e.SAMORDNA_DEMO === '1' && 'SAMORDNA_DEMO shortens the clocks of the law and is refused in production.',
        !e.OIDC_ISSUER && 'OIDC_ISSUER is missing: the local sign-in with fictional staff is refused in production.',
        !e.SAMORDNA_KEYS && 'SAMORDNA_KEYS is missing: production takes its key ring from the environment.',
        !e.DATABASE_URL && 'DATABASE_URL is missing: production needs PostgreSQL.',
        !e.SAMORDNA_DIRECTORY && 'SAMORDNA_DIRECTORY is missing: the fictional region is refused in production.',
        !e.SAMORDNA_PUBLIC_URL && 'SAMORDNA_PUBLIC_URL is missing: links must not be made from request headers.',
      ].filter((line) => line !== false)
    : [];
  if (!e.SAMORDNA_SMTP_URL !== !e.SAMORDNA_MAIL_FROM) {
    refusals.push('SAMORDNA_SMTP_URL and SAMORDNA_MAIL_FROM go together: one of them is missing.');
  }
  if (refusals.length > 0) throw new SettingsError(refusals.join('\n'));
  return {
    production,
    demo: e.SAMORDNA_DEMO === '1',
    host: e.SAMORDNA_HOST,
    ports: {
      http: e.PORT,
      engine: e.SAMORDNA_ENGINE_PORT,
      engineUi: e.SAMORDNA_ENGINE_UI_PORT,
      partner: e.SAMORDNA_PARTNER_PORT,
    },
    simulatorUrl: `http://127.0.0.1:${e.SAMORDNA_PARTNER_PORT}/fhir`,
    simulatorEhrUrl: `http://127.0.0.1:${e.SAMORDNA_PARTNER_PORT}/ehr/fhir`,
    publicUrl: e.SAMORDNA_PUBLIC_URL ?? `http://127.0.0.1:${e.PORT}`,
    varFolder: e.SAMORDNA_VAR,
    keys: e.SAMORDNA_KEYS,
    directoryFile: e.SAMORDNA_DIRECTORY ?? join(appFolder, 'adapters/directory/fictional-region.json'),
    routines: e.SAMORDNA_ROUTINES?.split(',')
      .map((name) => name.trim())
      .filter((name) => name !== 'none'),
    logLevel: e.SAMORDNA_LOG_LEVEL,
    databaseUrl: e.DATABASE_URL,
    oidc: e.OIDC_ISSUER ? { issuer: e.OIDC_ISSUER, audience: e.OIDC_AUDIENCE } : undefined,
    mail:
      e.SAMORDNA_SMTP_URL && e.SAMORDNA_MAIL_FROM
        ? { smtpUrl: e.SAMORDNA_SMTP_URL, from: e.SAMORDNA_MAIL_FROM }
        : undefined,
    secret: (name) => env[name],
  };
}

/** @throws SettingsError in production when somebody is to be mailed and there is no mail server */
export function assertMailCanBeSent(
  { production, mail }: Pick<Config, 'production' | 'mail'>,
  hasAddresses: boolean,
): void {
  if (!production || !hasAddresses || mail) return;
  throw new SettingsError(
    'SAMORDNA_SMTP_URL and SAMORDNA_MAIL_FROM are missing: the directory has mail addresses, and there is no local mailbox in production.',
  );
}

/** Settings of a mail client that a URL may also hold would be silently lost, or turn off TLS. */
function isBareServer(url: string): boolean {
  try {
    const { hostname, pathname, search, hash, username, password } = new URL(url);
    decodeURIComponent(username + password);
    return hostname !== '' && ['', '/'].includes(pathname) && search === '' && hash === '';
  } catch {
    return false;
  }
}
