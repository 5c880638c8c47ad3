import type { Payload, PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';
import type { KeyRing } from '../keys/key-ring.ts';

const ENCODING = 'binary/samordna-aes256gcm';

/** Encrypts every whole payload before it reaches the engine. Payloads of another encoding pass as they are. */
export function encryptionCodec(ring: KeyRing): PayloadCodec {
  return {
    async encode(payloads) {
      return payloads.map((payload) => {
        const { keyId, cipher } = ring.encrypt(proto.temporal.api.common.v1.Payload.encode(payload).finish());
        return { metadata: { encoding: Buffer.from(ENCODING), 'key-id': Buffer.from(keyId) }, data: cipher };
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
  return proto.temporal.api.common.v1.Payload.decode(ring.decrypt(keyId, payload.data ?? new Uint8Array()));
}
