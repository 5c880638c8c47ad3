import { refuse } from '../codes.ts';
import type { DischargeReport } from '../commands.ts';
import type { Draft } from '../draft.ts';
import type { SipEvents } from '../events.ts';
import type { Rule } from '../rule.ts';
import type { LinkedDischarge } from '../state.ts';
import type { SipUnit } from '../units.ts';
import { open } from './need.ts';

/**
 * What a discharge of the same person tells. It has happened, so that only a plan that has ended refuses it, for the one that is open
 * then to hear it; late and twice it comes to the same, and the discharge tells the next thing when this one has been taken. Lag (2017:612) 4 kap. 1 §: needs of region and municipality after discharge open the planning.
 */
export const reportFromDischarge: Rule<'reportFromDischarge'> = (draft, data) => {
  const { state } = draft;
  if (state.personId !== null && state.personId !== data.personId) return refuse('other-person', 'personId');
  if (state.number === 0 && data.what !== 'needsSip') return refuse('unknown-case');
  if (isKnown(draft, data)) return undefined;
  const { personId, turns18On, needed, ...report } = data;
  open(draft, personId, turns18On);
  const isLinked = state.discharges.some(({ dischargeId, needsSip }) => dischargeId === data.dischargeId && needsSip);
  if (needed && !isLinked) record(draft, { ...report, ...needed, what: 'needsSip' });
  record(draft, report);
  return undefined;
};

function record(draft: Draft, report: SipEvents['dischargeReported']): void {
  draft.add('dischargeReported', report, report.at);
  if (report.what === 'needsSip') need(draft, report);
  if (report.what === 'careContact' && report.careContact) takeOver(draft, report.careContact.unit);
}

/** The region-funded outpatient unit offers and calls; until there is a care contact, its unit has the duty. */
function need(draft: Draft, { careContact, units, saidBy, at }: SipEvents['dischargeReported']): void {
  const outpatient = units?.find(({ side }) => side === 'region-outpatient');
  const unit = careContact?.unit ?? outpatient ?? units?.[0];
  if (!unit || draft.state.needs.some(({ from }) => from === 'discharge')) return;
  draft.add(
    'needReported',
    {
      from: 'discharge',
      reasons: ['several-actors'],
      coordination: true,
      socialServices: units?.some(({ side }) => side === 'municipal-social') ?? false,
      healthCare: true,
      unit,
      by: saidBy ?? draft.command.by.hsaId,
    },
    at,
  );
  takeOver(draft, unit);
}

/** A SIP that somebody carries on already stays with them. */
function takeOver(draft: Draft, unit: SipUnit): void {
  const { coordinating, offers, grants, lead, needs } = draft.state;
  if (coordinating?.unit === unit.unit) return;
  const isFree =
    !coordinating ||
    (offers.length === 0 && grants.length === 0 && !lead && needs.every(({ from }) => from === 'discharge'));
  if (isFree) draft.add('coordinatingUnitSet', { unit });
}

function isStanding({ ready }: LinkedDischarge): boolean {
  return ready !== undefined && ready.revokedAt === undefined;
}

function isKnown({ state }: Draft, report: DischargeReport): boolean {
  const { dischargeId, what, at, careContact, readyToldAt, noticeDueAt } = report;
  const known = state.discharges.find((one) => one.dischargeId === dischargeId);
  if (!known) return false;
  switch (what) {
    case 'admitted':
      return known.admittedAt === at;
    case 'needsSip':
      return known.needsSip?.said === true;
    case 'noLongerBothSides':
      return known.needsSip?.said !== true;
    case 'careContact':
      return known.careContact?.hsaId === careContact?.hsaId && known.careContact?.unit.unit === careContact?.unit.unit;
    case 'discharged':
      return known.dischargedAt === at;
    case 'over':
      return known.over !== undefined;
    case 'ready':
      return isStanding(known) && known.ready?.at === (readyToldAt ?? at) && known.ready.noticeDueAt === noticeDueAt;
    case 'readyRevoked':
      return !known.ready || known.ready.revokedAt === at;
  }
}
