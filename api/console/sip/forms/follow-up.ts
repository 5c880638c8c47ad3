import { z } from 'zod';
import { given, oneOf, REASON_LENGTH, text, TEXT_LENGTH, time } from '../../forms/answers.ts';
import { timeField } from '../../forms/fields.ts';
import { CHANGES, FOLLOW_UP_FORMS, optionsOf, OUTCOMES } from '../words.ts';
import { inConfidence, oneField, words, yesNoField } from './sip-fields.ts';
import { form, ROUTINE } from './sip-form.ts';
import { followUpIn, nextFollowUp, nextFollowUpFields } from './whole-plan.ts';

const SECTION = `${ROUTINE}, Uppföljning SIP`;
const said = text(TEXT_LENGTH).optional();
const followUpForm = oneOf(['meeting', 'phone', 'home-visit']);

export const reportFollowUp = form({
  name: 'folj-upp',
  command: 'reportFollowUp',
  title: 'Följa upp planen',
  rule: 'En SIP ska alltid följas upp. Frågorna är ett stöd och kan lämnas tomma. Finns behovet kvar ska planen inte avslutas utan få en ny dag för uppföljning.',
  source: SECTION,
  button: 'Spara uppföljningen',
  thing: 'followUp',
  probe: ({ now }) => ({ data: { at: now, form: 'meeting', outcome: 'end' } }),
  fields: (context) => [
    timeField({ name: 'at', label: 'När följdes planen upp?', prefill: 'now' }),
    oneField({ name: 'form', label: 'Hur?', options: optionsOf(FOLLOW_UP_FORMS) }),
    words({ name: 'goals', label: 'Hur går det jämfört med målen?', lines: 3, required: false }),
    words({
      name: 'news',
      label: 'Har något nytt hänt?',
      hint: 'Till exempel ny adress eller skola.',
      required: false,
    }),
    words({ name: 'carriedOut', label: 'Har alla gjort det de åtog sig?', required: false }),
    words({ name: 'effect', label: 'Har insatserna gett önskad effekt?', required: false }),
    words({ name: 'otherNeeded', label: 'Behövs något annat?', required: false }),
    ...inConfidence(context, 'Barnet har svarat i förtroende: svaren ska inte stå i vårdnadshavarnas exemplar'),
    oneField({ name: 'outcome', label: 'Hur går ni vidare?', options: optionsOf(OUTCOMES) }),
    ...nextFollowUpFields(false, 'Behövs när planen fortsätter eller ska ändras.'),
    words({
      name: 'whereToTurn',
      label: 'Om planen avslutas: vart vänder sig personen om behovet kommer tillbaka?',
      required: false,
    }),
  ],
  schema: z.object({
    at: time,
    form: followUpForm,
    goals: said,
    news: said,
    carriedOut: said,
    effect: said,
    otherNeeded: said,
    notForGuardians: z.boolean().optional(),
    outcome: oneOf(['continue', 'revise', 'end', 'start-anew']),
    ...nextFollowUp,
    whereToTurn: said,
  }),
  toCommand: ({ on, clock, place, nextForm, ...values }) => ({
    data: given({ ...values, next: followUpIn({ on, clock, place, nextForm }) }),
  }),
});

export const contactPerson = form({
  name: 'kontakt-med-personen',
  command: 'contactPerson',
  title: 'Kontakt med personen mellan mötena',
  rule: 'Den som är huvudansvarig följer, tillsammans med personen, att det avtalade blir gjort.',
  source: `${ROUTINE}, Huvudansvarig för SIP`,
  button: 'Spara kontakten',
  probe: ({ now }) => ({ data: { at: now, how: 'phone' } }),
  fields: () => [
    timeField({ name: 'at', label: 'När?', prefill: 'now' }),
    oneField({ name: 'how', label: 'Hur?', options: optionsOf(FOLLOW_UP_FORMS) }),
    words({ name: 'text', label: 'Något att minnas', lines: 3, required: false }),
  ],
  schema: z.object({ at: time, how: followUpForm, text: said }),
  toCommand: (values) => ({ data: given(values) }),
});

export const reportChange = form({
  name: 'forandring',
  command: 'reportChange',
  title: 'Något väsentligt har förändrats',
  rule: 'Förändras livssituationen väsentligt erbjuds personen att följa upp planen tidigare.',
  source: `${ROUTINE}, Genomför SIP-möte och upprätta SIP`,
  button: 'Spara förändringen',
  probe: ({ now }) => ({ data: { what: 'other', at: now } }),
  fields: () => [
    oneField({ name: 'what', label: 'Vad har hänt?', options: optionsOf(CHANGES) }),
    timeField({ name: 'at', label: 'När?', prefill: 'now' }),
  ],
  schema: z.object({ what: oneOf(['admission', 'move', 'placement', 'other']), at: time }),
  toCommand: (data) => ({ data }),
});

export const answerEarlierFollowUp = form({
  name: 'tidigare-uppfoljning',
  command: 'answerEarlierFollowUp',
  title: 'Personens svar om tidigare uppföljning',
  rule: 'Personen väljer. Säger hen ja bestämmer ni en ny dag.',
  source: `${ROUTINE}, Genomför SIP-möte och upprätta SIP`,
  button: 'Spara svaret',
  thing: 'followUp',
  concerns: ({ view }) => view.course.openChanges > 0,
  probe: ({ now }) => ({ data: { wants: false, at: now } }),
  fields: () => [
    yesNoField({ name: 'wants', label: 'Vill personen följa upp tidigare?', yes: 'Ja', no: 'Nej' }),
    ...nextFollowUpFields(false, 'Behövs när svaret är ja.'),
    timeField({ name: 'at', label: 'När svarade personen?', prefill: 'now' }),
  ],
  schema: z.object({ wants: oneOf(['yes', 'no']), ...nextFollowUp, at: time }),
  toCommand: ({ wants, at, ...next }) => ({ data: given({ wants: wants === 'yes', at, next: followUpIn(next) }) }),
});

export const pause = form({
  name: 'pausa',
  command: 'pause',
  title: 'Pausa planen',
  rule: 'När personen vill vänta eller inte kan delta just nu. Planen finns kvar och fristerna väntar.',
  button: 'Pausa',
  concerns: ({ view }) => view.status !== 'paused',
  probe: ({ now }) => ({ data: { because: 'probe', at: now } }),
  fields: () => [
    words({ name: 'because', label: 'Varför?', required: true }),
    timeField({ name: 'at', label: 'Från när?', prefill: 'now' }),
  ],
  schema: z.object({ because: text(REASON_LENGTH), at: time }),
  toCommand: (data) => ({ data }),
});

export const resume = form({
  name: 'ta-upp-igen',
  command: 'resume',
  title: 'Ta upp planen igen',
  rule: 'Fristerna börjar gälla igen.',
  button: 'Ta upp planen',
  concerns: ({ view }) => view.status === 'paused',
  probe: ({ now }) => ({ data: { at: now } }),
  fields: () => [timeField({ name: 'at', label: 'Från när?', prefill: 'now' })],
  schema: z.object({ at: time }),
  toCommand: (data) => ({ data }),
});
