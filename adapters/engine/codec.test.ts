import { expect, test } from '@jest/globals';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { keyRing, newKeyRingContent } from '../keys/key-ring.ts';
import { encryptionCodec } from './codec.ts';

const codec = encryptionCodec(keyRing(newKeyRingContent()));

async function encoded(value: unknown): Promise<Payload> {
  const [payload] = await codec.encode([defaultPayloadConverter.toPayload(value)]);
  if (!payload) throw new Error('one payload in, one out');
  return payload;
}

async function decoded(payload: Payload): Promise<unknown> {
  const [plain] = await codec.decode([payload]);
  return plain && defaultPayloadConverter.fromPayload(plain);
}

test.each([
  ['short', { text: 'åäö' }],
  ['long', { texts: Array.from({ length: 200 }, (_, place) => `Påhittad text ${place}`) }],
])('what is %s comes back as it was, and cannot be read meanwhile', async (_name, value) => {
  const payload = await encoded(value);
  expect(Buffer.from(payload.data ?? []).toString('latin1')).not.toContain('text');
  expect(await decoded(payload)).toEqual(value);
});

test('what is long is packed and says so; what is short looks as it did before anything was packed', async () => {
  const long = await encoded('om och om igen '.repeat(1_000));
  expect(long.data?.length).toBeLessThan(1_000);
  expect(Object.keys(long.metadata ?? {}).sort()).toEqual(['encoding', 'key-id', 'packed']);
  expect(Object.keys((await encoded('kort')).metadata ?? {}).sort()).toEqual(['encoding', 'key-id']);
});

test('payloads of another encoding pass as they are', async () => {
  const other = defaultPayloadConverter.toPayload(1);
  expect(await codec.decode([other])).toEqual([other]);
});
