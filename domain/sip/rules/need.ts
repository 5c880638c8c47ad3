import { refuse } from '../codes.ts';
import type { NeedFrom } from '../commands.ts';
import { sharedKinds } from '../consent.ts';
import type { Draft } from '../draft.ts';
import type { Rule } from '../rule.ts';
import { sectorOf, type SipUnit } from '../units.ts';

/** Asked for by the person or somebody close to them, and by nobody's judgement but theirs. */
const ASKED: readonly NeedFrom[] = ['person', 'relatedPerson', 'guardian', 'representative'];

/**
 * Länsgemensam rutin SIP (Vårdsamverkan Västra Götaland, 2025-04-11), Upptäck och bedöm behov av SIP, and Huvudansvarig för SIP: one
 * unit's judgement that coordination is needed is enough for the duty of all, and the one who sees it must start. Socialtjänstlagen
 * (2025:400) 10 kap. 8 § and hälso- och sjukvårdslagen (2017:30) 16 kap. 4 §: needs of social services and of health care.
 */
export const reportNeed: Rule<'reportNeed'> = (draft, data, policy) => {
  const { state, command } = draft;
  if (state.personId !== null && state.personId !== data.personId) return refuse('other-person', 'personId');
  const isAsked = ASKED.includes(data.from);
  const isActor = sectorOf(data.unit.side) === 'other';
  if (isActor && data.from === 'staff') return refuse('other-actor-may-only-flag', 'from');
  if (data.from === 'staff') {
    if (!data.coordination) return refuse('need-not-coordination', 'coordination');
    if (data.reasons.length === 0) return refuse('need-reason-missing', 'reasons');
    if (policy.sip.needs === 'both-sectors' && !(data.socialServices && data.healthCare)) {
      return refuse('need-not-both-sectors', 'healthCare');
    }
  }
  const { personId, turns18On, draftId, replaces, ...need } = data;
  open(draft, personId, turns18On, replaces);
  if (draftId !== undefined) draft.add('personUpdated', { personId, draftId });
  draft.add('needReported', { ...need, by: command.by.hsaId });
  // A flag goes to somebody who is to judge it; a request stays with who received it, until another has taken it over.
  if (!draft.state.coordinating || (data.from === 'staff' && !isStarted(draft) && isUnjudged(draft, isAsked))) {
    draft.add('coordinatingUnitSet', { unit: data.unit });
  }
  return undefined;
};

export function open(draft: Draft, personId: string, turns18On: Draft['state']['turns18On'], replaces?: string): void {
  if (draft.state.personId !== null) return;
  draft.add('sipOpened', { personId, turns18On, ...(replaces === undefined ? {} : { replaces }) });
}

function isStarted({ state }: Draft): boolean {
  return state.offers.length > 0 || state.grants.length > 0;
}

/** Until staff have judged it, the first who does carries it on. */
function isUnjudged({ state }: Draft, isAsked: boolean): boolean {
  return !isAsked && !state.needs.slice(0, -1).some(({ from }) => from === 'staff' || from === 'discharge');
}

/** Every party judges for itself; a no to somebody's request is given with its reason. */
export const assessNeed: Rule<'assessNeed'> = (draft, data) => {
  const { state, command } = draft;
  const isRequest = state.needs.some(({ from }) => ASKED.includes(from));
  if (!data.needed && isRequest && !data.because?.trim()) return refuse('refusal-reason-missing', 'because');
  draft.add('needAssessed', { unit: command.by.unit, ...data });
  return undefined;
};

/** Nobody is sent round: a request is handed over, and counts as handed over when the other has taken it. */
export const handOver: Rule<'handOver'> = (draft, { to }) => {
  const { state, command } = draft;
  if (to.unit === state.coordinating?.unit) return refuse('hand-over-to-self', 'to');
  if (to.party !== command.by.party && !mayBeAsked(draft, to)) return refuse('consent-missing-invite', 'to');
  draft.add('handedOver', { to });
  return undefined;
};

/** The person has asked for it themselves, or has allowed that this party knows. */
function mayBeAsked({ state, at }: Draft, { party }: SipUnit): boolean {
  return state.needs.some(({ from }) => ASKED.includes(from)) || sharedKinds(state, party, at).length > 0;
}

export const acceptHandOver: Rule<'acceptHandOver'> = (draft) => {
  draft.add('handOverAccepted', {});
  return undefined;
};
