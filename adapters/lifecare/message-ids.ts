import { createHash } from 'node:crypto';

/** Name space of the message's ids; any fixed uuid will do. */
const NAME_SPACE = Buffer.from('5d0c6f1e7a4b4c389be2f0a1d3c59e77', 'hex');

/** Id of an item's MessageHeader: the same at every attempt, so that a receiver knows what it has. */
export function messageHeaderId(item: string): string {
  return partId(item, 'header');
}

/** Id of another part of the item's message. */
export function partId(item: string, part: string): string {
  return nameUuid(`${item}|${part}`);
}

export function urn(id: string): string {
  return `urn:uuid:${id}`;
}

/** Name-based uuid, version 5 (RFC 9562, 5.5). */
function nameUuid(name: string): string {
  const bytes = createHash('sha1').update(NAME_SPACE).update(name).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
