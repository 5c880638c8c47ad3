import { preparedFor } from '../../disclosure/sip-course.ts';
import { scopeFor } from '../../disclosure/sip-scope.ts';
import { relatedIn } from '../close-ones.ts';
import { refuse } from '../codes.ts';
import type { Draft } from '../draft.ts';
import type { Rule } from '../rule.ts';
import type { SipUnit } from '../units.ts';

/**
 * Länsgemensam rutin SIP, Förbered SIP tillsammans med den enskilde: begins with what matters to the person, in their words. A no to
 * somebody's coming stands, though who writes now could not see it, until the person wishes to invite them. */
export const prepare: Rule<'prepare'> = (draft, { at, ...data }) => {
  if (!data.matters.trim()) return refuse('text-missing', 'matters');
  const unknown = data.related?.some(({ id }) => !relatedIn(draft.state, id));
  if (unknown) return refuse('related-unknown', 'related');
  const stillNotWanted = hiddenFrom(draft).filter(
    ({ unit }) => ![...data.inviteWishes, ...data.notWanted].some((other) => other.unit === unit),
  );
  draft.add('prepared', { ...data, ...(stillNotWanted.length > 0 ? { stillNotWanted } : {}) }, at);
  return undefined;
};

function hiddenFrom({ state, command, at }: Draft): SipUnit[] {
  const { notWanted = [], stillNotWanted = [] } = state.preparation ?? {};
  const seen = preparedFor(state, scopeFor(state, { party: command.by.party }, at))?.notWanted ?? [];
  return [...stillNotWanted, ...notWanted.filter(({ unit }) => !seen.some((other) => other.unit === unit))];
}
