import { describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyRing, newKeyRingContent, open, seal } from './key-ring.ts';
import { loadKeyRing } from './keys-file.ts';

describe('a ring of keys', () => {
  test('opens what it sealed, and no two seals of the same are alike', () => {
    const ring = keyRing(newKeyRingContent());
    const value = { text: 'åäö', number: 1 };
    const sealed = [seal(ring, value), seal(ring, value)];
    expect(sealed[0]).not.toBe(sealed[1]);
    expect(sealed.map((one) => open(ring, one))).toEqual([value, value]);
    expect(sealed[0]).not.toContain('text');
  });

  test('never gives a nonce twice', () => {
    const rings = [keyRing(newKeyRingContent()), keyRing(newKeyRingContent())];
    const sealed = Array.from({ length: 1_500 }, (_, i) =>
      rings[i % 2]?.encrypt(new Uint8Array(1)).cipher.slice(0, 12),
    );
    expect(new Set(sealed.map(String)).size).toBe(1_500);
  });

  test('packs what is long, and opens it as it opens what is short', () => {
    const ring = keyRing(newKeyRingContent());
    const long = { text: 'åäö '.repeat(1_000) };
    const sealed = seal(ring, long);
    expect(sealed.length).toBeLessThan(1_000);
    expect(open(ring, sealed)).toEqual(long);
    expect(() => open(ring, sealed.replace('::', ':'))).toThrow();
  });

  test('after a rotation reads what the earlier key wrote, and hashes as before', () => {
    const before = newKeyRingContent();
    const added = newKeyRingContent();
    const after = keyRing({ current: added.current, keys: { ...before.keys, ...added.keys }, hashKey: before.hashKey });
    expect(open(after, seal(keyRing(before), { a: 1 }))).toEqual({ a: 1 });
    expect(seal(after, 1).startsWith(`${added.current}:`)).toBe(true);
    expect(after.hash('x')).toBe(keyRing(before).hash('x'));
  });

  test('says which key is missing, and finds that a row was changed', () => {
    const other = keyRing(newKeyRingContent());
    const ring = keyRing(newKeyRingContent());
    expect(() => open(ring, seal(other, 1))).toThrow(other.currentId);
    const sealed = seal(ring, { a: 1 });
    const changed = sealed.slice(0, -6) + (sealed.at(-6) === 'A' ? 'B' : 'A') + sealed.slice(-5);
    expect(() => open(ring, changed)).toThrow();
  });

  test.each([
    ['a key of the wrong length', { ...newKeyRingContent(), keys: { a: 'c2hvcnQ=' }, current: 'a' }],
    ['a current key that is not there', { ...newKeyRingContent(), current: 'none' }],
  ])('refuses %s', (_name, content) => {
    expect(() => keyRing(content)).toThrow();
  });
});

describe('the keys of an installation', () => {
  test('are made once, for their owner alone, and read again', () => {
    const folder = mkdtempSync(join(tmpdir(), 'samordna-keys-'));
    const file = join(folder, 'keys');
    try {
      const first = loadKeyRing({ fromEnvironment: undefined, file, production: false });
      expect(statSync(file).mode & 0o777).toBe(0o600);
      const again = loadKeyRing({ fromEnvironment: undefined, file, production: false });
      expect(open(again, seal(first, 1))).toBe(1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('must come from the environment in production, and a fault there does not show them', () => {
    expect(() => loadKeyRing({ fromEnvironment: undefined, file: 'none', production: true })).toThrow('SAMORDNA_KEYS');
    const secret = JSON.stringify({ secret: 'aGVtbGlndA==' });
    expect(() => loadKeyRing({ fromEnvironment: secret, file: 'none', production: true })).toThrow(
      /^(?!.*aGVtbGlndA).*$/s,
    );
  });
});
