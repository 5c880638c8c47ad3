import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { keyRing, newKeyRingContent, type KeyRing, type KeyRingContent } from './key-ring.ts';

/**
 * The installation's ring: `SAMORDNA_KEYS` (JSON) when given, else the file, made at first start with mode 0600.
 * Production must give `SAMORDNA_KEYS`.
 */
export function loadKeyRing(options: {
  fromEnvironment: string | undefined;
  file: string;
  production: boolean;
}): KeyRing {
  if (options.fromEnvironment) return keyRing(parse(options.fromEnvironment, 'SAMORDNA_KEYS'));
  if (options.production) {
    throw new Error(
      'SAMORDNA_KEYS is missing. In production the key ring must come from the environment, never from a file made by the hub.',
    );
  }
  if (!existsSync(options.file)) {
    writeFileSync(options.file, JSON.stringify(newKeyRingContent(), null, 2), { mode: 0o600, flag: 'wx' });
  }
  return keyRing(parse(readFileSync(options.file, 'utf8'), options.file));
}

function parse(text: string, origin: string): KeyRingContent {
  try {
    const content = JSON.parse(text) as KeyRingContent;
    if (
      typeof content.current === 'string' &&
      typeof content.hashKey === 'string' &&
      typeof content.keys === 'object'
    ) {
      return content;
    }
  } catch {
    // Said below, without the text: it holds keys.
  }
  throw new Error(`${origin} is not a key ring: expected JSON with current, keys and hashKey.`);
}
