import { z } from 'zod';
import type { Instant } from '../../../../domain/calendar/instant.ts';
import { toIsoStockholm } from '../../../../domain/calendar/stockholm.ts';
import { INFORMATION_KINDS, type InformationKind } from '../../../../domain/sip/commands.ts';
import type { SipSide } from '../../../../domain/sip/units.ts';
import type { Field, Option } from '../../../contracts/console.ts';
import { sipUnit } from '../../../kinds/sip-unit.ts';
import { choice, choices, given, lines, oneOf, text, TEXT_LENGTH, time } from '../../forms/answers.ts';
import { timeField } from '../../forms/fields.ts';
import { INFORMATION, MEETING_FORMS, MOVED_BECAUSE, optionsOf } from '../words.ts';
import { invitedField } from './close-fields.ts';
import { colleagueField, oneField, planUnits, standingConsents, words } from './sip-fields.ts';
import { comingMeeting, form, LOCAL_ROUTINE, probeUnit, ROUTINE, type SipContext } from './sip-form.ts';

/** As soon as can be: a time that consent reaches to, if there is one. */
const SOON_MS = 60_000;

/** What a unit's taking part tells of the person, until the one who calls says otherwise. */
const USUALLY: Readonly<Record<SipSide, InformationKind>> = {
  inpatient: 'health',
  'region-outpatient': 'health',
  'municipal-health': 'health',
  'municipal-social': 'social',
  school: 'school',
  'independent-school': 'school',
  'other-actor': 'work',
};

function sideOf({ directory }: SipContext, unit: string): SipSide | undefined {
  const side = directory.unit(unit)?.side;
  return side === undefined || side === 'administration' ? undefined : side;
}

/** Parties that a standing consent lets be called, as far as the reader knows; that everybody who must has given it is for the rules. */
function consentedToInvite(context: SipContext): string[] {
  return standingConsents(context).flatMap(({ object, to }) => (object === 'invite' && to !== undefined ? [to] : []));
}

/** Units that consent lets be called, those that must come first. Whom the person does not want is not among them. */
function invitable(context: SipContext): Option[] {
  const { view, viewer, directory, policy } = context;
  const parties = [viewer.party, ...consentedToInvite(context)];
  const notWanted = view.course.prepared?.notWanted.map(({ unit }) => unit) ?? [];
  const attendance = (unit: string): 'required' | 'optional' => {
    const side = sideOf(context, unit);
    return side === undefined ? 'optional' : policy.sip.attendance[side];
  };
  const options = planUnits(context)
    .filter(({ value }) => parties.includes(directory.unit(value)?.party ?? ''))
    .filter(({ value }) => !notWanted.includes(value));
  return [
    ...options.filter(({ value }) => attendance(value) === 'required').map((one) => ({ ...one, group: 'Ska komma' })),
    ...options.filter(({ value }) => attendance(value) === 'optional').map((one) => ({ ...one, group: 'Får komma' })),
  ];
}

/** The notice goes to guardians as well: what a child prepared in confidence is for its writer to choose from, not for the form to copy. */
function forNotice({ view }: SipContext): {
  said?: SipContext['view']['sip']['preparation'];
  prepared?: SipContext['view']['course']['prepared'];
} {
  const { prepared } = view.course;
  return prepared?.notForGuardians ? {} : { said: view.sip.preparation, prepared };
}

export const convene = form({
  name: 'kalla',
  command: 'convene',
  title: 'Kalla till SIP-möte',
  rule:
    'Kallelsen går bara till dem som personen har samtyckt till. Tid och plats bestäms i samråd med personen. Närstående ska få vara ' +
    'med när det är lämpligt och personen vill det. Kallelsen efter utskrivningsklar räknas bara om den huvudansvariga fasta ' +
    'vårdkontakten kallar.',
  source: `${ROUTINE}, Kalla/Bjud in till SIP-möte; lag 2017:612, 4 kap. 3 §; socialtjänstlagen 10 kap. 9 §; hälso- och sjukvårdslagen 16 kap. 4 §`,
  localSource: LOCAL_ROUTINE,
  button: 'Skicka kallelsen',
  thing: 'meeting',
  concerns: (context) => comingMeeting(context) === undefined,
  probe: (context) => ({
    data: {
      purpose: 'probe',
      why: 'probe',
      longTermGoal: 'probe',
      questions: ['probe'],
      startsAt: (context.now + SOON_MS) as typeof context.now,
      place: 'probe',
      form: 'physical',
      personTakesPart: 'probe',
      agreedWithPerson: true,
      convener: context.viewer.hsaId,
      invitees: [{ unit: probeUnit(context), kind: 'coordination', knowsPerson: true }],
    },
  }),
  fields: (context) => {
    const { sip, course } = context.view;
    const options = invitable(context);
    const { said, prepared } = forNotice(context);
    const wished = course.prepared?.inviteWishes.map(({ unit }) => unit) ?? [];
    const goal =
      sip.goals.find(({ id, term }) => term === 'long' && !course.goalsInConfidence.includes(id))?.text ??
      said?.wantedResult;
    return [
      words({ name: 'purpose', label: 'Syftet med mötet', required: true, value: prepared?.purpose }),
      words({ name: 'why', label: 'Varför mötet behövs', required: true, value: prepared?.why }),
      words({ name: 'longTermGoal', label: 'Personens långsiktiga mål', required: true, value: goal }),
      {
        kind: 'lines',
        name: 'questions',
        label: 'Personens frågor till mötet',
        hint: 'En fråga på varje rad.',
        required: true,
        maxLength: 500,
        ...(said ? { value: said.questions } : {}),
      },
      timeField({ name: 'startsAt', label: 'När börjar mötet?', prefill: 'none' }),
      timeField({ name: 'endsAt', label: 'När slutar mötet?', prefill: 'none', required: false }),
      words({ name: 'place', label: 'Plats', lines: 1, required: true, value: said?.placeWish }),
      oneField({
        name: 'form',
        label: 'Mötesform',
        hint: 'Digitalt bara om personen har samtyckt till det.',
        options: optionsOf(MEETING_FORMS),
        value: course.prepared?.form,
      }),
      words({ name: 'link', label: 'Länk till ett digitalt möte', lines: 1, required: false }),
      words({
        name: 'personTakesPart',
        label: 'Så deltar personen',
        required: true,
        value: said?.takesPart,
      }),
      { kind: 'yes', name: 'agreedWithPerson', label: 'Tid och plats är bestämda med personen', required: true },
      {
        kind: 'many',
        name: 'invitees',
        label: 'Vilka kallas?',
        hint: 'Listan visar dem som personen har samtyckt till.',
        required: true,
        options,
        value: wished.filter((unit) => options.some(({ value }) => value === unit)),
      },
      {
        kind: 'matrix',
        name: 'reveals',
        label: 'Vad visar det om personen att verksamheten är med?',
        hint: 'Den som inte får veta något av det slaget ser inte att verksamheten är kallad.',
        required: false,
        rowsFrom: 'invitees',
        rows: options,
        columns: optionsOf(INFORMATION),
        choose: 'one',
        value: options.map(({ value }) => `${value}:${usually(context, value)}`),
      },
      {
        kind: 'many',
        name: 'notKnown',
        label: 'Var är personen inte känd sedan tidigare?',
        hint: 'Då avgör den kallade själv vem som kommer.',
        required: false,
        options: options.map(({ group: _group, ...option }) => option),
      },
      ...invitedField(context),
      colleagueField(context, { name: 'convener', label: 'Vem kallar?' }),
    ];
  },
  schema: z.object({
    purpose: text(TEXT_LENGTH),
    why: text(TEXT_LENGTH),
    longTermGoal: text(TEXT_LENGTH),
    questions: lines(500),
    startsAt: time,
    endsAt: time.optional(),
    place: text(TEXT_LENGTH),
    form: oneOf(['physical', 'digital', 'partly-digital']),
    link: text(TEXT_LENGTH).optional(),
    personTakesPart: text(TEXT_LENGTH),
    agreedWithPerson: z.literal(true, 'bestäm tid och plats med personen först'),
    invitees: z.array(choice, 'välj minst en'),
    reveals: choices,
    notKnown: choices,
    related: choices,
    convener: choice,
  }),
  toCommand: ({ invitees, reveals, notKnown, related, ...values }, context) => ({
    data: {
      ...given(values),
      ...(related.length > 0 ? { related } : {}),
      invitees: invitees.map((unit) => ({
        unit: sipUnit(context.directory, unit, 'invitees'),
        kind: INFORMATION_KINDS.find((kind) => reveals.includes(`${unit}:${kind}`)) ?? usually(context, unit),
        knowsPerson: !notKnown.includes(unit),
      })),
    },
  }),
});

function usually(context: SipContext, unit: string): InformationKind {
  const known = context.directory.unit(unit)?.reveals;
  if (known) return known;
  const side = sideOf(context, unit);
  return side === undefined ? 'coordination' : USUALLY[side];
}

export const moveMeeting = form({
  name: 'flytta-mote',
  command: 'moveMeeting',
  title: 'Flytta eller ändra mötet',
  rule: 'Alla som är kallade får en ändrad kallelse. Digitalt bara om personen har samtyckt till det. Bara personens eget behov eller önskan gör att fristerna väntar.',
  source: `${ROUTINE}, SIP-processen ska starta utan dröjsmål`,
  localSource: LOCAL_ROUTINE,
  button: 'Ändra mötet',
  thing: 'meeting',
  concerns: (context) => comingMeeting(context) !== undefined,
  probe: (context) => ({
    data: {
      meeting: comingMeeting(context)?.meeting ?? '',
      startsAt: (context.now + SOON_MS) as typeof context.now,
      because: 'other',
      saidBy: context.viewer.hsaId,
      agreedWithPerson: true,
    },
  }),
  fields: (context) => [
    ...meetingFields(context),
    oneField({
      name: 'because',
      label: 'Varför flyttas mötet?',
      options: optionsOf(MOVED_BECAUSE),
    }),
    colleagueField(context, { name: 'saidBy', label: 'Vem har bedömt det?' }),
    { kind: 'yes', name: 'agreedWithPerson', label: 'Ändringen är bestämd med personen', required: true },
  ],
  schema: z
    .object({
      startsAt: time,
      endsAt: time.optional(),
      place: text(TEXT_LENGTH).optional(),
      form: oneOf(['physical', 'digital', 'partly-digital']).optional(),
      link: text(TEXT_LENGTH).optional(),
      personTakesPart: text(TEXT_LENGTH).optional(),
      because: oneOf(['persons-need', 'parties', 'other']),
      saidBy: choice,
      agreedWithPerson: z.literal(true, 'bestäm det med personen först'),
    })
    .refine(({ startsAt, endsAt }) => endsAt === undefined || endsAt > startsAt, {
      path: ['endsAt'],
      error: 'mötet slutar efter att det har börjat',
    }),
  toCommand: (values, context) => ({
    data: { ...given(values), meeting: comingMeeting(context)?.meeting ?? '' },
  }),
});

/** As the meeting stands. What is emptied of this is not changed. */
function meetingFields(context: SipContext): Field[] {
  const meeting = comingMeeting(context);
  const timeOf = (at: Instant | undefined) => (at === undefined ? {} : { value: toIsoStockholm(at) });
  return [
    timeField({ name: 'startsAt', label: 'När börjar mötet?', prefill: 'none', ...timeOf(meeting?.startsAt) }),
    timeField({
      name: 'endsAt',
      label: 'När slutar mötet?',
      prefill: 'none',
      required: false,
      ...timeOf(meeting?.endsAt),
    }),
    words({ name: 'place', label: 'Plats', lines: 1, required: false, value: meeting?.place }),
    oneField({
      name: 'form',
      label: 'Mötesform',
      required: false,
      options: optionsOf(MEETING_FORMS),
      value: meeting?.form,
    }),
    words({ name: 'link', label: 'Länk till ett digitalt möte', lines: 1, required: false, value: meeting?.link }),
    words({ name: 'personTakesPart', label: 'Så deltar personen', required: false, value: meeting?.personTakesPart }),
  ];
}

export const cancelMeeting = form({
  name: 'stall-in-mote',
  command: 'cancelMeeting',
  title: 'Ställa in mötet',
  rule: 'De som har fått kallelsen får veta att mötet är inställt, och inget mer.',
  button: 'Ställ in mötet',
  thing: 'meeting',
  concerns: (context) => comingMeeting(context) !== undefined,
  probe: (context) => ({ data: { meeting: comingMeeting(context)?.meeting ?? '', because: 'probe' } }),
  fields: () => [words({ name: 'because', label: 'Varför?', hint: 'Lämnas inte till andra.', required: true })],
  schema: z.object({ because: text(TEXT_LENGTH) }),
  toCommand: ({ because }, context) => ({ data: { meeting: comingMeeting(context)?.meeting ?? '', because } }),
});
