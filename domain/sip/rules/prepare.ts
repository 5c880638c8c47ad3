import { refuse } from '../codes.ts';
import type { Rule } from '../rule.ts';

/** Länsgemensam rutin SIP, Förbered SIP tillsammans med den enskilde: begins with what matters to the person, in their words. */
export const prepare: Rule<'prepare'> = (draft, { at, ...data }) => {
  if (!data.matters.trim()) return refuse('text-missing', 'matters');
  draft.add('prepared', data, at);
  return undefined;
};
