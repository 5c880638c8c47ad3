import { z } from 'zod';

/** What this EHR is like, as long as it is set. */
const trait = z.enum([
  /** Says that it takes no transactions, and takes none. */
  'no-transactions',
  /** Says that it does, and takes none. */
  'refuses-transactions',
  /** At most 8 entries of a transaction on a condition. */
  'conditional-limit',
  /** Takes any change as if it were made on the newest version. */
  'ignores-if-match',
  /** Creates again whatever the condition says. */
  'ignores-if-none-exist',
  /** ETags are strong, and If-Match is compared as RFC 9110 has it. */
  'strong-etags',
  /** Versions are random instead of counted. */
  'random-versions',
  /** Each search goes on at `foreignUrl`. */
  'foreign-next-link',
  /** Each search has a next page, which is itself; and tells no total. */
  'endless-pages',
  /** Gives ids itself, to Provenance too. */
  'own-ids-only',
  /** Searches no task by its plan, and says so. */
  'few-searches',
  /** Answers a write without body, version or, in a transaction, place. */
  'says-little',
]);

/** What goes wrong with some requests: the last three only with those that write. */
const fault = z.enum([
  'http-500',
  'html-502',
  'html-200',
  '429',
  'token-refused',
  'redirect',
  /** Does what was asked, and answers late. */
  'slow',
  /** Does what was asked, and breaks the connection. */
  'answer-lost',
  /** The last entry of a transaction is neither done nor answered. */
  'drops-entries',
  'conflict',
  /** Somebody at the EHR changes a resource just before the hub does. */
  'edited-meanwhile',
]);

const ON_WRITES: ReadonlySet<EhrFault> = new Set(['drops-entries', 'conflict', 'edited-meanwhile']);

export const ehrFaultSetting = z.strictObject({
  traits: z.array(trait).optional(),
  fault: fault.optional(),
  /** Number of requests that go well first. */
  after: z.int().min(0).optional(),
  /** Number of requests that then meet the fault; all, when left out. */
  times: z.int().min(1).optional(),
  /** Wait of `slow`, ms. */
  delayMs: z.int().min(0).max(60_000).optional(),
  /** What `429` asks for. */
  retryAfterSeconds: z.int().min(0).optional(),
  /** Where `redirect` and `foreign-next-link` lead. */
  foreignUrl: z.url().optional(),
});

export type EhrTrait = z.infer<typeof trait>;
export type EhrFault = z.infer<typeof fault>;
export type EhrFaultSetting = z.infer<typeof ehrFaultSetting>;

export interface EhrFaults {
  readonly now: EhrFaultSetting;
  set(setting: EhrFaultSetting): void;
  is(trait: EhrTrait): boolean;
  /** The fault that the request which comes now meets. */
  take(writes: boolean): EhrFault | undefined;
}

export function createEhrFaults(): EhrFaults {
  let now: EhrFaultSetting = {};
  let seen = 0;
  return {
    get now() {
      return now;
    },
    set(setting) {
      now = setting;
      seen = 0;
    },
    is: (trait) => now.traits?.includes(trait) ?? false,
    take(writes) {
      const { fault, after = 0, times = Number.POSITIVE_INFINITY } = now;
      if (fault === undefined || (ON_WRITES.has(fault) && !writes)) return undefined;
      seen += 1;
      return seen > after && seen <= after + times ? fault : undefined;
    },
  };
}
