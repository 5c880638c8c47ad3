import type { AttemptOutcome } from '../../../domain/process/delivery.ts';
import { isBearerToken } from '../client-failure.ts';
import { writePlan } from './attempt.ts';
import { askCapability, type Capability } from './capability.ts';
import { openConnection } from './connection.ts';
import { partsOf, type EhrPlan, type Part } from './plan.ts';
import { createQueue } from './queue.ts';
import { EhrConflict, EhrFailure, failed, refused } from './reasons.ts';
import type { TokenProvider } from './token.ts';

export interface EhrWriterOptions {
  /** The EHR's FHIR R4 base. */
  baseUrl: string;
  /** Start of the hub's own names in FHIR: what else stands in the hub's resources is the EHR's and stays there. */
  names: string;
  /** A token that never changes, or who gives one. */
  token?: string | TokenProvider | undefined;
  /** Longest time for the whole attempt, ms. */
  timeoutMs?: number | undefined;
}

export type EhrWriter = (plan: EhrPlan) => Promise<AttemptOutcome>;

/** An attempt as a whole has 30 s; what is done before and after writing needs its part. */
const LONGEST_TIMEOUT_MS = 24_000;

/** How long an EHR is believed to be able to do what it said, ms. */
const BELIEVED_MS = 3_600_000;

/**
 * Writes plans to one EHR. Any number of attempts at the same plan end with each resource once. The writer never throws: every
 * failure is an outcome with a reason of ours, since the client library's errors hold addresses, headers and the EHR's text.
 * @throws Error when the token cannot be a header; without the token
 */
export function ehrWriter(options: EhrWriterOptions): EhrWriter {
  const base = options.baseUrl.replace(/\/+$/, '');
  const token = providerOf(options.token);
  const timeoutMs = Math.min(options.timeoutMs ?? LONGEST_TIMEOUT_MS, LONGEST_TIMEOUT_MS);
  const oneByOne = createQueue();
  let known: { capability: Capability; until: number } | undefined;

  return async (plan) => {
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const parts = partsOf(plan);
      if (!parts) return refused('plan-not-consistent').outcome;
      const ask = openConnection({ base, item: plan.item, token, signal });
      if (!known || performance.now() > known.until) {
        known = { capability: await askCapability(ask), until: performance.now() + BELIEVED_MS };
      }
      const { capability } = known;
      const settled = { ask, base, names: options.names, capability, oneByOne, signal };
      // Two plans of a new person would each create the person in an EHR that overlooks If-None-Exist.
      await oneByOne(personOf(parts) ?? plan.item, () => writePlan(settled, parts));
      return { kind: 'told' };
    } catch (error) {
      // It may no longer be able to do what it said: it is asked anew next time.
      known = undefined;
      if (signal.aborted) return failed('timeout').outcome;
      if (error instanceof EhrFailure) return error.outcome;
      return (error instanceof EhrConflict ? refused('conflict') : failed('fault')).outcome;
    }
  };
}

function personOf(parts: readonly Part[]): string | undefined {
  const key = parts.find(({ resource }) => resource.resourceType === 'Patient')?.key;
  return key && `person ${key.system}|${key.value}`;
}

function providerOf(token: EhrWriterOptions['token']): TokenProvider | undefined {
  if (typeof token !== 'string') return token;
  if (!isBearerToken(token)) {
    throw new Error('The bearer token for an EHR holds characters that no header may hold.');
  }
  return () => Promise.resolve(token);
}
