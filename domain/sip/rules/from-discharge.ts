import { refuse } from '../codes.ts';
import type { DischargeReport } from '../commands.ts';
import type { Draft } from '../draft.ts';
import type { Rule } from '../rule.ts';
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
  const { personId, turns18On, ...report } = data;
  open(draft, personId, turns18On);
  draft.add('dischargeReported', report, data.at);
  if (data.what === 'needsSip') need(draft, data);
  if (data.what === 'careContact' && data.careContact) takeOver(draft, data.careContact.unit);
  return undefined;
};

/** The region-funded outpatient unit offers and calls; until there is a care contact, its unit has the duty. */
function need(draft: Draft, { careContact, units, saidBy, at }: DischargeReport): void {
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
      return known.ready?.at === (readyToldAt ?? at) && known.ready.noticeDueAt === noticeDueAt;
    case 'readyRevoked':
      return known.ready?.revokedAt === at;
  }
}
