import { z } from 'zod';
import { byHandDuties } from '../../../domain/discharge/by-hand.ts';
import { standingMark } from '../../../domain/discharge/queries.ts';
import { BY_HAND } from '../words/cases.ts';
import { DUTIES } from '../words/duties.ts';
import { word } from '../words/word.ts';
import { choice, oneOf, REASON_LENGTH, text, time } from './answers.ts';
import { textField, timeField, unitName } from './fields.ts';
import { form, type FormContext } from './form.ts';

/** Open duties of the kind that a person meets by hand. */
function openByHand({ state }: FormContext): string[] {
  return Object.keys(byHandDuties(state)).filter((id) => state.duties[id]?.status === 'open');
}

export const handleByHand = form({
  name: 'for-hand',
  command: 'handleByHand',
  title: 'Har hanterats för hand',
  rule: 'Det som inte kan gå av sig självt lämnas av en människa, som också avgör vad som får sägas. Samordna noterar vem, när och hur.',
  button: 'Spara',
  concerns: (context) => openByHand(context).length > 0,
  probe: (context) => ({ data: { dutyAbout: openByHand(context)[0] ?? '', how: 'phone', reason: 'probe' } }),
  fields: (context) => {
    const options = openByHand(context).map((value) => ({ value, label: dutyLabel(context, value) }));
    const only = options.length === 1 ? options[0] : undefined;
    return [
      { kind: 'pick', name: 'duty', label: 'Vilken uppgift?', required: true, options, ...(only ? { value: only.value } : {}) },
      {
        kind: 'one',
        name: 'how',
        label: 'Hur?',
        required: true,
        options: Object.entries(BY_HAND).map(([value, label]) => ({ value, label })),
      },
      timeField({ name: 'at', label: 'När?', prefill: 'now' }),
      textField({ name: 'reason', label: 'Vad gjordes, och varför för hand?', lines: 3, maxLength: REASON_LENGTH, required: true }),
    ];
  },
  schema: z.object({ duty: choice, how: oneOf(['phone', 'visit', 'letter', 'other']), at: time, reason: text(REASON_LENGTH) }),
  toCommand: ({ duty, how, at, reason }) => ({ data: { dutyAbout: duty, how, reason }, occurredAt: at, reason }),
});

function dutyLabel(context: FormContext, id: string): string {
  const { state } = context;
  const about = byHandDuties(state)[id] ?? '';
  const unit = /^\w+\.(\d+)/.exec(about)?.[1];
  const name = unit === undefined ? undefined : state.units[Number(unit)]?.unit;
  const what = word(DUTIES, about.split('.')[0] ?? '');
  const title = about === id ? word(DUTIES, state.duties[id]?.code ?? '') : what;
  return name ? `${title}: ${unitName(context, name)}` : title;
}

export const closeCase = form({
  name: 'avsluta',
  command: 'closeCase',
  title: 'Avsluta ärendet',
  rule: 'Inget mer skickas eller bevakas. Uppgifter som inte är klara noteras som avvikelse.',
  button: 'Avsluta ärendet',
  thing: 'case',
  concerns: ({ state }) => state.discharged !== null || standingMark(state, 'deceased') !== undefined,
  probe: () => ({ data: { reason: 'probe' } }),
  fields: () => [textField({ name: 'reason', label: 'Orsak', lines: 2, maxLength: REASON_LENGTH, required: true })],
  schema: z.object({ reason: text(REASON_LENGTH) }),
  toCommand: ({ reason }) => ({ data: { reason }, reason }),
});
