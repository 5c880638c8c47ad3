import { z } from 'zod';
import { choice, given, oneOf, REASON_LENGTH, text, time, yes } from '../../forms/answers.ts';
import { textField, timeField } from '../../forms/fields.ts';
import { optionsOf, RELATED_ROLES } from '../words.ts';
import { addressFields, addressSchema } from './address.ts';
import { colleagueField, guardiansIn, oneField, pickField, relatedOptions, words, yesNoField } from './sip-fields.ts';
import { form, ROUTINE } from './sip-form.ts';

const CHILDREN = `${ROUTINE}, Samtycke för barn och unga under 18 år`;
const LINE = 200;

export const nameRelated = form({
  name: 'narstaende',
  command: 'nameRelated',
  title: 'Ange en närstående eller vårdnadshavare',
  rule:
    'Personen säger själv vem som är närstående. Vårdnadshavare får egna brev, var för sig. Namn och adress förvaras skilt från ' +
    'planen och står aldrig i någon annans exemplar.',
  source: `${ROUTINE}, Närstående`,
  button: 'Spara',
  probe: () => ({ data: { relatedId: 'probe', draftId: 'probe', role: 'relatedPerson', safeToReach: false } }),
  fields: ({ view }) => [
    oneField({
      name: 'role',
      label: 'Vem är det?',
      options: optionsOf(RELATED_ROLES, view.course.isChild ? [] : ['guardian']),
    }),
    textField({ name: 'name', label: 'Namn', lines: 1, maxLength: LINE, required: true }),
    ...addressFields(false),
    {
      kind: 'yes',
      name: 'isProtected',
      label: 'Har skyddade personuppgifter: adressen sparas inte',
      required: false,
    },
    yesNoField({
      name: 'safeToReach',
      label: 'Är det säkert att skicka brev dit?',
      hint: 'Tänk på vem mer som kan läsa brevet. Vid minsta tvekan: nej.',
      yes: 'Ja, brev dit är säkert',
      no: 'Nej eller osäkert: inget skickas',
    }),
  ],
  schema: z.object({
    role: oneOf(['guardian', 'relatedPerson', 'appointedRepresentative']),
    name: text(LINE),
    street: addressSchema.street.optional(),
    postalCode: addressSchema.postalCode.optional(),
    city: addressSchema.city.optional(),
    phone: addressSchema.phone.optional(),
    isProtected: yes,
    safeToReach: oneOf(['yes', 'no']),
  }),
  describes: ({ name, street, postalCode, city, phone, isProtected }) => ({
    name,
    ...(street === undefined ? {} : { address: { lines: [street], ...given({ postalCode, city }) } }),
    ...given({ phone }),
    isProtected,
  }),
  toCommand: ({ role, safeToReach, isProtected }, _context, { relatedId, draftId }) => ({
    data: { relatedId, draftId, role, safeToReach: safeToReach === 'yes' && !isProtected },
  }),
});

export const judgeConsenter = form({
  name: 'vem-samtycker',
  command: 'judgeConsenter',
  title: 'Bedöma vem som lämnar samtycke',
  rule:
    'För ett barn samtycker i regel båda vårdnadshavarna. Lagen har ingen fast åldersgräns, så barnets mognad bedöms i varje fråga för ' +
    'sig. Kan en vuxen inte lämna samtycke görs ingen SIP, men ansvaret att samverka finns kvar.',
  source: CHILDREN,
  button: 'Spara bedömningen',
  thing: 'consent',
  probe: ({ now, viewer }) => ({ data: { who: 'person', by: viewer.hsaId, because: 'probe', at: now } }),
  fields: (context) => [
    oneField({
      name: 'who',
      label: 'Vem lämnar samtycke?',
      options: context.view.course.isChild
        ? [
            { value: 'guardians', label: 'Vårdnadshavarna' },
            { value: 'person', label: 'Barnet självt, som är moget nog i den här frågan' },
            { value: 'social-board', label: 'Socialnämnden, för ett barn som är placerat' },
          ]
        : [
            { value: 'person', label: 'Personen själv' },
            { value: 'nobody', label: 'Ingen: personen kan inte lämna samtycke' },
          ],
    }),
    words({ name: 'because', label: 'Vad bygger bedömningen på?', required: true }),
    colleagueField(context, { name: 'by', label: 'Vem har bedömt?' }),
    timeField({ name: 'at', label: 'När?', prefill: 'now' }),
  ],
  schema: z.object({
    who: oneOf(['person', 'guardians', 'social-board', 'nobody']),
    because: text(REASON_LENGTH),
    by: choice,
    at: time,
  }),
  toCommand: (data) => ({ data }),
});

export const recordGuardian = form({
  name: 'vardnadshavare',
  command: 'recordGuardian',
  title: 'Vårdnadshavare som inte kan eller inte vill svara',
  rule:
    'Är en vårdnadshavare förhindrad bestämmer den andra ensam. Säger en vårdnadshavare nej kan planen inte göras på vårdnadshavarnas ' +
    'samtycke; ansvaret att samverka finns kvar.',
  source: 'föräldrabalken 6 kap. 11 och 13 §§',
  localSource: 'föräldrabalken 6 kap. 11 och 13 §§',
  button: 'Spara',
  thing: 'consent',
  concerns: (context) => relatedOptions(context, guardiansIn(context.view)).length > 0,
  probe: (context) => ({
    data: {
      relatedId: relatedOptions(context, guardiansIn(context.view))[0]?.value ?? '',
      is: 'prevented',
      because: 'probe',
      by: context.viewer.hsaId,
    },
  }),
  fields: (context) => [
    pickField({
      name: 'relatedId',
      label: 'Vilken vårdnadshavare?',
      options: relatedOptions(context, guardiansIn(context.view)),
    }),
    oneField({
      name: 'is',
      label: 'Hur är det?',
      options: [
        { value: 'prevented', label: 'Är förhindrad, till exempel genom sjukdom eller frånvaro' },
        { value: 'refuses', label: 'Säger nej' },
        { value: 'available', label: 'Kan svara igen' },
      ],
    }),
    words({ name: 'because', label: 'Vad bygger ni det på?', hint: 'Behövs vid förhinder.', required: false }),
    colleagueField(context, { name: 'by', label: 'Vem har bedömt?' }),
  ],
  schema: z.object({
    relatedId: choice,
    is: oneOf(['prevented', 'refuses', 'available']),
    because: text(REASON_LENGTH).optional(),
    by: choice,
  }),
  toCommand: (values) => ({ data: given(values) }),
});

export const hearChild = form({
  name: 'hor-barnet',
  command: 'hearChild',
  title: 'Höra barnet',
  rule: 'Ett barn som är tillräckligt gammalt och moget ska tillfrågas och erbjudas att vara delaktigt. Säger barnet nej stannar arbetet tills mognaden är bedömd.',
  source: CHILDREN,
  button: 'Spara',
  thing: 'consent',
  concerns: ({ view }) => view.course.isChild,
  probe: ({ now }) => ({ data: { oldEnough: false, at: now } }),
  fields: () => [
    yesNoField({
      name: 'oldEnough',
      label: 'Är barnet gammalt och moget nog att tillfrågas?',
      yes: 'Ja, och barnet har fått frågan',
      no: 'Nej, inte än',
    }),
    oneField({
      name: 'view',
      label: 'Vad tycker barnet om att en plan görs?',
      hint: 'Behövs när barnet har fått frågan.',
      required: false,
      options: [
        { value: 'agrees', label: 'Vill' },
        { value: 'disagrees', label: 'Vill inte' },
        { value: 'no-view', label: 'Har ingen åsikt, eller vill inte svara' },
      ],
    }),
    words({ name: 'how', label: 'Hur fick barnet information och hur fick det svara?', required: false }),
    timeField({ name: 'at', label: 'När?', prefill: 'now' }),
  ],
  schema: z.object({
    oldEnough: oneOf(['yes', 'no']),
    view: oneOf(['agrees', 'disagrees', 'no-view']).optional(),
    how: text(REASON_LENGTH).optional(),
    at: time,
  }),
  toCommand: ({ oldEnough, ...values }) => ({ data: given({ oldEnough: oldEnough === 'yes', ...values }) }),
});
