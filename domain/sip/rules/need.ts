import { refuse } from '../codes.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Rejection } from '../../process/rejection.ts';
import type { NeedFrom, SipCommands } from '../commands.ts';
import { isChild, sharedKinds } from '../consent.ts';
import type { Draft } from '../draft.ts';
import { isSeenByStaff } from '../queries.ts';
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
  const refused =
    refusedUnit(data, command.by.party) ?? (isSeenByStaff(data.from) ? refusedNeed(data, policy) : undefined);
  if (refused) return refused;
  const { personId, turns18On, draftId, replaces, ...need } = data;
  open(draft, personId, turns18On, replaces);
  if (draftId !== undefined) draft.add('personUpdated', { personId, draftId });
  draft.add('needReported', { ...need, by: command.by.hsaId });
  // A flag goes to somebody who is to judge it; a request stays with who received it, until another has taken it over.
  if (!draft.state.coordinating || (data.from === 'staff' && !isStarted(draft) && isUnjudged(draft))) {
    draft.add('coordinatingUnitSet', { unit: data.unit });
  }
  return undefined;
};

/** Another actor does not judge, so that a flag names who is to; and nobody gives the work to another party but by handing it over. */
function refusedUnit({ from, unit }: SipCommands['reportNeed'], party: string): Rejection | undefined {
  if (sectorOf(unit.side) === 'other') return refuse('other-actor-may-only-flag', from === 'flag' ? 'unit' : 'from');
  return from !== 'flag' && unit.party !== party ? refuse('not-for-other-party', 'unit') : undefined;
}

function refusedNeed(data: SipCommands['reportNeed'], policy: Policy): Rejection | undefined {
  if (!data.coordination) return refuse('need-not-coordination', 'coordination');
  if (data.reasons.length === 0) return refuse('need-reason-missing', 'reasons');
  return policy.sip.needs === 'both-sectors' && !(data.socialServices && data.healthCare)
    ? refuse('need-not-both-sectors', 'healthCare')
    : undefined;
}

export function open(draft: Draft, personId: string, turns18On: Draft['state']['turns18On'], replaces?: string): void {
  if (draft.state.personId !== null) return;
  draft.add('sipOpened', { personId, turns18On, ...(replaces === undefined ? {} : { replaces }) });
}

function isStarted({ state }: Draft): boolean {
  return state.offers.length > 0 || state.grants.length > 0;
}

/** Until staff have judged it, the first who does carries it on. */
function isUnjudged({ state }: Draft): boolean {
  return !state.needs.slice(0, -1).some(({ from }) => isSeenByStaff(from));
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
  const refused = to.party === command.by.party ? undefined : refusedParty(draft, to);
  if (refused) return refused;
  draft.add('handedOver', { to });
  return undefined;
};

/**
 * To hand over tells another party of the person, which takes their own request, as long as no offer has been answered since, or their
 * consent that this party knows. The routine lets somebody close ask for a plan and lets nothing be shared for that: who received it asks
 * the person first (Länsgemensam rutin SIP, Samtycke and Närstående).
 */
function refusedParty({ state, at }: Draft, { party }: SipUnit): Rejection | undefined {
  const answered = Math.max(0, ...state.offers.map(({ answer }) => answer?.number ?? 0));
  const open = state.needs.filter(({ from, number }) => ASKED.includes(from) && number > answered);
  if (open.some(({ from }) => isPersonsOwn(from, state, at)) || sharedKinds(state, party, at).length > 0) {
    return undefined;
  }
  return refuse(open.length > 0 ? 'person-not-asked-hand-over' : 'consent-missing-invite', 'to');
}

/** Made by the person, or by one who speaks for them: a representative that was appointed for it, or a child's guardian. */
function isPersonsOwn(from: NeedFrom, state: Draft['state'], at: Draft['at']): boolean {
  return from === 'person' || from === 'representative' || (from === 'guardian' && isChild(state, at));
}

export const acceptHandOver: Rule<'acceptHandOver'> = (draft) => {
  if (!draft.state.handOver) return refuse('no-hand-over');
  draft.add('handOverAccepted', {});
  return undefined;
};
