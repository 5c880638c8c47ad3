import { z } from 'zod';
import { LONGEST_TEXT } from '../../../domain/discharge/rules/information.ts';
import { choice, oneOf, text, time } from './answers.ts';
import { caseUnitField } from './discharge-fields.ts';
import { secrecyField, textField, timeField } from './fields.ts';
import { form, units } from './discharge-form.ts';
import { checkedNow } from './ready.ts';

export const transferInformation = form({
  name: 'lamna-information',
  command: 'transferInformation',
  title: 'Lämna över information',
  rule: 'Senast samma dag som patienten skrivs ut får berörda enheter den information de behöver, om inte sekretess hindrar det. (Lag 2017:612, 3 kap. 2 §)',
  button: 'Skicka informationen',
  thing: 'information',
  concerns: (context) => units(context).some(({ known }) => known),
  probe: (context) => ({
    data: {
      unit: units(context).find(({ known }) => known)?.unit ?? '',
      text: 'probe',
      secrecy: checkedNow('no-hindrance', context),
    },
  }),
  fields: (context) => [
    caseUnitField(context, 'Till vilken enhet?'),
    textField({
      name: 'text',
      label: 'Information',
      hint: 'Det som enheten behöver för att ge insatser. Skriv inte mer än så.',
      lines: 8,
      maxLength: LONGEST_TEXT,
      required: true,
    }),
    secrecyField({ name: 'secrecy', label: 'Hindrar sekretess?' }),
  ],
  schema: z.object({ unit: choice, text: text(LONGEST_TEXT), secrecy: oneOf(['no-hindrance', 'hinders']) }),
  toCommand: ({ unit, text, secrecy }, context) => ({ data: { unit, text, secrecy: checkedNow(secrecy, context) } }),
});

export const informationElsewhere = form({
  name: 'information-lamnad',
  command: 'transferInformation',
  title: 'Informationen är lämnad på annat sätt',
  rule: 'Informationen har gått i ett annat system, på papper eller muntligt. Samordna noterar bara att det är gjort.',
  button: 'Spara',
  thing: 'information',
  concerns: (context) => units(context).length > 0,
  probe: (context) => ({ data: { unit: units(context)[0]?.unit ?? '', doneElsewhere: true } }),
  fields: (context) => [
    caseUnitField(context, 'Till vilken enhet?'),
    timeField({ name: 'at', label: 'När lämnades den?', prefill: 'now' }),
  ],
  schema: z.object({ unit: choice, at: time }),
  toCommand: ({ unit, at }) => ({ data: { unit, doneElsewhere: true }, occurredAt: at }),
});

export const informPatient = form({
  name: 'patienten-informerad',
  command: 'informPatient',
  title: 'Patienten är informerad',
  rule: 'Vid utskrivningen får patienten en skriftlig sammanfattning av vården, och uppgift om fast vårdkontakt, planerat möte och planer som finns. (Patientlagen 2014:821, 3 kap. 2 b §)',
  button: 'Spara',
  thing: 'information',
  concerns: ({ view }) => view.patientInformedAt === undefined,
  probe: ({ now }) => ({ data: { at: now } }),
  fields: () => [timeField({ name: 'at', label: 'När fick patienten informationen?', prefill: 'now' })],
  schema: z.object({ at: time }),
  toCommand: (data) => ({ data }),
});
