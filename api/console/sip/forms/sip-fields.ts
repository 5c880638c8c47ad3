import type { Unit } from '../../../../adapters/directory/directory.ts';
import { localDateOf } from '../../../../domain/calendar/stockholm.ts';
import type { ConsentCopy } from '../../../../domain/disclosure/sip-copy.ts';
import { PERSON, SOCIAL_BOARD } from '../../../../domain/sip/commands.ts';
import type { Field, Option } from '../../../contracts/console.ts';
import { TEXT_LENGTH } from '../../forms/answers.ts';
import { memberOption, textField, unitOptions } from '../../forms/fields.ts';
import type { Filling } from '../../forms/form.ts';
import { giverName } from '../giver-name.ts';
import { INFORMATION, optionsOf, RELATED_ROLES } from '../words.ts';
import type { SipContext } from './sip-form.ts';

type Related = SipContext['view']['course']['related'][number];
type Named = { name: string; label: string; hint?: string };

/** Units that may take part in a plan. */
export const PLAN_SIDES: readonly Unit['side'][] = [
  'inpatient',
  'region-outpatient',
  'municipal-social',
  'municipal-health',
  'school',
  'independent-school',
  'other-actor',
];

export function words(field: Named & { lines?: number; required: boolean; value?: string | undefined }): Field {
  const { value, lines = 2, ...rest } = field;
  return textField({ maxLength: TEXT_LENGTH, lines, ...rest, ...(value === undefined ? {} : { value }) });
}

export function oneField(field: Named & { options: Option[]; required?: boolean; value?: string | undefined }): Field {
  const { value, required = true, ...rest } = field;
  return { kind: 'one', required, ...rest, ...(value === undefined ? {} : { value }) };
}

/** Already chosen when there is nothing to choose between. */
export function pickField(field: Named & { options: Option[]; required?: boolean; value?: string | undefined }): Field {
  const { value, required = true, ...rest } = field;
  const only = required && rest.options.length === 1 ? rest.options[0]?.value : undefined;
  const chosen = value ?? only;
  return { kind: 'pick', required, ...rest, ...(chosen === undefined ? {} : { value: chosen }) };
}

export function yesNoField(field: Named & { yes: string; no: string }): Field {
  const { yes, no, ...rest } = field;
  return {
    kind: 'one',
    required: true,
    ...rest,
    options: [
      { value: 'yes', label: yes },
      { value: 'no', label: no },
    ],
  };
}

export function planUnits(filling: Filling): Option[] {
  return unitOptions(filling, PLAN_SIDES);
}

/** Parties that take part in plans, under whoever answers for them; consent is given to a party, never to a whole region. */
export function planParties({ directory }: Filling): Option[] {
  return directory.parties
    .filter(({ units }) => units.some(({ side }) => PLAN_SIDES.includes(side)))
    .map(({ hsaId, name, responsibleBody }) => ({ value: hsaId, label: name, group: responsibleBody }));
}

/** Colleagues of the reader's party, the reader chosen. */
export function colleagueField({ directory, viewer }: Filling, field: Named): Field {
  const options = directory.members
    .filter(({ party, kind }) => party === viewer.party && kind === 'staff')
    .map(memberOption);
  return { kind: 'pick', required: true, ...field, options, value: viewer.hsaId };
}

export function kindField(field: Partial<Named> = {}): Field {
  return pickField({
    name: 'kind',
    label: 'Vilken sorts information är det?',
    hint: 'Den avgör vem som får se det, efter personens samtycke.',
    ...field,
    options: optionsOf(INFORMATION),
  });
}

/** Those whose consent is asked for: those who decide, and a child who soon does. */
export function giverOptions(context: SipContext): Option[] {
  const { isChild, consenter } = context.view.course;
  const isGuardians = isChild && consenter?.who !== 'person' && consenter?.who !== 'social-board';
  const soon = isGuardians ? [{ value: PERSON, label: 'Den unga själv, inför sin 18-årsdag' }] : [];
  return [...deciderOptions(context), ...soon];
}

/** The person, or for a child whoever decides. */
export function deciderOptions({ view, close }: SipContext): Option[] {
  const { isChild, consenter } = view.course;
  const person = { value: PERSON, label: giverName(PERSON, close) };
  if (!isChild || consenter?.who === 'person') return [person];
  if (consenter?.who === 'social-board') return [{ value: SOCIAL_BOARD, label: giverName(SOCIAL_BOARD, close) }];
  return decidingGuardians(view).map(({ id }) => ({ value: id, label: giverName(id, close) }));
}

/** Guardians who decide for the child in this matter. */
export function decidingGuardians({ course }: SipContext['view']): Related[] {
  const { isChild, consenter, related } = course;
  if (!isChild || (consenter && consenter.who !== 'guardians')) return [];
  return related.filter(({ role, is }) => role === 'guardian' && is !== 'prevented');
}

export function guardiansIn({ course }: SipContext['view']): Related[] {
  return course.related.filter(({ role }) => role === 'guardian');
}

export function relatedOptions({ view, close }: SipContext, whom = view.course.related): Option[] {
  return whom.map(({ id, role }) => ({
    value: id,
    label: `${close.get(id) ?? 'Utan namn'}, ${RELATED_ROLES[role].toLowerCase()}`,
  }));
}

/** Consents that stand now, of those that the reader may see. */
export function standingConsents({ view, now }: SipContext): ConsentCopy[] {
  const today = localDateOf(now);
  return view.sip.consents.filter(({ endedAt, until }) => endedAt === undefined && (until === null || until >= today));
}

const TOLD_IN_CONFIDENCE = 'Barnet har berättat detta i förtroende: det ska inte stå i vårdnadshavarnas exemplar';

/** What a child has told in confidence is kept from the guardians. */
export function inConfidence({ view }: SipContext, label = TOLD_IN_CONFIDENCE, value = false): Field[] {
  return view.course.isChild ? [{ kind: 'yes', name: 'notForGuardians', label, required: false, value }] : [];
}
