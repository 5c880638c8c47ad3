import { z } from 'zod';
import type { DutyView } from '../../../domain/disclosure/frame-view.ts';
import { BY_HAND } from '../words/cases.ts';
import { MESSAGES } from '../words/deliveries.ts';
import { DUTIES } from '../words/duties.ts';
import { word } from '../words/word.ts';
import { choice, oneOf, REASON_LENGTH, text, time } from './answers.ts';
import { receiverName, unitName } from '../names.ts';
import { textField, timeField } from './fields.ts';
import { frameForm, type FormContext } from './form.ts';

/** Duties that a person meets by hand. */
const BY_HAND_DUTIES = ['findUnit', 'sendByHand', 'handleByHand'];

function openByHand({ view }: FormContext): DutyView[] {
  return view.duties.filter(({ code, status }) => status === 'open' && BY_HAND_DUTIES.includes(code));
}

export const handleByHand = frameForm({
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

function dutyLabel({ view, directory, close }: FormContext, { code, about }: DutyView): string {
  const delivery = view.deliveries.find(({ item }) => item === about.item);
  const to = delivery?.to ? receiverName(directory, delivery.to, close) : about.unit && unitName(directory, about.unit);
  return [word(DUTIES, code), ...(delivery ? [word(MESSAGES, delivery.message)] : []), ...(to ? [to] : [])].join(', ');
}
