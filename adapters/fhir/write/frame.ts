import type { Capability } from './capability.ts';
import type { LookUpFrame } from './look-up.ts';
import { isUuid, type Part } from './plan.ts';
import { token } from './search.ts';

/** What one attempt writes with. */
export interface WriteFrame extends LookUpFrame {
  capability: Capability;
  /** Start of the hub's own names. */
  names: string;
  /** How an ETag is written in a transaction, which never shows one: most servers take either. */
  strongTags: boolean;
  /** Runs one after the other what has the same name, in this process. */
  oneByOne: <T>(name: string, run: () => Promise<T>) => Promise<T>;
}

/** As a search that stands in an address, or in what an EHR may make an address of. */
export function condition({ key }: Part): string {
  return `identifier=${encodeURIComponent(token(key))}`;
}

/** Whether its key may stand in an address. */
export function isPublic({ ours, key }: Part): boolean {
  return ours && isUuid(key.value);
}
