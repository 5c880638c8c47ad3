import { z } from 'zod';
import { PERSON } from '../../../../domain/sip/commands.ts';
import { choices, given, oneOf, REASON_LENGTH, text, TEXT_LENGTH, time } from '../../forms/answers.ts';
import { timeField } from '../../forms/fields.ts';
import { unitName } from '../../names.ts';
import { END_REASONS, optionsOf } from '../words.ts';
import { decidingGuardians, oneField, relatedOptions, words } from './sip-fields.ts';
import { form, ROUTINE, type SipContext } from './sip-form.ts';

const SECTION = `${ROUTINE}, Avsluta SIP`;

function whereToTurn({ directory, viewer }: SipContext): string {
  return `Säg till oss på ${unitName(directory, viewer.unit)}, eller till socialtjänsten, skolan eller vården där du är känd.`;
}

export const end = form({
  name: 'avsluta',
  command: 'end',
  title: 'Avsluta planen',
  rule:
    'När behovet av samordning eller samtycket inte längre finns, eller när målen har förändrats så mycket att en ny plan behövs. Finns behovet kvar ' +
    'ska planen ändras i stället. All delning upphör genast. Tas samtycket tillbaka finns en egen knapp för det.',
  source: SECTION,
  button: 'Avsluta planen',
  thing: 'end',
  probe: ({ now }) => ({ data: { because: 'need-over', at: now, whereToTurn: 'probe' } }),
  fields: (context) => [
    oneField({
      name: 'because',
      label: 'Varför avslutas den?',
      options: optionsOf(END_REASONS, ['wrong-person']),
    }),
    words({
      name: 'whereToTurn',
      label: 'Vart vänder sig personen om behovet kommer tillbaka?',
      required: true,
      value: whereToTurn(context),
    }),
    timeField({ name: 'at', label: 'När avslutades den?', prefill: 'now' }),
  ],
  schema: z.object({
    because: oneOf(['need-over', 'goals-changed', 'consent-withdrawn', 'deceased']),
    whereToTurn: text(TEXT_LENGTH),
    at: time,
  }),
  toCommand: (data) => ({ data }),
});

/** A guardian who decides for the child has standing also when another has withdrawn the consent. */
function mayBeInformed({ view }: SipContext): SipContext['view']['course']['related'] {
  return view.course.endedBecause === 'consent-withdrawn' ? decidingGuardians(view) : view.course.related;
}

export const informAtEnd = form({
  name: 'informera-vid-avslut',
  command: 'informAtEnd',
  title: 'Personen har fått veta att planen är avslutad',
  rule: 'Personen får veta vart hen vänder sig om behovet kommer tillbaka. Närstående får veta det bara om personen vill. När samtycket är återkallat får av dem bara vårdnadshavare som bestämmer för barnet veta det.',
  source: SECTION,
  button: 'Spara',
  thing: 'end',
  concerns: ({ view }) => view.as === 'coordinating' && !view.course.informedAtEnd,
  probe: ({ now }) => ({ data: { at: now, whom: [PERSON], whereToTurn: 'probe' } }),
  fields: (context) => [
    {
      kind: 'many',
      name: 'whom',
      label: 'Vilka närstående får också veta det?',
      hint: 'Personen får alltid ett brev.',
      required: false,
      options: relatedOptions(context, mayBeInformed(context)),
    },
    words({ name: 'whereToTurn', label: 'Vart vänder sig personen?', required: true, value: whereToTurn(context) }),
    timeField({ name: 'at', label: 'När fick personen veta det?', prefill: 'now' }),
  ],
  schema: z.object({ whom: choices, whereToTurn: text(TEXT_LENGTH), at: time }),
  toCommand: ({ whom, ...rest }) => ({ data: { ...rest, whom: [PERSON, ...whom] } }),
});

export const confirmEnd = form({
  name: 'bekrafta-avslut',
  command: 'confirmEnd',
  title: 'Avslutet är dokumenterat hos oss',
  rule: 'Var och en dokumenterar avslutet i sitt eget system.',
  source: SECTION,
  button: 'Bekräfta',
  concerns: ({ view }) => !view.course.endConfirmed,
  probe: ({ viewer }) => ({ data: { unit: viewer.unit } }),
  fields: () => [],
  schema: z.object({}),
  toCommand: (_values, { viewer }) => ({ data: { unit: viewer.unit } }),
});

export const recordWrongPerson = form({
  name: 'fel-person',
  command: 'recordWrongPerson',
  title: 'Ärendet öppnades på fel person',
  rule:
    'Allt som väntar på att skickas stoppas. Verksamheter som har fått något får veta att inget mer kommer. Den som har fått brev ska få veta att det ' +
    'var ett misstag: det blir en uppgift att göra för hand hos den som skickade brevet. Det går inte att ångra.',
  button: 'Stoppa ärendet',
  thing: 'end',
  probe: () => ({ data: { because: 'probe' } }),
  fields: () => [words({ name: 'because', label: 'Vad blev fel?', hint: 'Lämnas inte till andra.', required: true })],
  schema: z.object({ because: text(REASON_LENGTH) }),
  toCommand: (values) => ({ data: given(values) }),
});
