import { z } from 'zod';
import { INFORMATION_KINDS } from '../../../../domain/sip/commands.ts';
import type { Option } from '../../../contracts/console.ts';
import { choice, day, given, oneOf, REASON_LENGTH, text, TEXT_LENGTH } from '../../forms/answers.ts';
import { ACHIEVED, optionsOf } from '../words.ts';
import { inConfidence, kindField, oneField, pickField, words } from './sip-fields.ts';
import { form, LOCAL_ROUTINE, ownItems, ROUTINE, type SipContext } from './sip-form.ts';

const PLAN = `${ROUTINE}, Genomför SIP-möte och upprätta SIP`;
const kind = z.enum(INFORMATION_KINDS, 'välj i listan');
const notForGuardians = z.boolean().optional();

export const addNeed = form({
  name: 'skriv-behov',
  command: 'addNeed',
  title: 'Skriv in ett behov',
  rule: 'Vad personen behöver i dag, i vardagliga ord och utan diagnos. Tänk på att inte skriva om andra i familjen.',
  source: PLAN,
  localSource: LOCAL_ROUTINE,
  button: 'Skriv in behovet',
  probe: () => ({ data: { text: 'probe', kind: 'coordination' } }),
  fields: (context) => [
    words({ name: 'text', label: 'Vilket behov?', lines: 3, required: true }),
    kindField(),
    ...inConfidence(context),
  ],
  schema: z.object({ text: text(TEXT_LENGTH), kind, notForGuardians }),
  toCommand: (values) => ({ data: given(values) }),
});

export function goalOptions({ view }: SipContext, term?: 'long' | 'short'): Option[] {
  return view.sip.goals
    .filter((goal) => term === undefined || goal.term === term)
    .map(({ id, text: said }) => ({ value: id, label: said }));
}

export const addGoal = form({
  name: 'skriv-mal',
  command: 'addGoal',
  title: 'Skriv in ett mål',
  rule: 'Långsiktiga mål och delmål på vägen. Skriv helst personens egna ord: de ändras inte av någon annan.',
  source: PLAN,
  localSource: LOCAL_ROUTINE,
  button: 'Skriv in målet',
  probe: () => ({ data: { text: 'probe', term: 'long', kind: 'coordination', words: 'person' } }),
  fields: (context) => [
    words({ name: 'text', label: 'Vilket mål?', lines: 3, required: true }),
    oneField({
      name: 'words',
      label: 'Vems ord är det?',
      options: [
        { value: 'person', label: 'Personens egna' },
        { value: 'staff', label: 'Personalens' },
      ],
    }),
    oneField({
      name: 'term',
      label: 'Vilket slags mål?',
      options: [
        { value: 'long', label: 'Långsiktigt mål' },
        { value: 'short', label: 'Delmål' },
      ],
    }),
    pickField({
      name: 'parent',
      label: 'Vilket långsiktigt mål hör delmålet till?',
      required: false,
      options: goalOptions(context, 'long'),
    }),
    { kind: 'date', name: 'on', label: 'När ska målet vara nått?', required: false },
    kindField(),
    ...inConfidence(context),
  ],
  schema: z.object({
    text: text(TEXT_LENGTH),
    words: oneOf(['person', 'staff']),
    term: oneOf(['long', 'short']),
    parent: choice.optional(),
    on: day.optional(),
    kind,
    notForGuardians,
  }),
  toCommand: (values) => ({ data: given(values) }),
});

export const judgeGoal = form({
  name: 'bedom-mal',
  command: 'judgeGoal',
  title: 'Bedöma ett mål',
  rule: 'Hur det går för personen jämfört med målen, bedömt tillsammans med personen.',
  source: `${ROUTINE}, Uppföljning SIP`,
  button: 'Spara bedömningen',
  concerns: ({ view }) => view.sip.goals.length > 0,
  probe: ({ view }) => ({ data: { goal: view.sip.goals[0]?.id ?? '', achieved: 'partly' } }),
  fields: (context) => [
    pickField({ name: 'goal', label: 'Vilket mål?', options: goalOptions(context) }),
    oneField({ name: 'achieved', label: 'Hur gick det?', options: optionsOf(ACHIEVED) }),
  ],
  schema: z.object({ goal: choice, achieved: oneOf(['yes', 'partly', 'no']) }),
  toCommand: (data) => ({ data }),
});

export const removeItem = form({
  name: 'ta-bort-ur-planen',
  command: 'removeItem',
  title: 'Ta bort något ur planen',
  rule: 'Var och en tar bara bort det som den egna verksamheten har skrivit. Tidigare versioner av planen finns kvar.',
  button: 'Ta bort',
  concerns: (context) => ownItems(context).length > 0,
  probe: (context) => ({ data: { id: ownItems(context)[0]?.id ?? '', because: 'probe' } }),
  fields: (context) => [
    pickField({
      name: 'id',
      label: 'Vad ska bort?',
      options: ownItems(context).map(({ id, label }) => ({ value: id, label })),
    }),
    words({ name: 'because', label: 'Varför?', required: true }),
  ],
  schema: z.object({ id: choice, because: text(REASON_LENGTH) }),
  toCommand: (data) => ({ data }),
});
