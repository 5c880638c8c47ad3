import { z } from 'zod';
import { toIsoStockholm } from '../../../../domain/calendar/stockholm.ts';
import type { Option } from '../../../contracts/console.ts';
import { choice, given, oneOf, text, TEXT_LENGTH, time } from '../../forms/answers.ts';
import { timeField } from '../../forms/fields.ts';
import { EXISTING_CHOICES, optionsOf } from '../words.ts';
import { oneField, pickField, words } from './sip-fields.ts';
import { form, ROUTINE, type SipContext } from './sip-form.ts';

const SECTION = `${ROUTINE}, Finns en upprättad SIP vid inskrivning`;

/** Stays at whose beginning the plan stood, by the day on which they began. */
function stays(
  { view }: SipContext,
  isOpen: (one: SipContext['view']['course']['existing'][number]) => boolean,
): Option[] {
  return view.course.existing.filter(isOpen).map(({ dischargeId, admittedAt }) => ({
    value: dischargeId,
    label: `Inskriven ${toIsoStockholm(admittedAt).slice(0, 10)}`,
  }));
}

const notContacted = (context: SipContext) => stays(context, ({ contactedAt }) => contactedAt === undefined);
const notDecided = (context: SipContext) => stays(context, ({ choice: made }) => made === undefined);

export const contactLead = form({
  name: 'kontakta-huvudansvarig',
  command: 'contactLead',
  title: 'Huvudansvarig för SIP är kontaktad',
  rule: 'Finns en upprättad SIP när personen skrivs in kontaktar den huvudansvariga fasta vårdkontakten den som är huvudansvarig för planen. Samordna berättar det inte av sig självt.',
  source: SECTION,
  button: 'Spara kontakten',
  concerns: (context) => notContacted(context).length > 0,
  probe: (context) => ({ data: { dischargeId: notContacted(context)[0]?.value ?? '', at: context.now } }),
  fields: (context) => [
    pickField({ name: 'dischargeId', label: 'Vilken inskrivning?', options: notContacted(context) }),
    timeField({ name: 'at', label: 'När?', prefill: 'now' }),
  ],
  schema: z.object({ dischargeId: choice, at: time }),
  toCommand: (data) => ({ data }),
});

export const decideExisting = form({
  name: 'befintlig-plan',
  command: 'decideExisting',
  title: 'Hur den befintliga planen går vidare',
  rule:
    'Personen, den som är huvudansvarig för SIP och den huvudansvariga fasta vårdkontakten tar ställning tillsammans. Skriv vad var och ' +
    'en säger. De fem valen är Samordnas egna, inte rutinens.',
  source: SECTION,
  button: 'Spara beslutet',
  concerns: (context) => notDecided(context).length > 0,
  probe: (context) => ({
    data: {
      dischargeId: notDecided(context)[0]?.value ?? '',
      person: 'probe',
      leadCoordinator: 'probe',
      careContact: 'probe',
      choice: 'keep',
      at: context.now,
    },
  }),
  fields: (context) => [
    pickField({ name: 'dischargeId', label: 'Vilken inskrivning?', options: notDecided(context) }),
    words({ name: 'person', label: 'Vad säger personen?', required: true }),
    words({ name: 'leadCoordinator', label: 'Vad säger den som är huvudansvarig för SIP?', required: true }),
    words({ name: 'careContact', label: 'Vad säger den fasta vårdkontakten?', required: true }),
    oneField({ name: 'choice', label: 'Hur går planen vidare?', options: optionsOf(EXISTING_CHOICES) }),
    words({
      name: 'whereToTurn',
      label: 'Vart vänder sig personen om behovet kommer tillbaka?',
      hint: 'Fyll i när planen avslutas.',
      required: false,
    }),
    timeField({ name: 'at', label: 'När bestämdes det?', prefill: 'now' }),
  ],
  schema: z.object({
    dischargeId: choice,
    person: text(TEXT_LENGTH),
    leadCoordinator: text(TEXT_LENGTH),
    careContact: text(TEXT_LENGTH),
    choice: oneOf(['keep', 'revise', 'pause', 'end', 'start-anew']),
    whereToTurn: text(TEXT_LENGTH).optional(),
    at: time,
  }),
  toCommand: (values) => ({ data: given(values) }),
});
