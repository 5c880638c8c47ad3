import { z } from 'zod';
import { REASON_LENGTH, text } from './answers.ts';
import { textField } from './fields.ts';
import { form } from './discharge-form.ts';

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
