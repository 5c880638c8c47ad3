import type { Instant } from '../calendar/instant.ts';
import { addDays, parseLocalDate, type LocalDate } from '../calendar/local-date.ts';
import { localDateOf, startOfDay } from '../calendar/stockholm.ts';
import type { LawPack, Pack, PolicySettings, RoutineDuty, RoutinePack, Validity } from './pack.ts';
import type { DutyRule, Policy, SipRules, Span, StepRule } from './policy.ts';

/** Used where neither routine nor settings say otherwise. */
const DEFAULTS = {
  retry: { firstMinutes: 1, maxMinutes: 60 },
  practice: { planningBegun: 'nobody', careContactAppointed: 'nobody', discharged: 'nobody' },
  officeHours: { fromHour: 8, toHour: 16 },
  protectedRoles: ['dischargePlanner', 'headOfOperations'],
} satisfies Pick<Policy, 'retry' | 'practice' | 'officeHours' | 'protectedRoles'>;

/** Used where no routine says otherwise: what the law itself requires of a plan. Days are settings of the hub's own. */
const SIP_BY_LAW: SipRules = {
  needs: 'both-sectors',
  attendance: {
    inpatient: 'required',
    'region-outpatient': 'required',
    'municipal-social': 'required',
    'municipal-health': 'required',
    school: 'optional',
    'independent-school': 'optional',
    'other-actor': 'optional',
  },
  required: ['meeting', 'interventions', 'responsible', 'overallResponsible'],
  renewConsentDays: 14,
  askBeforeAdultDays: 90,
  contactEveryDays: 90,
};

export interface PolicySources {
  laws: readonly LawPack[];
  /** The routine that the case began under; null for a case that has none. */
  routine: RoutinePack | null;
  settings: PolicySettings;
  at: Instant;
  /** Of process; a discharge when left out. */
  kind?: string;
}

/** The rules of one case now: the laws in force today, the routine it began under, and the installation's settings. */
export function resolvePolicy({ laws, routine, settings, at, kind = 'discharge' }: PolicySources): Policy {
  const today = localDateOf(at);
  // A routine that extends no law rests on no statute.
  const applies = routine === null || routine.extends !== null;
  const ofKind = laws.filter((law) => isOf(law, kind));
  const inForce = applies ? ofKind.filter((law) => isValid(law.validity, today)) : [];
  const duties: Record<string, DutyRule> = Object.fromEntries(inForce.flatMap((law) => Object.entries(law.duties)));
  for (const [code, change] of Object.entries(routine?.duties ?? {})) {
    const merged = mergeDuty(duties[code], change);
    if (merged) duties[code] = merged;
  }
  const factor = settings.clockFactor ?? 1;
  return {
    name: [...inForce.map((law) => law.name), ...(routine ? [routine.name] : [])].join('+'),
    demo: routine?.demo ?? false,
    duties:
      factor === 1
        ? duties
        : Object.fromEntries(Object.entries(duties).map(([code, rule]) => [code, scaled(rule, factor)])),
    retry: settings.retry ?? routine?.retry ?? DEFAULTS.retry,
    practice: { ...DEFAULTS.practice, ...routine?.practice, ...settings.practice },
    sip: { ...SIP_BY_LAW, ...routine?.sip },
    officeHours: settings.officeHours ?? routine?.officeHours ?? DEFAULTS.officeHours,
    protectedRoles: settings.protectedRoles ?? routine?.protectedRoles ?? DEFAULTS.protectedRoles,
    lawDates: applies ? changeDays(ofKind) : [],
  };
}

/** The routine for a case of that kind that began then: the first that holds on that day. */
export function routineFor(routines: readonly RoutinePack[], began: Instant, kind = 'discharge'): RoutinePack | null {
  const day = localDateOf(began);
  return routines.find((routine) => isOf(routine, kind) && isValid(routine.validity, day)) ?? null;
}

function isOf({ kinds = ['discharge'] }: Pack, kind: string): boolean {
  return kinds.includes(kind);
}

function isValid({ from, to }: Validity, day: LocalDate): boolean {
  return from <= day && (to === undefined || day <= to);
}

/** A change without a duty of the law's to change comes from a law that is not in force, and is left out. */
function mergeDuty(law: DutyRule | undefined, change: RoutineDuty): DutyRule | undefined {
  if ('force' in change) return change;
  return law && { ...law, ...change };
}

function changeDays(laws: readonly LawPack[]): Instant[] {
  const days = laws.flatMap(({ validity: { from, to } }) => [
    day(from),
    ...(to === undefined ? [] : [addDays(day(to), 1)]),
  ]);
  return [...new Set(days)].sort().map(startOfDay);
}

function day(text: string): LocalDate {
  const parsed = parseLocalDate(text);
  if (!parsed) throw new RangeError(`not a day: ${text}`);
  return parsed;
}

function scaled(rule: DutyRule, factor: number): DutyRule {
  const steps = rule.steps.map((step): StepRule => {
    const copy = { ...step };
    for (const anchor of ['afterMinutes', 'beforeDueMinutes', 'beforeBreachMinutes', 'afterReadyMinutes'] as const) {
      if (copy[anchor] !== undefined) copy[anchor] *= factor;
    }
    return copy;
  });
  const { due } = rule;
  return {
    ...rule,
    steps,
    ...(due
      ? { due: { shown: scaledSpan(due.shown, factor), breachedAfter: scaledSpan(due.breachedAfter, factor) } }
      : {}),
  };
}

/** A span of days becomes one of hours, since a part of a day is no day. */
function scaledSpan(span: Span, factor: number): Span {
  return span.unit === 'calendarDays'
    ? { unit: 'hours', n: (span.n + 1) * 24 * factor }
    : { ...span, n: span.n * factor };
}
