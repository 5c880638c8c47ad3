import { z } from 'zod';
import { choice, oneOf, time } from './answers.ts';
import { caseUnitField, physicianField } from './discharge-fields.ts';
import { memberField, timeField } from './fields.ts';
import { form, units, type DischargeContext } from './discharge-form.ts';

/** Judged units of the reader's party, one that has not begun planning first. */
function ownUnit(context: DischargeContext): string {
  const own = units(context).filter(({ party }) => party === context.viewer.party);
  return (own.find(({ planningBegunAt }) => planningBegunAt === undefined) ?? own[0])?.unit ?? '';
}

export const beginPlanning = form({
  name: 'paborja-planering',
  command: 'beginPlanning',
  title: 'Påbörja planeringen',
  rule: 'En enhet som har fått inskrivningsmeddelandet ska börja planera de insatser som behövs efter utskrivningen. (Lag 2017:612, 2 kap. 6 §)',
  button: 'Planeringen är påbörjad',
  thing: 'planning',
  probe: (context) => ({ data: { unit: ownUnit(context) } }),
  fields: (context) => [
    caseUnitField(context, 'Vilken enhet?', context.viewer.party),
    timeField({ name: 'at', label: 'När påbörjades planeringen?', prefill: 'now' }),
  ],
  schema: z.object({ unit: choice, at: time }),
  toCommand: ({ unit, at }) => ({ data: { unit }, occurredAt: at }),
});

export const appointCareContact = form({
  name: 'fast-vardkontakt',
  command: 'appointCareContact',
  title: 'Utse fast vårdkontakt',
  rule:
    'Verksamhetschefen vid den enhet i öppenvården som har fått inskrivningsmeddelandet utser en fast vårdkontakt innan patienten skrivs ' +
    'ut. Det är den fasta vårdkontakten som kallar till planeringen. (Lag 2017:612, 2 kap. 5 § och 4 kap. 3 §)',
  button: 'Utse',
  thing: 'careContacts',
  concerns: (context) =>
    units(context).some(({ unit, side }) => unit === context.viewer.unit && side === 'region-outpatient'),
  probe: ({ viewer }) => ({ data: { unit: viewer.unit, careContact: 'SE' } }),
  fields: (context) => [
    memberField(context, {
      name: 'careContact',
      label: 'Vem är fast vårdkontakt?',
      role: 'careContact',
      unit: context.viewer.unit,
      required: true,
    }),
    {
      kind: 'yes',
      name: 'lead',
      label: 'Är huvudansvarig fast vårdkontakt om det finns flera',
      required: false,
    },
    timeField({ name: 'at', label: 'När utsågs kontakten?', prefill: 'now' }),
  ],
  schema: z.object({ careContact: choice, lead: z.boolean().optional(), at: time }),
  toCommand: ({ careContact, lead, at }, { viewer }) => ({
    data: { unit: viewer.unit, careContact, ...(lead ? { lead } : {}) },
    occurredAt: at,
  }),
});

export const reportMeetingNotice = form({
  name: 'kallelse',
  command: 'reportMeetingNotice',
  title: 'Rapportera att kallelsen är skickad',
  rule:
    'Kallelsen till samordnad individuell planering skickas av den fasta vårdkontakten senast tre dagar efter underrättelsen om ' +
    'utskrivningsklar. Skickas den av någon annan är den en vanlig kallelse, och uppgiften står kvar. (Lag 2017:612, 4 kap. 3 §)',
  button: 'Spara kallelsen',
  thing: 'planning',
  probe: ({ now }) => ({ data: { sentAt: now } }),
  fields: (context) => [
    timeField({ name: 'sentAt', label: 'När skickades kallelsen?', prefill: 'now' }),
    memberField(context, {
      name: 'sentBy',
      label: 'Fast vårdkontakt som skickade den',
      hint: 'Fyll i om du rapporterar åt någon annan.',
      role: 'careContact',
      unit: context.viewer.unit,
      required: false,
    }),
  ],
  schema: z.object({ sentAt: time, sentBy: choice.optional() }),
  toCommand: ({ sentAt, sentBy }) => ({ data: { sentAt, ...(sentBy ? { sentBy } : {}) } }),
});

export const recordBothSides = form({
  name: 'behov-pa-bada-sidor',
  command: 'recordBothSides',
  title: 'Ange om insatser behövs från både region och kommun',
  rule: 'Behövs insatser från båda efter utskrivningen ska en samordnad individuell planering göras. Det avgörs av en människa, aldrig av Samordna. (Lag 2017:612, 4 kap. 1 §)',
  button: 'Spara',
  thing: 'bothSides',
  probe: ({ viewer, view }) => ({ data: { needed: !view.bothSides?.needed, by: viewer.hsaId } }),
  fields: ({ view }) => [
    {
      kind: 'one',
      name: 'needed',
      label: 'Behövs insatser från både region och kommun?',
      required: true,
      options: [
        { value: 'yes', label: 'Ja, planeringen ska göras' },
        { value: 'no', label: 'Nej, planering enligt 4 kap. behövs inte' },
      ],
      ...(view.bothSides ? { value: view.bothSides.needed ? 'yes' : 'no' } : {}),
    },
  ],
  schema: z.object({ needed: oneOf(['yes', 'no']) }),
  toCommand: ({ needed }, { viewer }) => ({ data: { needed: needed === 'yes', by: viewer.hsaId } }),
});

function compulsory(name: string, ended: boolean, title: string, rule: string) {
  return form({
    name,
    command: 'recordCompulsoryCare',
    title,
    rule,
    button: 'Spara',
    thing: 'planning',
    concerns: ({ view }) => (view.compulsoryCare !== undefined && !view.compulsoryCare.ended) === ended,
    probe: ({ now }) => ({ data: { by: 'SE', at: now, ...(ended ? { ended } : {}) } }),
    fields: (context) => [
      physicianField(context, 'Läkare som har beslutat'),
      timeField({ name: 'at', label: ended ? 'När upphörde tvångsvården?' : 'När beslutades det?', prefill: 'now' }),
    ],
    schema: z.object({ by: choice, at: time }),
    toCommand: ({ by, at }) => ({ data: { by, at, ...(ended ? { ended } : {}) } }),
  });
}

export const recordCompulsoryCare = compulsory(
  'oppen-tvangsvard',
  false,
  'Öppen tvångsvård',
  'Patienten ska ges öppen psykiatrisk tvångsvård eller öppen rättspsykiatrisk vård. Då görs planeringen som samordnad vårdplan utanför Samordna. (Lag 2017:612, 4 kap. 1 § andra stycket)',
);

export const endCompulsoryCare = compulsory(
  'oppen-tvangsvard-upphor',
  true,
  'Öppen tvångsvård gäller inte längre',
  'Planeringen enligt 4 kap. görs då på vanligt sätt igen.',
);
