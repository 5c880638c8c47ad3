import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Payload, PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';
import type { KeyRing } from '../keys/key-ring.ts';

const ENCODING = 'binary/samordna-aes256gcm';
/** From this length on, bytes, it is deflated before, and marked so: a history is kept for as long as its case lives, and longer. */
const WORTH_PACKING = 700;
const PACKED = 'packed';

/** Encrypts every whole payload before it reaches the engine. Payloads of another encoding pass as they are. */
export function encryptionCodec(ring: KeyRing): PayloadCodec {
  return {
    async encode(payloads) {
      return payloads.map((payload) => {
        const plain = proto.temporal.api.common.v1.Payload.encode(payload).finish();
        const isPacked = plain.length >= WORTH_PACKING;
        const { keyId, cipher } = ring.encrypt(isPacked ? deflateRawSync(plain, { level: 1 }) : plain);
        const metadata = { encoding: Buffer.from(ENCODING), 'key-id': Buffer.from(keyId) };
        return { metadata: isPacked ? { ...metadata, [PACKED]: Buffer.from('deflate') } : metadata, data: cipher };
      });
    },
    async decode(payloads) {
      return payloads.map((payload) => (isOurs(payload) ? decrypt(ring, payload) : payload));
    },
  };
}

function isOurs(payload: Payload): boolean {
  const encoding = payload.metadata?.encoding;
  return encoding !== undefined && encoding !== null && Buffer.from(encoding).toString() === ENCODING;
}

function decrypt(ring: KeyRing, payload: Payload): Payload {
  const keyId = Buffer.from(payload.metadata?.['key-id'] ?? []).toString();
  const plain = ring.decrypt(keyId, payload.data ?? new Uint8Array());
  return proto.temporal.api.common.v1.Payload.decode(payload.metadata?.[PACKED] ? inflateRawSync(plain) : plain);
}
