import { createHash } from 'node:crypto';
import type { Instant } from '../domain/calendar/instant.ts';
import { localDateOf } from '../domain/calendar/stockholm.ts';
import type { LawPack, PolicySettings, RoutinePack } from '../domain/policy/pack.ts';
import type { Policy } from '../domain/policy/policy.ts';
import { resolvePolicy, routineFor } from '../domain/policy/resolve.ts';
import { DEMO_ROUTINE_PACKS, LAW_PACKS, ROUTINE_PACKS } from '../policies/packs.ts';
import type { ResolvedPolicy } from './commit-contract.ts';
import { KINDS } from '../domain/processes.ts';
import type { Policies } from './ports.ts';

export interface PolicyChoice {
  laws: readonly LawPack[];
  routines: readonly RoutinePack[];
  settings: PolicySettings;
}

/**
 * The packs of an installation: the laws, and the routines that it has chosen by name (all released ones when it names none). A demo
 * has only the shortened ones. Throws when a name is not that of a pack.
 */
export function packsFor(demo: boolean, chosen?: readonly string[], settings: PolicySettings = {}): PolicyChoice {
  const routines = demo ? DEMO_ROUTINE_PACKS : ROUTINE_PACKS;
  const unknown = chosen?.find((name) => !routines.some((routine) => routine.name === name));
  if (unknown !== undefined) {
    throw new Error(`There is no routine ${unknown}. Known: ${routines.map((routine) => routine.name).join(', ')}.`);
  }
  return {
    laws: LAW_PACKS,
    routines: chosen ? routines.filter(({ name }) => chosen.includes(name)) : routines,
    settings,
  };
}

/** Law by the calendar day in Sweden; routine by the case: the one it carries, else the one that holds when it begins. */
export function createPolicies({ laws, routines, settings }: PolicyChoice): Policies {
  const known = new Map<string, ResolvedPolicy>();
  const resolve = (kind: string, routine: RoutinePack | null, at: number): ResolvedPolicy => {
    const key = `${kind} ${localDateOf(at as Instant)} ${routine?.name ?? ''}`;
    const found = known.get(key) ?? hashed(resolvePolicy({ laws, routine, settings, at: at as Instant, kind }));
    known.set(key, found);
    return found;
  };
  return {
    current(kind, state, at) {
      const carried = state.policy?.name.split('+') ?? [];
      const own = routines.find((routine) => carried.includes(routine.name));
      return resolve(kind, own ?? routineFor(routines, at as Instant, kind), at);
    },
    fingerprint: (at) =>
      hashOf(KINDS.flatMap((kind) => [null, ...routines].map((routine) => resolve(kind, routine, at).hash))),
  };
}

/** One policy for every case. */
export function fixedPolicies(policy: Policy): Policies {
  const resolved = hashed(policy);
  return { current: () => resolved, fingerprint: () => resolved.hash };
}

function hashed(policy: Policy): ResolvedPolicy {
  return { policy, hash: hashOf(policy) };
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
