import { z } from 'zod';
import type { FrameView } from '../../../domain/disclosure/frame-view.ts';
import type { Protection } from '../../../domain/disclosure/protection.ts';
import { oneOf, REASON_LENGTH, text } from './answers.ts';
import { textField } from './fields.ts';
import { frameForm, type FormCommandData } from './form.ts';

/** Alike in every kind of case. */
type Marked = FormCommandData<{ deceased?: boolean; protection?: Protection }>;

/** The ward of a stay, or the party that carries a plan on: it answers for the person's marks. */
function holdsIt({ as }: FrameView): boolean {
  return as === 'ward' || as === 'coordinating';
}

export const markDeceased = frameForm({
  name: 'avliden',
  command: 'markPerson',
  title: 'Personen har avlidit',
  rule: 'Allt som väntar på att skickas om personen stoppas genast, brev också. Ärendet tas över av en människa.',
  button: 'Stoppa allt',
  concerns: ({ view }) => holdsIt(view) && !view.marks.deceased,
  probe: (): Marked => ({ data: { deceased: true } }),
  fields: () => [{ kind: 'yes', name: 'sure', label: 'Personen har avlidit', required: true }],
  schema: z.object({ sure: z.literal(true, 'kryssa i rutan om det stämmer') }),
  toCommand: (): Marked => ({ data: { deceased: true } }),
});

export const markProtected = frameForm({
  name: 'skyddade-uppgifter',
  command: 'markPerson',
  title: 'Personen har skyddade personuppgifter',
  rule: 'Allt som väntar på att skickas om personen stoppas genast. Ärendet tas över av en människa, som avgör vad som kan lämnas och hur.',
  button: 'Stoppa allt',
  concerns: ({ view }) => !view.marks.protectedIdentity,
  probe: (): Marked => ({ data: { protection: 'other' } }),
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
  toCommand: (data): Marked => ({ data }),
});

export const clearMark = frameForm({
  name: 'ta-bort-markering',
  command: 'markPerson',
  title: 'Ta bort en markering',
  rule: 'En markering tas aldrig bort av ett system. Den som tar bort den svarar för att den var fel, och för att ärendet kan gå vidare av sig självt.',
  button: 'Ta bort markeringen',
  thing: 'person',
  concerns: ({ view }) => holdsIt(view) && (view.marks.deceased || view.marks.protectedIdentity),
  probe: ({ view }): Marked => ({
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
  toCommand: ({ mark, reason }): Marked => ({
    data: mark === 'deceased' ? { deceased: false } : { protection: 'none' },
    reason,
  }),
});
