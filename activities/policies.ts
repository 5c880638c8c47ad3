import { createHash } from 'node:crypto';
import { nationalLaw } from '../policies/national-law.ts';
import type { Policy } from '../domain/policy/policy.ts';
import type { ResolvedPolicy } from './commit-contract.ts';
import type { Policies } from './ports.ts';

export function hashed(policy: Policy): ResolvedPolicy {
  return { policy, hash: createHash('sha256').update(JSON.stringify(policy)).digest('hex').slice(0, 16) };
}

/** One policy for every case. */
export function fixedPolicies(policy: Policy = nationalLaw): Policies {
  const resolved = hashed(policy);
  return { current: () => resolved, fingerprint: () => resolved.hash };
}
