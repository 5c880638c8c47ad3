import { MS_PER_MINUTE, type Instant } from '../calendar/instant.ts';
import { addDays } from '../calendar/local-date.ts';
import { instantOf, localDateOf } from '../calendar/stockholm.ts';
import { lastWorkingHourBefore, nextWorkingDay, type OfficeHours } from '../calendar/working-time.ts';
import type { StepRule } from '../policy/policy.ts';
import type { Role } from '../process/command.ts';
import type { Duty, DutyStep } from '../process/duty.ts';

export interface StepAnchors {
  from: Instant;
  due?: Duty['due'];
  readyAt?: Instant | undefined;
  bearer?: Role;
}

/** Steps with a known anchor, ascending. None comes before the duty itself. */
export function stepsOf(rules: readonly StepRule[], anchors: StepAnchors, office: OfficeHours): DutyStep[] {
  return rules
    .flatMap((rule): DutyStep[] => {
      const at = stepAt(rule, anchors, office);
      return at === undefined
        ? []
        : [
            {
              kind: rule.kind,
              to: rule.to === 'bearer' ? (anchors.bearer ?? 'headOfOperations') : rule.to,
              at: at > anchors.from ? at : anchors.from,
            },
          ];
    })
    .sort((a, b) => a.at - b.at);
}

function stepAt(rule: StepRule, { from, due, readyAt }: StepAnchors, office: OfficeHours): Instant | undefined {
  if (rule.beforeDueMinutes !== undefined) return before(due?.shown, rule.beforeDueMinutes, rule, office);
  if (rule.beforeBreachMinutes !== undefined) return before(due?.breachedAfter, rule.beforeBreachMinutes, rule, office);
  const [anchor, minutes] =
    rule.afterReadyMinutes === undefined ? [from, rule.afterMinutes ?? 0] : [readyAt, rule.afterReadyMinutes];
  if (anchor === undefined) return undefined;
  const at = Math.round(anchor + minutes * MS_PER_MINUTE) as Instant;
  return rule.inOfficeHours ? nextOpening(at, office) : at;
}

function before(end: Instant | undefined, minutes: number, rule: StepRule, office: OfficeHours): Instant | undefined {
  if (end === undefined) return undefined;
  const at = Math.round(end - minutes * MS_PER_MINUTE) as Instant;
  return rule.inOfficeHours ? lastWorkingHourBefore(at, office) : at;
}

/** The instant itself within office hours, else when the office opens next. */
function nextOpening(at: Instant, office: OfficeHours): Instant {
  const today = localDateOf(at);
  const isOver = at >= closing(today, office);
  const day = nextWorkingDay(isOver ? addDays(today, 1) : today);
  const opens = instantOf(day, office.fromHour, 0);
  return at > opens ? at : opens;
}

function closing(day: ReturnType<typeof localDateOf>, { toHour }: OfficeHours): Instant {
  return toHour === 24 ? instantOf(addDays(day, 1), 0, 0) : instantOf(day, toHour, 0);
}
