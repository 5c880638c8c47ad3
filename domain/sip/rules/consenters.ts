import { refuse } from '../codes.ts';
import { isChild, isStanding } from '../consent.ts';
import type { Rule } from '../rule.ts';
import { takeBack } from './consent.ts';

/** Somebody close, as the person themselves says who that is (Länsgemensam rutin SIP, Närstående), or who decides for a child. */
export const nameRelated: Rule<'nameRelated'> = (draft, data) => {
  if (data.role === 'guardian' && !isChild(draft.state, draft.at)) return refuse('adult-has-no-guardians', 'role');
  draft.add('relatedNamed', data);
  return undefined;
};

/**
 * Who consents in this matter. For a child the maturity is judged in the single case (Länsgemensam rutin SIP, Samtycke för barn och
 * unga under 18 år); `nobody` where a grown person cannot consent: then no plan is drawn up, and the duty to collaborate stands.
 */
export const judgeConsenter: Rule<'judgeConsenter'> = (draft, { at, ...data }) => {
  const child = isChild(draft.state, draft.at);
  if (!data.because.trim()) return refuse('reason-missing', 'because');
  if (!child && (data.who === 'guardians' || data.who === 'social-board')) {
    return refuse('adult-has-no-guardians', 'who');
  }
  draft.add('consenterJudged', data, at);
  return undefined;
};

/** Föräldrabalken 6 kap. 13 § second paragraph: where one guardian is prevented, the other decides alone. A no takes back a yes. */
export const recordGuardian: Rule<'recordGuardian'> = (draft, data) => {
  const guardian = draft.state.related.find(({ id }) => id === data.relatedId);
  if (guardian?.role !== 'guardian') return refuse('related-unknown', 'relatedId');
  if (data.is === 'prevented' && !data.because?.trim()) return refuse('reason-missing', 'because');
  if (guardian.is === data.is) return undefined;
  draft.add('guardianRecorded', data);
  const { state, at } = draft;
  const hasAllowed = state.grants.some((grant) => grant.giver === data.relatedId && isStanding(grant, at));
  if (data.is === 'refuses' && hasAllowed) takeBack(draft, data.relatedId, at);
  return undefined;
};

/** A child is asked and offered to take part when old and mature enough; that is judged first. */
export const hearChild: Rule<'hearChild'> = (draft, { at, ...data }) => {
  if (!isChild(draft.state, draft.at)) return refuse('adult-has-no-guardians');
  if (data.oldEnough && data.view === undefined) return refuse('text-missing', 'view');
  draft.add('childHeard', data, at);
  return undefined;
};
