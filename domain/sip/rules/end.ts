import { refuse } from '../codes.ts';
import { PERSON } from '../commands.ts';
import { consenters, mayDrawUp } from '../consent.ts';
import { isKnownIn } from '../queries.ts';
import type { Rule } from '../rule.ts';

/** Länsgemensam rutin SIP, Avsluta SIP: when the need or the consent is there no longer. Who takes back a standing consent says so. Sharing stops at once; each party documents for itself, and the person hears where to turn. */
export const end: Rule<'end'> = (draft, { because, at, whereToTurn }) => {
  if (because === 'consent-withdrawn' && mayDrawUp(draft.state, draft.at)) return refuse('consent-stands', 'because');
  if (because === 'wrong-person') {
    draft.add('wrongPersonRecorded', { because }, at);
    return undefined;
  }
  draft.add('ended', { because, whereToTurn }, at);
  return undefined;
};

/** Ended is not yet complete: each party says that it has documented the end in its own records. */
export const confirmEnd: Rule<'confirmEnd'> = (draft, data) => {
  const { party } = draft.command.by;
  if (!isKnownIn(draft.state, party)) return refuse('unit-not-in-plan', 'unit');
  if (draft.state.endConfirmed[party]) return refuse('already-confirmed');
  draft.add('endConfirmed', data);
  return undefined;
};

/**
 * The person always; those close only when they are named, and while there is a ground: when consent was withdrawn, only those who
 * decide for a child themselves.
 */
export const informAtEnd: Rule<'informAtEnd'> = (draft, { at, whom, whereToTurn }) => {
  const { ended, related } = draft.state;
  if (!ended) return refuse('not-ended');
  if (!whereToTurn.trim()) return refuse('text-missing', 'whereToTurn');
  const others = whom.filter((one) => one !== PERSON);
  if (others.some((one) => !related.some(({ id }) => id === one))) return refuse('related-unknown', 'whom');
  const deciding = consenters(draft.state, draft.at);
  const hasGround = (one: string): boolean => ended.because !== 'consent-withdrawn' || deciding.includes(one);
  if (!others.every(hasGround)) return refuse('no-ground-to-inform', 'whom');
  draft.add('informedAtEnd', { whom: [PERSON, ...new Set(others)], whereToTurn }, at);
  return undefined;
};

/** Opened on another person than was meant: everything stops, and who was told hears that nothing more comes. */
export const recordWrongPerson: Rule<'recordWrongPerson'> = (draft, data) => {
  if (!data.because.trim()) return refuse('reason-missing', 'because');
  draft.add('wrongPersonRecorded', data);
  return undefined;
};
