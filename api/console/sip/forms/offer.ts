import { z } from 'zod';
import { day, given, oneOf, text, TEXT_LENGTH, time, yes } from '../../forms/answers.ts';
import { timeField } from '../../forms/fields.ts';
import { sheetsOf } from './papers.ts';
import { oneField, words } from './sip-fields.ts';
import { form, LOCAL_ROUTINE, ROUTINE } from './sip-form.ts';

const SECTION = `${ROUTINE}, Erbjuda SIP och inhämta samtycke`;

export const makeOffer = form({
  name: 'erbjud',
  command: 'makeOffer',
  title: 'Erbjuda SIP',
  rule:
    'Berätta vad en SIP är, att den är frivillig och att ett nej inte påverkar den hjälp personen får, inte heller tvångsvård. ' +
    'Den som har tackat nej kan alltid få frågan igen.',
  source: SECTION,
  localSource: LOCAL_ROUTINE,
  button: 'Spara erbjudandet',
  thing: 'offer',
  probe: ({ now }) => ({ data: { at: now, informedHow: 'probe', understood: true } }),
  fields: () => [
    timeField({ name: 'at', label: 'När erbjöds SIP?', prefill: 'now' }),
    words({
      name: 'informedHow',
      label: 'Hur fick personen information om vad en SIP är?',
      hint: 'Till exempel samtal, lättläst broschyr, tolk eller bilder.',
      required: true,
    }),
    { kind: 'yes', name: 'understood', label: 'Personen har förstått informationen', required: false },
  ],
  papers: ({ view }) => ({ papers: sheetsOf(view) }),
  schema: z.object({ at: time, informedHow: text(TEXT_LENGTH), understood: yes }),
  toCommand: (data) => ({ data }),
});

export const answerOffer = form({
  name: 'svar-pa-erbjudandet',
  command: 'answerOffer',
  title: 'Personens svar på erbjudandet',
  rule:
    'Ett nej ska respekteras och behöver inget skäl. Ansvaret att samverka finns kvar. Den som inte kan ta ställning nu får frågan igen ' +
    'den dag ni kommer överens om. Ett nej till en plan som redan är påbörjad avslutar den, som när samtycket tas tillbaka.',
  source: `${ROUTINE}, Om den enskilde inte lämnar samtycke`,
  button: 'Spara svaret',
  thing: 'offer',
  concerns: ({ view }) => {
    const last = view.course.offers.at(-1);
    return last !== undefined && !last.answer;
  },
  probe: ({ now }) => ({ data: { answer: 'no', at: now } }),
  fields: () => [
    oneField({
      name: 'answer',
      label: 'Vad svarade personen?',
      options: [
        { value: 'yes', label: 'Ja' },
        { value: 'no', label: 'Nej' },
        { value: 'not-now', label: 'Kan inte ta ställning nu' },
      ],
    }),
    {
      kind: 'date',
      name: 'askAgainOn',
      label: 'Vilken dag ska frågan ställas igen?',
      hint: 'Behövs när personen inte kan ta ställning nu.',
      required: false,
    },
    timeField({ name: 'at', label: 'När svarade personen?', prefill: 'now' }),
  ],
  schema: z.object({ answer: oneOf(['yes', 'no', 'not-now']), askAgainOn: day.optional(), at: time }),
  toCommand: (values) => ({ data: given(values) }),
});
