import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** One current key that writes, any number that only read. Key ids stand in every payload and row. */
export interface KeyRing {
  currentId: string;
  encrypt(plain: Uint8Array): { keyId: string; cipher: Uint8Array };
  /** Throws `UnknownKeyError` when the ring lacks the key. */
  decrypt(keyId: string, cipher: Uint8Array): Uint8Array;
  /** Keyed hash (HMAC-SHA-256, hex) for finding a number or an identifier without storing it. Does not change with rotation. */
  hash(value: string): string;
}

export interface KeyRingContent {
  current: string;
  /** Key id -> 32 bytes, base64. */
  keys: Record<string, string>;
  /** 32 bytes, base64. */
  hashKey: string;
}

class UnknownKeyError extends Error {
  override name = 'UnknownKeyError';
  constructor(keyId: string) {
    super(
      `The key ring lacks the key ${keyId}. Add it to SAMORDNA_KEYS (or to the keys file) as a key that only reads.`,
    );
  }
}

const NONCE = 12;
const TAG = 16;
/** From this length on, bytes: encrypted text cannot be packed any more by the database, which stores long ones in many pieces. */
const WORTH_PACKING = 1_024;

/** Throws when the content does not hold 32-byte keys or lacks its current key. */
export function keyRing(content: KeyRingContent): KeyRing {
  const keys = new Map(Object.entries(content.keys).map(([id, key]) => [id, Buffer.from(key, 'base64')]));
  const hashKey = Buffer.from(content.hashKey, 'base64');
  for (const key of [...keys.values(), hashKey]) {
    if (key.length !== 32) throw new Error('Every key of the ring must be 32 bytes, base64.');
  }
  const current = keys.get(content.current);
  if (!current) throw new UnknownKeyError(content.current);
  return {
    currentId: content.current,
    encrypt(plain) {
      const nonce = nextNonce();
      const cipher = createCipheriv('aes-256-gcm', current, nonce);
      const body = Buffer.concat([cipher.update(plain), cipher.final()]);
      return { keyId: content.current, cipher: Buffer.concat([nonce, cipher.getAuthTag(), body]) };
    },
    decrypt(keyId, cipher) {
      const key = keys.get(keyId);
      if (!key) throw new UnknownKeyError(keyId);
      const bytes = Buffer.from(cipher.buffer, cipher.byteOffset, cipher.byteLength);
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE));
      decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
      return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]);
    },
    hash(value) {
      return createHmac('sha256', hashKey).update(value).digest('hex');
    },
  };
}

/** Random bytes cost as much to ask for as a short text to encrypt, so they are drawn many at a time. Each is given out once. */
const DRAWN = 512;
let drawn = Buffer.alloc(0);

function nextNonce(): Buffer {
  if (drawn.length === 0) drawn = randomBytes(NONCE * DRAWN);
  const nonce = drawn.subarray(0, NONCE);
  drawn = drawn.subarray(NONCE);
  return nonce;
}

/** A ring with one new key. */
export function newKeyRingContent(): KeyRingContent {
  const id = `k${randomBytes(4).toString('hex')}`;
  return {
    current: id,
    keys: { [id]: randomBytes(32).toString('base64') },
    hashKey: randomBytes(32).toString('base64'),
  };
}

/** JSON, encrypted, as one text column: `<key id>:<base64>`, and `<key id>::<base64>` where it was deflated before. */
export function seal(ring: KeyRing, value: unknown): string {
  const plain = Buffer.from(JSON.stringify(value));
  const isPacked = plain.length >= WORTH_PACKING;
  const { keyId, cipher } = ring.encrypt(isPacked ? deflateRawSync(plain, { level: 1 }) : plain);
  return `${keyId}:${isPacked ? ':' : ''}${Buffer.from(cipher).toString('base64')}`;
}

export function open<T>(ring: KeyRing, sealed: string): T {
  const colon = sealed.indexOf(':');
  const isPacked = sealed[colon + 1] === ':';
  const cipher = Buffer.from(sealed.slice(colon + (isPacked ? 2 : 1)), 'base64');
  const plain = ring.decrypt(sealed.slice(0, colon), cipher);
  return JSON.parse(Buffer.from(isPacked ? inflateRawSync(plain) : plain).toString('utf8')) as T;
}
