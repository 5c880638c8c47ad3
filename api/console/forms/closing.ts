import { z } from 'zod';
import type { DutyView } from '../../../domain/disclosure/frame-view.ts';
import { BY_HAND } from '../words/cases.ts';
import { MESSAGES } from '../words/deliveries.ts';
import { DUTIES } from '../words/duties.ts';
import { word } from '../words/word.ts';
import { choice, oneOf, REASON_LENGTH, text, time } from './answers.ts';
import { unitName } from '../names.ts';
import { textField, timeField } from './fields.ts';
import { form, type DischargeContext } from './discharge-form.ts';

/** Duties that a person meets by hand. */
const BY_HAND_DUTIES = ['findUnit', 'sendByHand', 'handleByHand'];

function openByHand({ view }: DischargeContext): DutyView[] {
  return view.duties.filter(({ code, status }) => status === 'open' && BY_HAND_DUTIES.includes(code));
}

export const handleByHand = form({
  name: 'for-hand',
  command: 'handleByHand',
  title: 'Har hanterats för hand',
  rule: 'Det som inte kan gå av sig självt lämnas av en människa, som också avgör vad som får sägas. Samordna noterar vem, när och hur.',
  button: 'Spara',
  concerns: (context) => openByHand(context).length > 0,
  probe: (context) => ({ data: { dutyAbout: openByHand(context)[0]?.id ?? '', how: 'phone', reason: 'probe' } }),
  fields: (context) => {
    const options = openByHand(context).map((duty) => ({ value: duty.id, label: dutyLabel(context, duty) }));
    const only = options.length === 1 ? options[0] : undefined;
    return [
      {
        kind: 'pick',
        name: 'duty',
        label: 'Vilken uppgift?',
        required: true,
        options,
        ...(only ? { value: only.value } : {}),
      },
      {
        kind: 'one',
        name: 'how',
        label: 'Hur?',
        required: true,
        options: Object.entries(BY_HAND).map(([value, label]) => ({ value, label })),
      },
      timeField({ name: 'at', label: 'När?', prefill: 'now' }),
      textField({
        name: 'reason',
        label: 'Vad gjordes, och varför för hand?',
        lines: 3,
        maxLength: REASON_LENGTH,
        required: true,
      }),
    ];
  },
  schema: z.object({
    duty: choice,
    how: oneOf(['phone', 'visit', 'letter', 'other']),
    at: time,
    reason: text(REASON_LENGTH),
  }),
  toCommand: ({ duty, how, at, reason }) => ({ data: { dutyAbout: duty, how, reason }, occurredAt: at, reason }),
});

function dutyLabel({ view, directory }: DischargeContext, { code, about }: DutyView): string {
  const message = view.deliveries.find(({ item }) => item === about.item)?.message;
  return [
    word(DUTIES, code),
    ...(message ? [word(MESSAGES, message)] : []),
    ...(about.unit ? [unitName(directory, about.unit)] : []),
  ].join(', ');
}

export const closeCase = form({
  name: 'avsluta',
  command: 'closeCase',
  title: 'Avsluta ärendet',
  rule: 'Inget mer skickas eller bevakas. Uppgifter som inte är klara noteras som avvikelse.',
  button: 'Avsluta ärendet',
  thing: 'case',
  concerns: ({ view }) => view.encounter.dischargedAt !== undefined || view.marks.deceased,
  probe: () => ({ data: { reason: 'probe' } }),
  fields: () => [textField({ name: 'reason', label: 'Orsak', lines: 2, maxLength: REASON_LENGTH, required: true })],
  schema: z.object({ reason: text(REASON_LENGTH) }),
  toCommand: ({ reason }) => ({ data: { reason }, reason }),
});
