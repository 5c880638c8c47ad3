import type { Instant } from '../calendar/instant.ts';
import type { WaiverCode } from '../discharge/codes.ts';
import type { DischargeState } from '../discharge/state.ts';
import type { Policy } from '../policy/policy.ts';
import type { Duty } from '../process/duty.ts';
import { spanEnd } from './span.ts';
import { stepsOf } from './steps.ts';
import { standingMark } from '../process/mark.ts';

/** Which duties a state implies; one of these for each duty, in a file named as the law names it. */
export type DutiesOf = (state: DischargeState, policy: Policy) => Duty[];

export interface DutyFacts {
  id: string;
  code: string;
  bearer: Duty['bearer'];
  from: Instant;
  /** The policy's spans count from here: `from` when left out, no clock when null. */
  dueFrom?: Instant | null;
  /** Used instead of the policy's spans. */
  due?: Duty['due'];
  readyAt?: Instant | undefined;
  metAt?: Instant | undefined;
  /** A waiver code of the process. */
  waivedBy?: string | undefined;
  hinderedBy?: string | undefined;
  about: { unit?: string | undefined; item?: string | undefined; episode?: number | undefined };
}

/** The duty as the policy has it; nothing when the policy has no such duty. */
export function buildDuty(policy: Policy, facts: DutyFacts): Duty[] {
  const rule = policy.duties[facts.code];
  if (!rule) return [];
  const { id, code, bearer, from, metAt } = facts;
  const dueFrom = facts.dueFrom === undefined ? from : facts.dueFrom;
  const due =
    facts.due ??
    (rule.due && dueFrom !== null
      ? { shown: spanEnd(dueFrom, rule.due.shown), breachedAfter: spanEnd(dueFrom, rule.due.breachedAfter) }
      : undefined);
  const waivedBy = metAt === undefined ? facts.waivedBy : undefined;
  const status = metAt !== undefined ? 'met' : waivedBy ? 'waived' : 'open';
  const anchors = { from, ...(due ? { due } : {}), readyAt: facts.readyAt, bearer: bearer.role };
  return [
    {
      id,
      code,
      bearer,
      force: rule.force,
      sources: rule.sources,
      from,
      ...(due ? { due } : {}),
      steps: status === 'open' ? stepsOf(rule.steps, anchors, policy.officeHours) : [],
      status,
      ...(metAt === undefined ? {} : { metAt }),
      ...(waivedBy ? { waivedBy } : {}),
      ...(status === 'open' && facts.hinderedBy !== undefined ? { hinderedBy: facts.hinderedBy } : {}),
      about: aboutOf(facts.about),
    },
  ];
}

/** What ends every duty of a case: closing, death, and an admission that was none. */
export function endOfAll(state: DischargeState): WaiverCode | undefined {
  if (state.closed) return 'case-closed';
  if (standingMark(state, 'deceased')) return 'deceased';
  return state.cancelled ? 'admission-cancelled' : undefined;
}

/** A bearer at the ward; none before there is one. */
export function atWard(state: DischargeState, role: Duty['bearer']['role']): Duty['bearer'] {
  return { ...(state.ward ?? { party: '', unit: '' }), role };
}

/** The earliest of the times that are known. */
export function earliest(times: readonly (Instant | undefined)[]): Instant | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : (Math.min(...known) as Instant);
}

function aboutOf({ unit, item, episode }: DutyFacts['about']): Duty['about'] {
  return {
    ...(unit === undefined ? {} : { unit }),
    ...(item === undefined ? {} : { item }),
    ...(episode === undefined ? {} : { episode }),
  };
}
