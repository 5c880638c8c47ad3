import type { Policy, SipContent } from '../../policy/policy.ts';
import type { Rejection } from '../../process/rejection.ts';
import { refuse, type RejectionCode } from '../codes.ts';
import { isStoppedByChild, mayDrawUp } from '../consent.ts';
import { isChangedSinceVersion, lastHeld, lastVersion, standingInterventions, standingItems } from '../queries.ts';
import type { Rule } from '../rule.ts';
import type { SipState } from '../state.ts';

/**
 * The plan is drawn up, and later revised, with what law and routine require in it: socialtjänstlagen (2025:400) 10 kap. 9 §, hälso- och
 * sjukvårdslagen (2017:30) 16 kap. 4 §, Länsgemensam rutin SIP. Not signed: the person's agreement, or why it could not be had, stands in it.
 */
export const drawUp: Rule<'drawUp'> = (draft, { at, personAgrees, because }, policy) => {
  const { state } = draft;
  if (isStoppedByChild(state, draft.at)) return refuse('child-disagrees');
  if (!mayDrawUp(state, draft.at)) return refuse('consent-missing-draw-up');
  const missing = firstMissing(state, policy);
  if (missing) return missing;
  if (!personAgrees && !because?.trim()) return refuse('plan-without-agreement', 'because');
  if (lastVersion(state) && !isChangedSinceVersion(state)) return refuse('plan-unchanged');
  const items = Object.fromEntries(standingItems(state).map(({ id, contentNumber }) => [id, contentNumber]));
  const version = (lastVersion(state)?.version ?? 0) + 1;
  draft.add('planDrawnUp', { version, personAgrees, items, ...(because?.trim() ? { because } : {}) }, at);
  return undefined;
};

const REFUSALS: Readonly<Record<SipContent, RejectionCode>> = {
  meeting: 'plan-without-meeting',
  interventions: 'plan-without-interventions',
  responsible: 'plan-without-responsible',
  overallResponsible: 'plan-without-overall-responsible',
  lead: 'plan-without-lead',
  goal: 'plan-without-goal',
  followUp: 'plan-without-follow-up',
};

const IS_THERE: Readonly<Record<SipContent, (state: SipState) => boolean>> = {
  meeting: (state) => lastHeld(state) !== undefined,
  interventions: (state) => standingInterventions(state).length > 0,
  responsible: (state) => standingInterventions(state).every(({ party }) => party !== ''),
  overallResponsible: ({ plan }) => plan.overallResponsibleParty !== undefined,
  lead: ({ lead }) => lead !== null,
  goal: ({ plan }) => plan.goals.some(({ term, removed }) => term === 'long' && !removed),
  followUp: ({ plan }) => plan.followUps.length > 0,
};

function firstMissing(state: SipState, policy: Policy): Rejection | undefined {
  const missing = policy.sip.required.find((content) => !IS_THERE[content](state));
  return missing && refuse(REFUSALS[missing]);
}
