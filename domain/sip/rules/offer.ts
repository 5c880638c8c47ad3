import { localDateOf } from '../../calendar/stockholm.ts';
import { refuse } from '../codes.ts';
import { mayDrawUp } from '../consent.ts';
import { lastOffer } from '../queries.ts';
import type { Rule } from '../rule.ts';
import type { SipStatus } from '../state.ts';
import { endForWithdrawal } from './consent.ts';
import { standingMark } from '../../process/mark.ts';

/**
 * Länsgemensam rutin SIP, Erbjuda SIP och inhämta samtycke. An offer that was declined may always be made again; so may that of a plan whose
 * consent stands no longer. Who has consented is asked nothing more.
 */
export const makeOffer: Rule<'makeOffer'> = (draft, { at, informedHow, understood }) => {
  const { state, command } = draft;
  if (mayDrawUp(state, draft.at)) return refuse('sip-not-in-state', undefined, { status: state.status });
  if (standingMark(state, 'deceased')) return refuse('person-deceased');
  if (!informedHow.trim()) return refuse('text-missing', 'informedHow');
  draft.add('offerMade', { by: command.by.hsaId, unit: command.by.unit, informedHow, understood }, at);
  return undefined;
};

/** Statuses of one that has gone further than the offer: a no to it now is as a withdrawal. */
const AT_WORK: readonly SipStatus[] = ['called', 'met', 'drawnUp', 'paused'];

/**
 * A no is respected, needs no reason and is not for ever (Länsgemensam rutin SIP, Om den enskilde inte lämnar samtycke). Who cannot
 * decide now is asked again on a day that is agreed.
 */
export const answerOffer: Rule<'answerOffer'> = (draft, { answer, askAgainOn, at }) => {
  const { status } = draft.state;
  if (mayDrawUp(draft.state, draft.at)) return refuse('sip-not-in-state', undefined, { status });
  const offer = lastOffer(draft.state);
  if (!offer) return refuse('no-offer');
  if (offer.answer) return refuse('offer-answered');
  if (answer === 'not-now') {
    if (askAgainOn === undefined) return refuse('ask-again-missing', 'askAgainOn');
    if (askAgainOn < localDateOf(draft.at)) return refuse('ask-again-past', 'askAgainOn');
  }
  draft.add('offerAnswered', { answer, ...(answer === 'not-now' && askAgainOn ? { askAgainOn } : {}) }, at);
  if (answer === 'no' && AT_WORK.includes(status)) endForWithdrawal(draft, at);
  return undefined;
};
