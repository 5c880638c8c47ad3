import type { MeetingCopy } from '../../../../domain/disclosure/sip-copy.ts';
import type { SipCommands, Wish } from '../../../../domain/sip/commands.ts';
import type { Field } from '../../../contracts/console.ts';
import { relatedOptions } from './sip-fields.ts';
import type { SipContext } from './sip-form.ts';

export function wishFields(context: SipContext): Field[] {
  const options = relatedOptions(context);
  if (options.length === 0) return [];
  const who = (wish: Wish): string[] => relatedWho(context, wish).map(({ id }) => id);
  return [
    {
      kind: 'many',
      name: 'relatedWanted',
      label: 'Vilka närstående vill personen ha med på möten?',
      hint: 'Bara de kan bjudas in.',
      required: false,
      options,
      value: who('wants'),
    },
    {
      kind: 'many',
      name: 'relatedNotWanted',
      label: 'Vilka närstående vill personen inte ha med?',
      hint: 'Den som redan är inbjuden får veta att mötet är inställt, och inte varför.',
      required: false,
      options,
      value: who('does-not-want'),
    },
  ];
}

/** What the person says of each of those close whom the reader knows of; a no outweighs a yes. */
export function wishesSaid(
  { view }: SipContext,
  wanted: readonly string[],
  notWanted: readonly string[],
): Pick<SipCommands['prepare'], 'related'> {
  const wishOf = (id: string): Wish => {
    if (notWanted.includes(id)) return 'does-not-want';
    return wanted.includes(id) ? 'wants' : 'not-said';
  };
  const related = view.course.related.map(({ id }) => ({ id, wish: wishOf(id) }));
  return related.length > 0 ? { related } : {};
}

/** Those close whom the person has said that they want there. Whether it is suitable is for who calls. */
export function invitedField(context: SipContext): Field[] {
  const options = relatedOptions(context, relatedWho(context, 'wants'));
  if (options.length === 0) return [];
  return [
    {
      kind: 'many',
      name: 'related',
      label: 'Vilka närstående bjuds in?',
      hint: 'De får ett eget brev, som bara säger när och var mötet är och vem som kallar. Listan visar dem som personen vill ha med.',
      required: false,
      options,
      value: options.map(({ value }) => value),
    },
  ];
}

/** Those close whom the reader knows of. */
export function thereField(context: SipContext): Field[] {
  const options = relatedOptions(context);
  if (options.length === 0) return [];
  return [
    {
      kind: 'many',
      name: 'relatedCame',
      label: 'Vilka närstående och vårdnadshavare kom?',
      required: false,
      options,
    },
  ];
}

/** Of those who were called whether they came; of others that they did. */
export function whoWasThere(
  { related = [] }: Pick<MeetingCopy, 'related'>,
  came: readonly string[],
): Pick<SipCommands['holdMeeting'], 'related'> {
  const ids = new Set([...related.map(({ id }) => id), ...came]);
  const there = [...ids].map((id) => ({ id, attended: came.includes(id) }));
  return there.length > 0 ? { related: there } : {};
}

/** Those close whom the person wants at meetings, and those whom they do not, as it was said last. */
function relatedWho({ view }: SipContext, wish: Wish): SipContext['view']['course']['related'] {
  return view.course.related.filter((one) => one.wish?.wish === wish);
}
