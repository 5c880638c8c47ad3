import { parseLocalDate } from '../calendar/local-date.ts';
import type { LawPack, Pack, RoutinePack } from './pack.ts';
import type { DutyRule, Span, StepRule } from './policy.ts';

const FORCES: readonly string[] = ['law-must', 'routine-must', 'goal', 'may'];
const UNITS: readonly string[] = ['minutes', 'hours', 'calendarDays'];
const ANCHORS = ['afterMinutes', 'beforeDueMinutes', 'beforeBreachMinutes', 'afterReadyMinutes'] as const;

/** What is wrong with the packs, one sentence each; none when they may be used. Asked at start. */
export function faultsOfPacks(packs: readonly Pack[], dutyCodes: readonly string[]): string[] {
  const names = packs.map((pack) => pack.name);
  return [
    ...names.filter((name, place) => names.indexOf(name) !== place).map((name) => `two packs are named ${name}`),
    ...packs.flatMap((pack) => faultsOfPack(pack, dutyCodes).map((fault) => `${pack.name}: ${fault}`)),
    ...packs.flatMap((pack) => (pack.kind === 'routine' ? faultsOfRoutine(pack, packs) : [])),
    ...overlaps(packs.filter((pack) => pack.kind === 'law')),
  ];
}

function faultsOfPack(pack: Pack, dutyCodes: readonly string[]): string[] {
  const { from, to } = pack.validity;
  const faults = [
    ...(/^[a-z0-9-]+$/.test(pack.name) ? [] : ['the name is not a-z, 0-9 and hyphens']),
    ...(pack.sources.length > 0 ? [] : ['it names no source']),
    ...[from, ...(to === undefined ? [] : [to])]
      .filter((day) => !parseLocalDate(day))
      .map((day) => `${day} is not a day`),
    ...(to !== undefined && to < from ? ['it ends before it begins'] : []),
  ];
  for (const [code, rule] of Object.entries(pack.duties)) {
    const about = (fault: string): string => `${code}: ${fault}`;
    if (!dutyCodes.includes(code)) faults.push(about('no such duty'));
    if ('force' in rule) faults.push(...faultsOfDuty(rule).map(about));
    else if (pack.kind === 'law') faults.push(about('it has no force'));
    if (pack.kind === 'routine' && 'force' in rule && rule.force === 'law-must') {
      faults.push(about('a routine cannot make law'));
    }
    if (rule.due) faults.push(...[rule.due.shown, rule.due.breachedAfter].flatMap(faultsOfSpan).map(about));
    faults.push(...rule.steps.flatMap(faultsOfStep).map(about));
  }
  return faults;
}

function faultsOfDuty(rule: DutyRule): string[] {
  return [
    ...(FORCES.includes(rule.force) ? [] : [`${rule.force} is no force`]),
    ...(rule.sources.length > 0 && rule.sources.every((source) => source.section) ? [] : ['it names no section']),
  ];
}

function faultsOfSpan(span: Span): string[] {
  return [
    ...(UNITS.includes(span.unit) ? [] : [`${span.unit} is no unit of time`]),
    ...(span.n >= 0 && Number.isFinite(span.n) ? [] : ['a span is a number from 0']),
    ...(span.unit === 'calendarDays' && !Number.isInteger(span.n) ? ['days are whole'] : []),
    ...(span.unit !== 'calendarDays' && (span.toEndOfDay || span.toWorkingDay)
      ? ['only days reach to an end of a day']
      : []),
  ];
}

function faultsOfStep(step: StepRule): string[] {
  const anchors = ANCHORS.filter((anchor) => step[anchor] !== undefined);
  return anchors.length === 1 ? [] : ['a step has exactly one anchor'];
}

/** A routine adds to the law. Where the law has a clock, the routine's is not heard. */
function faultsOfRoutine(routine: RoutinePack, packs: readonly Pack[]): string[] {
  if (routine.extends === null || routine.demo) return [];
  const base = packs.find((pack) => pack.name === routine.extends);
  if (!base) return [`${routine.name}: there is no pack ${routine.extends}`];
  return Object.entries(routine.duties).flatMap(([code, change]) => {
    const law = base.duties[code];
    if (!law) return 'force' in change ? [] : [`${routine.name}: ${code}: there is nothing to change in ${base.name}`];
    // What stands there as the hub's own a routine may make its duty.
    if ('force' in change && 'force' in law && law.force === 'goal') return [];
    if ('force' in change) return [`${routine.name}: ${code}: the law's own duty cannot be replaced`];
    const hasClock = law.due !== undefined && law.assumption === undefined;
    return change.due && hasClock ? [`${routine.name}: ${code}: the law's own clock cannot be changed`] : [];
  });
}

function overlaps(laws: readonly LawPack[]): string[] {
  return laws.flatMap((a, place) =>
    laws
      .slice(place + 1)
      .filter(
        (b) =>
          a.law === b.law &&
          a.validity.from <= (b.validity.to ?? '9999') &&
          b.validity.from <= (a.validity.to ?? '9999'),
      )
      .map((b) => `${a.name} and ${b.name} hold at the same time`),
  );
}
