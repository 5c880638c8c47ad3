import { z } from 'zod';
import { whenText } from '../../../../adapters/letter/swedish-time.ts';
import type { SipView } from '../../../../domain/disclosure/sip-view.ts';
import type { SipCommands } from '../../../../domain/sip/commands.ts';
import type { Field, Option } from '../../../contracts/console.ts';
import { choice, choices, given, oneOf, text, TEXT_LENGTH, time, yes } from '../../forms/answers.ts';
import { memberOption, timeField } from '../../forms/fields.ts';
import { unitName } from '../../names.ts';
import { CHILD_TOOK_PART, optionsOf, TOOK_PART } from '../words.ts';
import { thereField, whoWasThere } from './close-fields.ts';
import { colleagueField, inConfidence, oneField, pickField, words, yesNoField } from './sip-fields.ts';
import { comingMeeting, form, LOCAL_ROUTINE, ROUTINE, type SipContext } from './sip-form.ts';

const CALL = `${ROUTINE}, Kalla/Bjud in till SIP-möte`;

/** The reader's own among those who are called: the reader's unit, else another of the party. */
function ownPlace(context: SipContext): string | undefined {
  const own = comingMeeting(context)?.invitees.filter(({ party }) => party === context.viewer.party) ?? [];
  return (own.find(({ unit }) => unit === context.viewer.unit) ?? own[0])?.unit;
}

const answerSchema = z.object({
  answer: oneOf(['comes', 'hindered', 'unwilling', 'wants-other-time']),
  mandate: yes,
  adaptations: text(TEXT_LENGTH).optional(),
});

function answerField(label: string, hindered: string, unwilling: string, otherTime: string): Field {
  return oneField({
    name: 'answer',
    label,
    options: [
      { value: 'comes', label: 'Ja' },
      { value: 'hindered', label: hindered },
      { value: 'unwilling', label: unwilling },
      { value: 'wants-other-time', label: otherTime },
    ],
  });
}

function mandateFields(): Field[] {
  return [
    { kind: 'yes', name: 'mandate', label: 'Hen får besluta om verksamhetens insatser', required: false },
    words({ name: 'adaptations', label: 'Behov av anpassningar', lines: 1, required: false }),
  ];
}

function replyIn(
  { answer, who, mandate, adaptations }: z.output<typeof answerSchema> & { who?: string | undefined },
  context: SipContext,
  unit: string,
): SipCommands['replyToNotice'] {
  return {
    meeting: comingMeeting(context)?.meeting ?? '',
    unit,
    answer: answer === 'comes' || answer === 'wants-other-time' ? answer : 'does-not-come',
    ...(answer === 'comes' ? given({ who, mandate }) : {}),
    ...(answer === 'unwilling' ? { unwilling: true } : {}),
    ...given({ adaptations }),
  };
}

export const replyToNotice = form({
  name: 'svara',
  command: 'replyToNotice',
  title: 'Svara på kallelsen',
  rule:
    'Verksamheter i region, kommun och kommunal skola ska medverka när de kallas. Förhinder är inget nej. Den som ska medverka och inte ' +
    'vill noteras som avvikelse. Känner ni inte personen avgör ni själva vem som kommer.',
  source: CALL,
  localSource: LOCAL_ROUTINE,
  button: 'Skicka svaret',
  thing: 'meeting',
  concerns: (context) => ownPlace(context) !== undefined,
  probe: (context) => ({
    data: {
      meeting: comingMeeting(context)?.meeting ?? '',
      unit: ownPlace(context) ?? '',
      answer: 'wants-other-time',
    },
  }),
  fields: (context) => [
    answerField('Kommer ni?', 'Nej, vi har förhinder', 'Nej, vi vill inte delta', 'Vi behöver en annan tid'),
    { ...colleagueField(context, { name: 'who', label: 'Vem kommer?' }), required: false },
    ...mandateFields(),
  ],
  schema: answerSchema.extend({ who: choice.optional() }),
  toCommand: (values, context) => ({ data: replyIn(values, context, ownPlace(context) ?? '') }),
});

/** Called by letter alone, by the reader's party or one that it carries on for. */
function lettersOnly(context: SipContext): Option[] {
  const { view, viewer, directory } = context;
  const meeting = comingMeeting(context);
  const isCaller = meeting?.convenerParty === viewer.party || view.as === 'coordinating';
  const called = isCaller ? (meeting?.invitees ?? []) : [];
  return called
    .filter(({ unit }) => directory.unit(unit)?.access === 'letter')
    .map(({ unit }) => ({ value: unit, label: unitName(directory, unit) }));
}

export const replyForAnother = form({
  name: 'svar-utifran',
  command: 'replyToNotice',
  title: 'Svar från en verksamhet som fick kallelsen med brev',
  rule: 'Den som bara nås med brev svarar er per telefon eller brev. Skriv in svaret här, så att alla som kommer vet det. Ett nej från den som inte måste komma är ingen avvikelse.',
  source: CALL,
  localSource: LOCAL_ROUTINE,
  button: 'Spara svaret',
  thing: 'meeting',
  concerns: (context) => lettersOnly(context).length > 0,
  probe: (context) => ({
    data: {
      meeting: comingMeeting(context)?.meeting ?? '',
      unit: lettersOnly(context)[0]?.value ?? '',
      answer: 'wants-other-time',
    },
  }),
  fields: (context) => [
    pickField({ name: 'unit', label: 'Vilken verksamhet?', options: lettersOnly(context) }),
    answerField('Kommer den?', 'Nej, den har förhinder', 'Nej, den vill inte delta', 'Den behöver en annan tid'),
    words({ name: 'who', label: 'Vem kommer?', hint: 'Behövs när svaret är ja.', lines: 1, required: false }),
    ...mandateFields(),
  ],
  schema: answerSchema.extend({ unit: choice, who: text(TEXT_LENGTH).optional() }),
  toCommand: ({ unit, ...values }, context) => ({ data: replyIn(values, context, unit) }),
});

export const holdMeeting = form({
  name: 'motet',
  command: 'holdMeeting',
  title: 'Mötet har hållits',
  rule:
    'Skriv vilka som kom, hur personen deltog och kort vad ni kom fram till. Det ersätter inte er egen dokumentation. Ett möte som hade ' +
    'ställts in men hölls ändå skrivs också in.',
  source: `${ROUTINE}, Genomför SIP-möte och upprätta SIP`,
  localSource: LOCAL_ROUTINE,
  button: 'Spara mötet',
  thing: 'meeting',
  concerns: (context) => holdable(context).length > 0,
  probe: (context) => ({
    data: {
      meeting: holdable(context)[0]?.meeting ?? '',
      at: context.now,
      attendance: [],
      personTookPart: 'there',
      childTookPart: 'there',
      noteTaker: context.viewer.hsaId,
    },
  }),
  fields: (context) => [
    pickField({
      name: 'meeting',
      label: 'Vilket möte?',
      required: false,
      value: holdable(context)[0]?.meeting,
      options: holdable(context).map(({ meeting, startsAt, status }) => ({
        value: meeting,
        label: `${whenText(startsAt)}${status === 'cancelled' ? ', inställt' : ''}`,
      })),
    }),
    timeField({ name: 'at', label: 'När hölls mötet?', prefill: 'now' }),
    {
      kind: 'many',
      name: 'came',
      label: 'Vilka kom?',
      required: false,
      options: [...new Set(holdable(context).flatMap(({ invitees }) => invitees.map(({ unit }) => unit)))].map(
        (unit) => ({
          value: unit,
          label: unitName(context.directory, unit),
        }),
      ),
    },
    ...thereField(context),
    oneField({ name: 'personTookPart', label: 'Deltog personen?', options: optionsOf(TOOK_PART) }),
    words({ name: 'personHow', label: 'Hur deltog personen?', required: false }),
    ...(context.view.course.isChild
      ? [
          oneField({
            name: 'childTookPart',
            label: 'Deltog barnet?',
            required: false,
            options: optionsOf(CHILD_TOOK_PART),
          }),
        ]
      : []),
    pickField({
      name: 'noteTaker',
      label: 'Vem antecknade?',
      options: noteTakers(context),
      value: context.viewer.hsaId,
    }),
    words({ name: 'summary', label: 'Vad kom ni fram till?', lines: 5, required: false }),
    ...inConfidence(
      context,
      'Barnet har berättat något av detta i förtroende: det ni kom fram till ska inte stå i vårdnadshavarnas exemplar',
    ),
  ],
  schema: z.object({
    meeting: choice.optional(),
    at: time,
    came: choices,
    relatedCame: choices,
    personTookPart: oneOf(['there', 'digitally', 'another-way', 'no']),
    personHow: text(TEXT_LENGTH).optional(),
    childTookPart: oneOf(['there', 'digitally', 'another-way', 'no', 'not-old-enough']).optional(),
    noteTaker: choice,
    summary: text(TEXT_LENGTH).optional(),
    notForGuardians: z.boolean().optional(),
  }),
  toCommand: ({ came, relatedCame, meeting: chosen, ...values }, context) => {
    const all = holdable(context);
    const meeting = all.find((one) => one.meeting === chosen) ?? all[0];
    return {
      data: {
        ...given(values),
        meeting: meeting?.meeting ?? '',
        attendance: (meeting?.invitees ?? []).map(({ unit, who }) => ({
          unit,
          attended: came.includes(unit),
          ...(who !== undefined && came.includes(unit) ? { who } : {}),
        })),
        ...whoWasThere(meeting ?? {}, relatedCame),
      },
    };
  },
});

/** The one that is called first, then those that were to have been and are called off, the latest first. */
function holdable(context: SipContext): SipView['sip']['meetings'] {
  const off = context.view.sip.meetings.filter(
    ({ status, startsAt }) => status === 'cancelled' && startsAt <= context.now,
  );
  const coming = comingMeeting(context);
  return [...(coming ? [coming] : []), ...off.toReversed()];
}

/** Staff of the parties at the meeting. */
function noteTakers(context: SipContext): Option[] {
  const { directory, viewer } = context;
  const parties = [viewer.party, ...holdable(context).flatMap(({ invitees }) => invitees.map(({ party }) => party))];
  return directory.members.filter(({ kind, party }) => kind === 'staff' && parties.includes(party)).map(memberOption);
}

/** Called and not seen at a meeting that was held: `meeting|unit`. The one who called asks; each party answers for itself. */
function absences({ view, viewer, directory }: SipContext): Option[] {
  return view.sip.meetings
    .filter(({ status }) => status === 'held')
    .flatMap(({ meeting, convenerParty, invitees }) =>
      invitees
        .filter(({ attended }) => attended !== true)
        .filter(({ party }) => party === viewer.party || convenerParty === viewer.party || view.as === 'coordinating')
        .map(({ unit }) => ({ value: `${meeting}|${unit}`, label: unitName(directory, unit) })),
    );
}

export const explainAbsence = form({
  name: 'franvaro',
  command: 'explainAbsence',
  title: 'Varför verksamheten inte kom',
  rule: 'Fråga först: att inte vilja är något annat än att ha blivit sjuk. Skriv inget om personen. Den som ska medverka och inte vill noteras som avvikelse.',
  localSource: LOCAL_ROUTINE,
  button: 'Spara',
  concerns: (context) => absences(context).length > 0,
  probe: (context) => ({ data: { ...absent(absences(context)[0]?.value ?? ''), unwilling: false, text: 'probe' } }),
  fields: (context) => [
    pickField({ name: 'of', label: 'Vilken verksamhet?', options: absences(context) }),
    yesNoField({
      name: 'unwilling',
      label: 'Ville den inte delta?',
      no: 'Nej, det fanns ett förhinder',
      yes: 'Ja, den ville inte delta',
    }),
    words({ name: 'text', label: 'Vad sa verksamheten?', required: true }),
  ],
  schema: z.object({ of: choice, unwilling: oneOf(['yes', 'no']), text: text(TEXT_LENGTH) }),
  toCommand: ({ of, unwilling, text: said }) => ({
    data: { ...absent(of), unwilling: unwilling === 'yes', text: said },
  }),
});

function absent(of: string): { meeting: string; unit: string } {
  const [meeting = '', unit = ''] = of.split('|');
  return { meeting, unit };
}
