import type { Instant } from '../../calendar/instant.ts';
import { refuse } from '../codes.ts';
import type { Judgement } from '../commands.ts';
import type { Draft } from '../draft.ts';
import { activeUnit, activeUnits } from '../queries.ts';
import type { Rule } from '../rule.ts';
import type { DischargeState } from '../state.ts';
import { OUTPATIENT_NOT_KNOWN, outpatientNotKnown, type UnitRef } from '../unit-ref.ts';

/** Lag (2017:612), 2 kap. 1 §: the treating physician's judgement, which a discharge planner may write down. */
export const judgeNeed: Rule<'judgeNeed'> = (draft, data) => {
  if (!data.by) return refuse('physician-missing', 'by');
  if (data.outpatientUnit) nameOutpatientUnit(draft, data.outpatientUnit);
  judge(draft, data);
  return undefined;
};

/** Each newly named unit gets its own clock; a unit that is left out is not thereby withdrawn. */
export function judge(draft: Draft, judgement: Judgement): void {
  if (judgement.units.length === 0) {
    judgeNoNeed(draft, judgement);
    return;
  }
  const { discharged } = draft.state;
  const before = draft.state.units.length;
  for (const unit of judgement.units) judgeUnit(draft, unit, judgement);
  addOutpatientCare(draft);
  const isLate = discharged !== null && judgement.at > discharged.at;
  if (isLate && draft.state.units.length > before) draft.deviate('judged-after-discharge', judgement.at);
}

/** Remembers which outpatient unit the person has, for the day the law adds it. */
export function nameOutpatientUnit(draft: Draft, unit: UnitRef): void {
  const named = draft.state.outpatientUnit;
  if (named?.unit === unit.unit && named.known === unit.known) return;
  draft.add('outpatientUnitNamed', { unit });
}

/**
 * 2 kap. 1 § second paragraph: where municipal health care is expected, region-funded outpatient care is told as well, on the
 * same judgement. Without a known unit its place is kept, so that its clock runs while someone finds out.
 */
export function addOutpatientCare(draft: Draft): void {
  const { state } = draft;
  const cause = activeUnits(state).find(({ unit }) => unit.side === 'municipal-health')?.unit;
  if (!cause) return;
  const there = activeUnits(state).filter(({ unit }) => unit.side === 'region-outpatient');
  const unknown = there.every(({ unit }) => !unit.known) ? there[0] : undefined;
  const named = state.outpatientUnit;
  if (there.length === 0) {
    const data = {
      unit: named ?? outpatientNotKnown(),
      judgedBy: cause.judgedBy,
      because: 'municipal-health-care',
    } as const;
    draft.add('needJudged', data, cause.judgedAt);
  } else if (unknown && named?.known && !activeUnit(state, named.unit)) {
    draft.add('unitFound', { index: unknown.index, unit: named });
  }
}

function judgeUnit(draft: Draft, named: UnitRef, judgement: Judgement): void {
  const { state } = draft;
  const unit: UnitRef = named.party === null ? { ...named, known: false } : named;
  const there = activeUnit(state, unit.unit);
  if (there) {
    if (!there.unit.known && unit.known) draft.add('unitFound', { index: there.index, unit });
    return;
  }
  if (wasCorrected(state, unit.unit, judgement.at)) return;
  const kept = activeUnit(state, OUTPATIENT_NOT_KNOWN);
  if (kept && unit.side === 'region-outpatient' && unit.known) {
    draft.add('unitFound', { index: kept.index, unit });
    return;
  }
  draft.add('needJudged', { unit, judgedBy: judgement.by, because: 'judged' }, judgement.at);
}

/** A correction stands against every judgement made before it, however often that one is repeated. */
function wasCorrected(state: DischargeState, unit: string, judgedAt: Instant): boolean {
  return state.units.some(
    (u) => u.unit === unit && u.withdrawn?.because === 'judgement-corrected' && judgedAt <= u.withdrawn.at,
  );
}

/** "No need" does not take back units that have been told: that needs a correction, so it is noted as a deviation. */
function judgeNoNeed(draft: Draft, { by, at }: Judgement): void {
  const { state } = draft;
  if (activeUnits(state).length > 0) {
    const isNoted = state.deviations.some((d) => d.code === 'no-need-after-judgement' && d.at === at);
    if (state.judgement && at > state.judgement.at && !isNoted) draft.deviate('no-need-after-judgement', at);
    return;
  }
  if (!state.judgement || at > state.judgement.at) draft.add('noNeedJudged', { judgedBy: by }, at);
}
