import { z } from 'zod';
import { sipUnit } from '../../../kinds/sip-unit.ts';
import { choices, given, lines, oneOf, text, TEXT_LENGTH, time, yes } from '../../forms/answers.ts';
import { timeField } from '../../forms/fields.ts';
import { MEETING_FORMS, optionsOf } from '../words.ts';
import { wishesSaid, wishFields } from './close-fields.ts';
import { inConfidence, oneField, planUnits, words } from './sip-fields.ts';
import { form, LOCAL_ROUTINE, ROUTINE } from './sip-form.ts';

const own = text(TEXT_LENGTH).optional();

export const prepare = form({
  name: 'forbered',
  command: 'prepare',
  title: 'Förbereda SIP med personen',
  rule: 'Börja med frågan ”Vad är viktigt för dig?”. Skriv personens egna ord. Ni kommer överens om vad mötet ska handla om och vilka som ska bjudas in.',
  source: `${ROUTINE}, Förbered SIP tillsammans med den enskilde`,
  localSource: LOCAL_ROUTINE,
  button: 'Spara förberedelsen',
  thing: 'preparation',
  probe: ({ now }) => ({
    data: { at: now, matters: 'probe', questions: [], inviteWishes: [], notWanted: [], understood: true },
  }),
  fields: (context) => {
    const { preparation: said } = context.view.sip;
    const { prepared } = context.view.course;
    return [
      words({ name: 'matters', label: 'Vad är viktigt för dig?', lines: 4, required: true, value: said?.matters }),
      words({ name: 'expectations', label: 'Vad väntar du dig?', required: false, value: said?.expectations }),
      words({
        name: 'wantedResult',
        label: 'Vad vill du uppnå på längre sikt?',
        required: false,
        value: said?.wantedResult,
      }),
      {
        kind: 'lines',
        name: 'questions',
        label: 'Vilka frågor ska tas upp på mötet?',
        hint: 'En fråga på varje rad.',
        required: false,
        maxLength: 500,
        ...(said ? { value: said.questions } : {}),
      },
      words({ name: 'purpose', label: 'Vad är syftet med mötet?', required: false, value: prepared?.purpose }),
      words({ name: 'why', label: 'Varför behövs mötet?', required: false, value: prepared?.why }),
      {
        kind: 'many',
        name: 'inviteWishes',
        label: 'Vilka vill personen bjuda in?',
        required: false,
        options: planUnits(context),
        ...(prepared ? { value: prepared.inviteWishes.map(({ unit }) => unit) } : {}),
      },
      {
        kind: 'many',
        name: 'notWanted',
        label: 'Vilka vill personen inte ha med?',
        hint: 'De kan inte kallas.',
        required: false,
        options: planUnits(context),
        ...(prepared ? { value: prepared.notWanted.map(({ unit }) => unit) } : {}),
      },
      ...wishFields(context),
      oneField({
        name: 'form',
        label: 'Hur vill personen träffas?',
        required: false,
        options: optionsOf(MEETING_FORMS),
        value: prepared?.form,
      }),
      words({ name: 'placeWish', label: 'Önskemål om plats', lines: 1, required: false, value: said?.placeWish }),
      words({
        name: 'takesPart',
        label: 'Hur vill personen delta?',
        hint: 'Till exempel kortare möte, någon som för ens talan eller en pratstund i förväg.',
        required: false,
        value: said?.takesPart,
      }),
      words({ name: 'interpreter', label: 'Tolk', lines: 1, required: false, value: said?.interpreter }),
      words({ name: 'aids', label: 'Hjälpmedel för att kommunicera', lines: 1, required: false, value: said?.aids }),
      ...inConfidence(
        context,
        'Barnet har berättat detta i förtroende: det ska inte stå i vårdnadshavarnas exemplar, och förs inte över till kallelsen',
        prepared?.notForGuardians,
      ),
      { kind: 'yes', name: 'understood', label: 'Personen har förstått informationen', required: false },
      timeField({ name: 'at', label: 'När förbereddes planen?', prefill: 'now' }),
    ];
  },
  schema: z.object({
    matters: text(TEXT_LENGTH),
    expectations: own,
    wantedResult: own,
    questions: lines(500).default([]),
    purpose: own,
    why: own,
    inviteWishes: choices,
    notWanted: choices,
    relatedWanted: choices,
    relatedNotWanted: choices,
    form: oneOf(['physical', 'digital', 'partly-digital']).optional(),
    placeWish: own,
    takesPart: own,
    interpreter: own,
    aids: own,
    notForGuardians: z.boolean().optional(),
    understood: yes,
    at: time,
  }),
  toCommand: ({ inviteWishes, notWanted, relatedWanted, relatedNotWanted, ...values }, context) => ({
    data: {
      ...given(values),
      inviteWishes: inviteWishes.map((unit) => sipUnit(context.directory, unit, 'inviteWishes')),
      notWanted: notWanted.map((unit) => sipUnit(context.directory, unit, 'notWanted')),
      ...wishesSaid(context, relatedWanted, relatedNotWanted),
    },
  }),
});
