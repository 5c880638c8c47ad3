import { z } from 'zod';
import { NEED_FROM, NEED_REASONS as REASON_CODES, type SipCommands } from '../../../../domain/sip/commands.ts';
import type { Field } from '../../../contracts/console.ts';
import { sipUnit } from '../../../kinds/sip-unit.ts';
import { choice, choices, given, oneOf, REASON_LENGTH, text, TEXT_LENGTH, time, yes } from '../../forms/answers.ts';
import { timeField, unitOptions } from '../../forms/fields.ts';
import type { Filling } from '../../forms/form.ts';
import { NEED_FROM as FROM_WORDS, NEED_REASONS, optionsOf } from '../words.ts';
import { oneField, pickField, PLAN_SIDES, planUnits, words, yesNoField } from './sip-fields.ts';
import { form, LOCAL_ROUTINE, ownUnit, probeUnit, ROUTINE } from './sip-form.ts';

export const NEED_RULE =
  'Det räcker att en verksamhet bedömer att insatser behöver samordnas, hur små de än är. Den som ser behovet startar arbetet utan ' +
  'dröjsmål. Personen och närstående får be om en plan, och andra aktörer får påtala behovet.';
export const NEED_SOURCE = `${ROUTINE}, Upptäck och bedöm behov av SIP; socialtjänstlagen 10 kap. 8 §; hälso- och sjukvårdslagen 16 kap. 4 §`;

/** Staff of health care, social services and school judge; another actor may only flag. */
const JUDGING_SIDES = PLAN_SIDES.filter((side) => side !== 'other-actor');

export const needSchema = z.object({
  from: oneOf(NEED_FROM),
  coordination: yes,
  sides: choices,
  reasons: z.array(z.enum(REASON_CODES)).default([]),
  text: text(TEXT_LENGTH).optional(),
  at: time,
  unit: choice.optional(),
});

export function needFields(filling: Filling): Field[] {
  return [
    oneField({
      name: 'from',
      label: 'Vem har sett behovet?',
      options: optionsOf(FROM_WORDS, ['discharge']),
    }),
    {
      kind: 'yes',
      name: 'coordination',
      label: 'Insatserna behöver samordnas',
      hint: 'Fyll i detta och det som följer när personal har sett behovet.',
      required: false,
    },
    {
      kind: 'many',
      name: 'sides',
      label: 'Varifrån behövs insatser?',
      required: false,
      options: [
        { value: 'social', label: 'Socialtjänsten' },
        { value: 'health', label: 'Hälso- och sjukvården' },
      ],
    },
    {
      kind: 'many',
      name: 'reasons',
      label: 'Vad beror behovet på?',
      required: false,
      options: optionsOf(NEED_REASONS),
    },
    pickField({
      name: 'unit',
      label: 'Vilken enhet ska bedöma behovet?',
      hint: 'Fyll i när en annan aktör har påtalat det. Annars gäller din egen enhet.',
      required: false,
      options: unitOptions(filling, JUDGING_SIDES),
    }),
    words({ name: 'text', label: 'Något mer om behovet', lines: 3, required: false }),
    timeField({
      name: 'at',
      label: 'När sågs behovet?',
      hint: 'Frister räknas härifrån.',
      prefill: 'now',
    }),
  ];
}

/** What the answers say of the need, whoever it is about. */
export function needData(
  { from, coordination, sides, reasons, text: more, unit }: z.output<typeof needSchema>,
  filling: Pick<Filling, 'viewer' | 'directory'>,
): Omit<SipCommands['reportNeed'], 'personId' | 'turns18On' | 'draftId'> {
  return {
    from,
    coordination,
    socialServices: sides.includes('social'),
    healthCare: sides.includes('health'),
    reasons,
    unit: from === 'flag' && unit !== undefined ? sipUnit(filling.directory, unit, 'unit') : ownUnit(filling),
    ...(more === undefined ? {} : { text: more }),
  };
}

/** Asked for by the person themselves: what the rules refuse of that they refuse of everything. */
export function probeNeed(filling: Pick<Filling, 'viewer'>): Omit<SipCommands['reportNeed'], 'personId'> {
  return {
    from: 'person',
    coordination: true,
    socialServices: true,
    healthCare: true,
    reasons: [],
    unit: probeUnit(filling),
    turns18On: null,
  };
}

export const reportNeed = form({
  name: 'behov',
  command: 'reportNeed',
  title: 'Rapportera behov av SIP',
  rule: NEED_RULE,
  source: NEED_SOURCE,
  localSource: LOCAL_ROUTINE,
  button: 'Spara behovet',
  concerns: ({ view }) => view.personId !== null,
  probe: (context) => ({ data: { ...probeNeed(context), personId: context.view.personId ?? '' } }),
  fields: needFields,
  schema: needSchema,
  // Only the command that opens a case settles when the person turns 18.
  toCommand: (values, context) => ({
    data: { ...needData(values, context), personId: context.view.personId ?? '', turns18On: null },
    occurredAt: values.at,
  }),
});

export const assessNeed = form({
  name: 'bedom-behov',
  command: 'assessNeed',
  title: 'Bedöma behovet av SIP',
  rule: 'Varje verksamhet bedömer själv. Den som har bett om en plan och får nej ska få veta varför.',
  source: `${ROUTINE}, Upptäck och bedöm behov av SIP`,
  button: 'Spara bedömningen',
  thing: 'need',
  concerns: ({ view }) => view.course.needs.some(({ from }) => from !== 'staff' && from !== 'discharge'),
  probe: () => ({ data: { needed: true } }),
  fields: () => [
    yesNoField({ name: 'needed', label: 'Behövs en SIP?', yes: 'Ja', no: 'Nej' }),
    words({ name: 'because', label: 'Varför?', hint: 'Behövs när svaret är nej.', required: false }),
  ],
  schema: z.object({ needed: oneOf(['yes', 'no']), because: text(REASON_LENGTH).optional() }),
  toCommand: ({ needed, because }) => ({ data: given({ needed: needed === 'yes', because }) }),
});

export const handOver = form({
  name: 'lamna-over',
  command: 'handOver',
  title: 'Lämna önskemålet till en annan enhet',
  rule:
    'Ingen ska skickas runt. Önskemålet ligger kvar hos er tills den andra enheten har tagit över det. Har någon annan än personen ' +
    'bett om planen frågar ni personen först.',
  source: `${ROUTINE}, Närstående`,
  button: 'Lämna över',
  thing: 'need',
  concerns: ({ view }) => view.as === 'coordinating',
  probe: (context) => ({ data: { to: { ...probeUnit(context), unit: 'another-unit' } } }),
  fields: (context) => [
    pickField({
      name: 'to',
      label: 'Vilken enhet?',
      options: planUnits(context).filter(({ value }) => value !== context.view.sip.coordinating?.unit),
    }),
  ],
  schema: z.object({ to: choice }),
  toCommand: ({ to }, { directory }) => ({ data: { to: sipUnit(directory, to, 'to') } }),
});

export const acceptHandOver = form({
  name: 'ta-over',
  command: 'acceptHandOver',
  title: 'Ta över önskemålet om SIP',
  rule: 'Din enhet för arbetet vidare och svarar den som har bett om planen.',
  source: `${ROUTINE}, Närstående`,
  button: 'Ta över',
  concerns: ({ view, viewer }) => view.course.handOver?.to.party === viewer.party,
  probe: () => ({ data: {} }),
  fields: () => [],
  schema: z.object({}),
  toCommand: () => ({ data: {} }),
});
