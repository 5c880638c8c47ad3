import { z } from 'zod';
import type { FollowUpPlan } from '../../../../domain/sip/commands.ts';
import type { Field, Option } from '../../../contracts/console.ts';
import { sipUnit } from '../../../kinds/sip-unit.ts';
import { choice, day, given, oneOf, REASON_LENGTH, text, TEXT_LENGTH, time, yes } from '../../forms/answers.ts';
import { memberOption, textField, timeField } from '../../forms/fields.ts';
import { memberName, unitName } from '../../names.ts';
import { CONTACT_ROLES, FOLLOW_UP_FORMS, optionsOf } from '../words.ts';
import { oneField, pickField, planParties, words, yesNoField } from './sip-fields.ts';
import { form, LOCAL_ROUTINE, probeUnit, ROUTINE, type SipContext } from './sip-form.ts';

const PLAN = `${ROUTINE}, Genomför SIP-möte och upprätta SIP`;
const LEAD = `${ROUTINE}, Huvudansvarig för SIP`;

const clock = z
  .string()
  .trim()
  .regex(/^([01]\d|2[0-3])[:.][0-5]\d$/, 'skriv klockslaget som 14.30')
  .transform((said) => said.replace('.', ':'));

/** The next follow-up, in a form that may also be about other things. */
export const nextFollowUp = {
  on: day.optional(),
  clock: clock.optional(),
  place: text(200).optional(),
  nextForm: oneOf(['meeting', 'phone', 'home-visit']).optional(),
};

type Next = { [K in keyof typeof nextFollowUp]?: z.output<(typeof nextFollowUp)[K]> };

export function nextFollowUpFields(required: boolean, hint?: string): Field[] {
  return [
    {
      kind: 'date',
      name: 'on',
      label: 'Vilken dag är nästa uppföljning?',
      required,
      ...(hint === undefined ? {} : { hint }),
    },
    textField({
      name: 'clock',
      label: 'Klockslag',
      hint: 'Till exempel 14.30.',
      lines: 1,
      maxLength: 5,
      required: false,
    }),
    textField({ name: 'place', label: 'Plats', lines: 1, maxLength: 200, required: false }),
    oneField({ name: 'nextForm', label: 'På vilket sätt?', required: false, options: optionsOf(FOLLOW_UP_FORMS) }),
  ];
}

/** A meeting, where nothing else is said. */
export function followUpIn({ on, clock: at, place, nextForm }: Next): FollowUpPlan | undefined {
  return on === undefined ? undefined : { on, form: nextForm ?? 'meeting', ...given({ time: at, place }) };
}

export const planFollowUp = form({
  name: 'nasta-uppfoljning',
  command: 'writePlan',
  title: 'Bestämma nästa uppföljning',
  rule: 'En SIP ska alltid följas upp. Hur och när avgörs av personens behov.',
  source: `${ROUTINE}, Uppföljning SIP`,
  button: 'Spara uppföljningen',
  probe: () => ({ data: { waysOfWorking: 'probe' } }),
  fields: () => nextFollowUpFields(true),
  schema: z.object({ ...nextFollowUp, on: day }),
  toCommand: (values) => ({ data: given({ followUp: followUpIn(values) }) }),
});

export const writePlan = form({
  name: 'planen-som-helhet',
  command: 'writePlan',
  title: 'Skriva planens gemensamma delar',
  rule: 'Vem som har det övergripande ansvaret ska stå i planen. Det är en verksamhet, och något annat än vem som är huvudansvarig för SIP.',
  source: `socialtjänstlagen 10 kap. 9 §; hälso- och sjukvårdslagen 16 kap. 4 §; ${ROUTINE}`,
  localSource: LOCAL_ROUTINE,
  button: 'Spara',
  thing: 'planAsWhole',
  probe: () => ({ data: { waysOfWorking: 'probe' } }),
  fields: (context) => [
    words({
      name: 'waysOfWorking',
      label: 'Hur ska ni arbeta tillsammans?',
      lines: 4,
      required: false,
      value: context.view.sip.waysOfWorking,
    }),
    pickField({
      name: 'overallResponsibleParty',
      label: 'Vem har det övergripande ansvaret?',
      required: false,
      options: planParties(context),
      value: context.view.sip.overallResponsibleParty,
    }),
    {
      kind: 'date',
      name: 'endsOn',
      label: 'När beräknas planen vara slut?',
      required: false,
      ...(context.view.sip.endsOn === undefined ? {} : { value: context.view.sip.endsOn }),
    },
  ],
  schema: z.object({
    waysOfWorking: text(TEXT_LENGTH).optional(),
    overallResponsibleParty: choice.optional(),
    endsOn: day.optional(),
  }),
  // What stood in the form and was emptied is taken away.
  toCommand: (values, { view: { sip } }) => ({
    data: {
      ...(sip.waysOfWorking === undefined ? {} : { waysOfWorking: null }),
      ...(sip.endsOn === undefined ? {} : { endsOn: null }),
      ...given(values),
    },
  }),
});

export const addContact = form({
  name: 'kontaktperson',
  command: 'writePlan',
  title: 'Lägga till en kontakt',
  rule: 'Fasta kontakter i vård och omsorg, och rektor eller lärare, ska stå i planen så att personen vet vem som kan hjälpa till.',
  source: PLAN,
  localSource: LOCAL_ROUTINE,
  button: 'Lägg till',
  thing: 'plan',
  probe: () => ({ data: { waysOfWorking: 'probe' } }),
  fields: (context) => [
    oneField({ name: 'role', label: 'Vilken kontakt?', options: optionsOf(CONTACT_ROLES) }),
    pickField({ name: 'unit', label: 'Var arbetar hen?', options: unitsOfPlan(context) }),
    words({
      name: 'text',
      label: 'Namn och telefon',
      hint: 'Växelns nummer räcker om enheten önskar det.',
      lines: 1,
      required: true,
    }),
  ],
  schema: z.object({
    role: oneOf(['permanentCareContact', 'permanentPhysician', 'homeCareContact', 'principal', 'other']),
    unit: choice,
    text: text(TEXT_LENGTH),
  }),
  toCommand: (contact, { view }) => ({ data: { contacts: [...view.sip.contacts, contact] } }),
});

export const removeContact = form({
  name: 'ta-bort-kontakt',
  command: 'writePlan',
  title: 'Ta bort en kontakt',
  rule: 'När någon inte längre är kontakt, eller en annan har tagit över. Tidigare versioner av planen finns kvar.',
  button: 'Ta bort kontakten',
  thing: 'plan',
  concerns: ({ view }) => view.sip.contacts.length > 0,
  probe: () => ({ data: { waysOfWorking: 'probe' } }),
  fields: ({ view, directory }) => [
    pickField({
      name: 'contact',
      label: 'Vilken kontakt?',
      options: view.sip.contacts.map(({ role, unit, staff, text: said }, place) => ({
        value: String(place),
        label: [CONTACT_ROLES[role], said ?? (staff && memberName(directory, staff)), unitName(directory, unit)]
          .filter(Boolean)
          .join(', '),
      })),
    }),
  ],
  schema: z.object({ contact: choice }),
  toCommand: ({ contact }, { view }) => ({
    data: { contacts: view.sip.contacts.filter((_one, place) => String(place) !== contact) },
  }),
});

/** Units that the reader knows to be in the plan, and the reader's own. */
function unitsOfPlan({ view, viewer, directory }: SipContext): Option[] {
  const units = [viewer.unit, ...view.sip.team.map(({ unit }) => unit)];
  return [...new Set(units)].map((unit) => ({ value: unit, label: unitName(directory, unit) }));
}

/** Staff of the parties of the plan. */
function candidates({ view, viewer, directory }: SipContext): Option[] {
  const parties = [viewer.party, ...view.sip.team.map(({ party }) => party)];
  return directory.members
    .filter(({ party, kind, unit }) => kind === 'staff' && parties.includes(party) && directory.unit(unit))
    .map((member) => ({ ...memberOption(member), group: unitName(directory, member.unit) }));
}

export const appointLead = form({
  name: 'huvudansvarig',
  command: 'appointLead',
  title: 'Utse huvudansvarig för SIP',
  rule:
    'Personens önskan och behov styr. Ofta är det den som personen har mest kontakt med. Hen leder arbetet vidare och kallar till ' +
    'uppföljning. Uppdraget går över när den andra har tackat ja.',
  source: LEAD,
  localSource: LOCAL_ROUTINE,
  button: 'Utse',
  thing: 'lead',
  probe: (context) => ({
    data: { unit: probeUnit(context), coordinator: context.viewer.hsaId, wish: 'person', mostContact: true },
  }),
  fields: (context) => [
    pickField({ name: 'coordinator', label: 'Vem?', options: candidates(context) }),
    oneField({
      name: 'wish',
      label: 'Hur valdes hen?',
      options: [
        { value: 'person', label: 'Personen önskade det' },
        { value: 'meeting', label: 'Mötet kom överens om det' },
      ],
    }),
    { kind: 'yes', name: 'mostContact', label: 'Är den som personen har mest kontakt med', required: false },
  ],
  schema: z.object({ coordinator: choice, wish: oneOf(['person', 'meeting']), mostContact: yes }),
  toCommand: ({ coordinator, ...rest }, { directory }) => ({
    data: {
      ...rest,
      coordinator,
      unit: sipUnit(directory, directory.member(coordinator)?.unit ?? '', 'coordinator'),
    },
  }),
});

export const acceptLead = form({
  name: 'bli-huvudansvarig',
  command: 'acceptLead',
  title: 'Ta på sig att vara huvudansvarig',
  rule: 'Du leder arbetet med planen vidare, kallar till uppföljning och följer tillsammans med personen att det avtalade blir gjort.',
  source: LEAD,
  localSource: LOCAL_ROUTINE,
  button: 'Jag tar på mig det',
  thing: 'lead',
  concerns: ({ view, viewer }) => view.sip.lead?.party === viewer.party && !view.sip.lead.accepted,
  probe: () => ({ data: {} }),
  fields: () => [],
  schema: z.object({}),
  toCommand: () => ({ data: {} }),
});

export const drawUp = form({
  name: 'uppratta',
  command: 'drawUp',
  title: 'Upprätta planen',
  rule: 'Planen som den står nu blir en ny version och går till personen och till dem som får ha den. Den skrivs inte under, men det ska framgå att personen håller med, eller varför det inte gick.',
  source: `socialtjänstlagen 10 kap. 8–9 §§; hälso- och sjukvårdslagen 16 kap. 4 §; ${PLAN}`,
  localSource: LOCAL_ROUTINE,
  button: 'Upprätta planen',
  thing: 'plan',
  probe: ({ now }) => ({ data: { at: now, personAgrees: true } }),
  fields: () => [
    yesNoField({
      name: 'personAgrees',
      label: 'Håller personen med om det som står?',
      yes: 'Ja',
      no: 'Nej, eller gick inte att fråga',
    }),
    words({ name: 'because', label: 'Varför inte?', hint: 'Behövs när svaret är nej.', required: false }),
    timeField({ name: 'at', label: 'När upprättades planen?', prefill: 'now' }),
  ],
  schema: z.object({ personAgrees: oneOf(['yes', 'no']), because: text(REASON_LENGTH).optional(), at: time }),
  toCommand: ({ personAgrees, because, at }) => ({
    data: given({ at, personAgrees: personAgrees === 'yes', because }),
  }),
});
