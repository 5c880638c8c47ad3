import type { z } from 'zod';
import type { SipState } from '../../../domain/sip/state.ts';
import type { Field } from '../../contracts/console.ts';
import { given, oneOf, text } from '../forms/answers.ts';
import { textField } from '../forms/fields.ts';
import type { OpenContext, Opener, Opening } from '../forms/opener.ts';
import { ruleOf } from './forms/catalogue.ts';
import { NEED_RULE, NEED_SOURCE, needData, needFields, needSchema, probeNeed } from './forms/need.ts';
import { LOCAL_ROUTINE } from './forms/sip-form.ts';
import { oneField } from './forms/sip-fields.ts';

const PROTECTIONS = ['none', 'sekretessmarkering', 'skyddadFolkbokforing', 'other'] as const;

const schema = needSchema.extend({
  number: text(20).optional(),
  name: text(200).optional(),
  protection: oneOf(PROTECTIONS).optional(),
});

/** Whom it is about, unless the reader came from a case of theirs. */
function personFields(): Field[] {
  return [
    textField({
      name: 'number',
      label: 'Personnummer eller samordningsnummer',
      hint: 'Tolv siffror: ÅÅÅÅMMDD-NNNN.',
      lines: 1,
      maxLength: 20,
      required: true,
    }),
    textField({
      name: 'name',
      label: 'Namn',
      hint: 'Används om personen inte redan finns i Samordna.',
      lines: 1,
      maxLength: 200,
      required: false,
    }),
    oneField({
      name: 'protection',
      label: 'Har personen skyddade personuppgifter?',
      hint: 'Lämnas det tomt för någon som inte finns i Samordna räknas det som det strängaste, och inget skickas av sig självt.',
      required: false,
      options: [
        { value: 'none', label: 'Nej, det är kontrollerat' },
        { value: 'sekretessmarkering', label: 'Sekretessmarkering' },
        { value: 'skyddadFolkbokforing', label: 'Skyddad folkbokföring' },
        { value: 'other', label: 'Annat skydd' },
      ],
    }),
  ];
}

/** Begins a plan of the kind by the need that somebody has seen, or joins the one that the person has already. */
export function sipOpener(kind: SipState['kind']): Opener<typeof schema> {
  const title = kind === 'sip' ? 'Behov av SIP' : 'Behov av L-SIP inom kommunen';
  return {
    form: {
      name: 'ny-sip',
      command: 'reportNeed',
      title,
      rule: ruleOf({ rule: NEED_RULE, source: NEED_SOURCE, localSource: LOCAL_ROUTINE }, kind),
      button: 'Spara behovet',
      probe: (context) => ({ data: { ...probeNeed(context), personId: 'probe' } }),
      fields: (context) => [...(context.from ? [] : personFields()), ...needFields(context)],
      schema,
    },
    open: (values, context) => ({
      person: personIn(values, context),
      command: ({ personId, turns18On, draftId }) => ({
        type: 'reportNeed',
        data: { ...needData(values, context), personId, turns18On, ...given({ draftId }) },
        occurredAt: values.at,
      }),
    }),
  };
}

function personIn(
  { number = '', name, protection }: z.output<typeof schema>,
  { from }: OpenContext,
): Opening['person'] {
  if (from) return { fromCaseId: from.caseId };
  return {
    number,
    field: 'number',
    described: {
      ...(name === undefined ? {} : { name: { text: name } }),
      ...(protection === undefined ? {} : { marks: { deceased: false, protection } }),
    },
  };
}
