import { z } from 'zod';
import { oneOf, REASON_LENGTH, text } from './answers.ts';
import { textField } from './fields.ts';
import { form } from './discharge-form.ts';

export const markDeceased = form({
  name: 'avliden',
  command: 'markPerson',
  title: 'Personen har avlidit',
  rule: 'Allt som väntar på att skickas om personen stoppas genast, brev också. Ärendet tas över av en människa.',
  button: 'Stoppa allt',
  concerns: ({ view }) => view.as === 'ward' && !view.marks.deceased,
  probe: () => ({ data: { deceased: true } }),
  fields: () => [{ kind: 'yes', name: 'sure', label: 'Personen har avlidit', required: true }],
  schema: z.object({ sure: z.literal(true, 'kryssa i rutan om det stämmer') }),
  toCommand: () => ({ data: { deceased: true } }),
});

export const markProtected = form({
  name: 'skyddade-uppgifter',
  command: 'markPerson',
  title: 'Personen har skyddade personuppgifter',
  rule: 'Allt som väntar på att skickas om personen stoppas genast. Ärendet tas över av en människa, som avgör vad som kan lämnas och hur.',
  button: 'Stoppa allt',
  concerns: ({ view }) => !view.marks.protectedIdentity,
  probe: () => ({ data: { protection: 'other' } }),
  fields: () => [
    {
      kind: 'one',
      name: 'protection',
      label: 'Vilket slags skydd?',
      required: true,
      options: [
        { value: 'sekretessmarkering', label: 'Sekretessmarkering' },
        { value: 'skyddadFolkbokforing', label: 'Skyddad folkbokföring' },
        { value: 'other', label: 'Annat, eller okänt: räknas som det strängaste' },
      ],
    },
  ],
  schema: z.object({ protection: oneOf(['sekretessmarkering', 'skyddadFolkbokforing', 'other']) }),
  toCommand: (data) => ({ data }),
});

export const clearMark = form({
  name: 'ta-bort-markering',
  command: 'markPerson',
  title: 'Ta bort en markering',
  rule: 'En markering tas aldrig bort av ett system. Den som tar bort den svarar för att den var fel, och för att ärendet kan gå vidare av sig självt.',
  button: 'Ta bort markeringen',
  thing: 'person',
  concerns: ({ view }) => view.as === 'ward' && (view.marks.deceased || view.marks.protectedIdentity),
  probe: ({ view }) => ({
    data: view.marks.deceased ? { deceased: false } : { protection: 'none' },
    reason: 'probe',
  }),
  fields: ({ view }) => [
    {
      kind: 'one',
      name: 'mark',
      label: 'Vilken markering?',
      required: true,
      options: [
        ...(view.marks.deceased ? [{ value: 'deceased', label: 'Avliden' }] : []),
        ...(view.marks.protectedIdentity ? [{ value: 'protected', label: 'Skyddade personuppgifter' }] : []),
      ],
    },
    textField({ name: 'reason', label: 'Orsak', lines: 2, maxLength: REASON_LENGTH, required: true }),
  ],
  schema: z.object({ mark: oneOf(['deceased', 'protected']), reason: text(REASON_LENGTH) }),
  toCommand: ({ mark, reason }) => ({
    data: mark === 'deceased' ? { deceased: false } : { protection: 'none' },
    reason,
  }),
});
