import { z } from 'zod';
import { INFORMATION_KINDS } from '../../../../domain/sip/commands.ts';
import type { Field, Option } from '../../../contracts/console.ts';
import { choice, choices, day, given, oneOf, text, TEXT_LENGTH, time } from '../../forms/answers.ts';
import { timeField } from '../../forms/fields.ts';
import type { Words } from '../../words/word.ts';
import { CARRYING_OUT, INTERVENTION_STATUSES, optionsOf } from '../words.ts';
import { goalOptions } from './contents.ts';
import { inConfidence, kindField, oneField, pickField, words } from './sip-fields.ts';
import { form, LOCAL_ROUTINE, ownInterventions, ROUTINE, type SipContext } from './sip-form.ts';

const PLAN = `${ROUTINE}, Genomför SIP-möte och upprätta SIP`;
const said = text(TEXT_LENGTH).optional();
const status = oneOf(['wished', 'can-be-offered', 'applied-for', 'decided', 'refused']);

const common = {
  how: said,
  when: said,
  goal: choice.optional(),
  judgedHow: said,
  judgedBy: said,
  judgedOn: day.optional(),
  after: choices,
  otherActor: said,
};

/** What an intervention says beside what it is, alike when it is written and when it changes. */
function commonFields(context: SipContext): Field[] {
  return [
    words({ name: 'how', label: 'Hur?', required: false }),
    words({ name: 'when', label: 'När, eller hur ofta?', lines: 1, required: false }),
    pickField({ name: 'goal', label: 'Vilket mål gäller den?', required: false, options: goalOptions(context) }),
    words({
      name: 'otherActor',
      label: 'Vilken annan aktör?',
      hint: 'Fyll i när någon utanför region och kommun gör det.',
      lines: 1,
      required: false,
    }),
    words({ name: 'judgedHow', label: 'Hur ska resultatet bedömas?', required: false }),
    words({ name: 'judgedBy', label: 'Av vem?', lines: 1, required: false }),
    { kind: 'date', name: 'judgedOn', label: 'Vilken dag?', required: false },
    {
      kind: 'many',
      name: 'after',
      label: 'Vilka insatser måste komma först?',
      required: false,
      options: context.view.sip.interventions.map(({ id, what }) => ({ value: id, label: what })),
    },
  ];
}

export const addIntervention = form({
  name: 'skriv-insats',
  command: 'addIntervention',
  title: 'Skriv in en insats',
  rule:
    'Du skriver bara din egen verksamhets insatser, och sådant som personen själv eller en aktör utanför planen ska göra. Planen är ' +
    'inget beslut: säg hur långt insatsen har kommit.',
  source: PLAN,
  localSource: `${LOCAL_ROUTINE}, Ansvar`,
  button: 'Skriv in insatsen',
  probe: ({ viewer }) => ({
    data: { unit: viewer.unit, kind: 'coordination', what: 'probe', doneBy: 'party', status: 'wished' },
  }),
  fields: (context) => [
    words({ name: 'what', label: 'Vad ska göras?', lines: 3, required: true }),
    oneField({
      name: 'doneBy',
      label: 'Vem gör det?',
      options: [
        { value: 'party', label: 'Vår verksamhet' },
        { value: 'person', label: 'Personen själv' },
        { value: 'other-actor', label: 'Någon utanför region och kommun' },
      ],
    }),
    oneField({ name: 'status', label: 'Hur långt har det kommit?', options: optionsOf(INTERVENTION_STATUSES) }),
    ...commonFields(context),
    kindField(),
    { kind: 'yes', name: 'ongoing', label: 'Pågår redan', required: false },
    ...inConfidence(context),
  ],
  schema: z.object({
    what: text(TEXT_LENGTH),
    doneBy: oneOf(['party', 'person', 'other-actor']),
    status,
    ...common,
    kind: z.enum(INFORMATION_KINDS, 'välj i listan'),
    ongoing: z.boolean().optional(),
    notForGuardians: z.boolean().optional(),
  }),
  toCommand: ({ after, ...values }, { viewer }) => ({
    data: { ...given(values), unit: viewer.unit, ...(after.length > 0 ? { after } : {}) },
  }),
});

const EMPTIABLE = ['how', 'when', 'goal', 'judgedHow', 'judgedBy', 'judgedOn'] as const;

const EMPTIED: Words<(typeof EMPTIABLE)[number] | 'after'> = {
  how: 'Hur',
  when: 'När, eller hur ofta',
  goal: 'Vilket mål den gäller',
  judgedHow: 'Hur resultatet ska bedömas',
  judgedBy: 'Vem som ska bedöma det',
  judgedOn: 'Vilken dag det ska bedömas',
  after: 'Vilka insatser som måste komma först',
};

export const changeIntervention = form({
  name: 'andra-insats',
  command: 'changeIntervention',
  title: 'Ändra en insats',
  rule: 'Bara er egen verksamhets insatser. Fyll i det som ska ändras; resten står kvar. Ändringen gäller för andra när planen upprättas på nytt.',
  source: PLAN,
  localSource: `${LOCAL_ROUTINE}, Ansvar`,
  button: 'Spara ändringen',
  concerns: (context) => ownInterventions(context).length > 0,
  probe: (context) => ({ data: { id: ownInterventions(context)[0]?.id ?? '', what: 'probe' } }),
  fields: (context) => [
    pickField({ name: 'id', label: 'Vilken insats?', options: ownOptions(context) }),
    words({ name: 'what', label: 'Vad ska göras?', lines: 3, required: false }),
    oneField({
      name: 'status',
      label: 'Hur långt har det kommit?',
      required: false,
      options: optionsOf(INTERVENTION_STATUSES),
    }),
    ...commonFields(context),
    {
      kind: 'many',
      name: 'emptied',
      label: 'Vad ska inte längre stå där?',
      required: false,
      options: optionsOf(EMPTIED),
    },
  ],
  schema: z.object({ id: choice, what: said, status: status.optional(), ...common, emptied: choices }),
  toCommand: ({ after, emptied, ...values }) => {
    const taken = EMPTIABLE.filter((field) => emptied.includes(field) && values[field] === undefined);
    const isFirst = after.length === 0 && emptied.includes('after');
    return {
      data: {
        ...given(values),
        ...(after.length > 0 || isFirst ? { after } : {}),
        ...Object.fromEntries(taken.map((field) => [field, null])),
      },
    };
  },
});

export const reportIntervention = form({
  name: 'insatsen-gar',
  command: 'reportIntervention',
  title: 'Berätta hur insatsen går',
  rule: 'Den som har tagit på sig en insats ansvarar för att den blir gjord, och berättar hur det går.',
  source: PLAN,
  button: 'Spara',
  concerns: (context) => ownInterventions(context).length > 0,
  probe: (context) => ({
    data: { id: ownInterventions(context)[0]?.id ?? '', carriedOut: 'ongoing', at: context.now },
  }),
  fields: (context) => [
    pickField({ name: 'id', label: 'Vilken insats?', options: ownOptions(context) }),
    oneField({ name: 'carriedOut', label: 'Hur går det?', options: optionsOf(CARRYING_OUT) }),
    words({ name: 'effect', label: 'Vad har den betytt för personen?', required: false }),
    timeField({ name: 'at', label: 'När bedömdes det?', prefill: 'now' }),
  ],
  schema: z.object({
    id: choice,
    carriedOut: oneOf(['not-begun', 'ongoing', 'done', 'not-done']),
    effect: said,
    at: time,
  }),
  toCommand: (values) => ({ data: given(values) }),
});

function ownOptions(context: SipContext): Option[] {
  return ownInterventions(context).map(({ id, what }) => ({ value: id, label: what }));
}
