import { z } from 'zod';
import { given, text } from '../../forms/answers.ts';
import { textField } from '../../forms/fields.ts';
import { form } from './sip-form.ts';

const LINE = 200;

/** Of somebody close, and of the person. */
export const addressSchema = {
  street: text(LINE),
  postalCode: text(10),
  city: text(LINE),
  phone: text(40),
};

export function addressFields(required: boolean) {
  return [
    textField({ name: 'street', label: 'Gatuadress', lines: 1, maxLength: LINE, required }),
    textField({ name: 'postalCode', label: 'Postnummer', lines: 1, maxLength: 10, required }),
    textField({ name: 'city', label: 'Postort', lines: 1, maxLength: LINE, required }),
    textField({ name: 'phone', label: 'Telefon', lines: 1, maxLength: 40, required: false }),
  ];
}

export const updateAddress = form({
  name: 'personens-adress',
  command: 'updateAddress',
  title: 'Personens adress',
  rule:
    'Dit postas brev till personen. Adressen förvaras skilt från planen, ersätter den som finns och står aldrig i någon annans exemplar. ' +
    'Får personen skyddade personuppgifter används den inte.',
  button: 'Spara adressen',
  thing: 'person',
  concerns: ({ view }) => view.personItems.length > 0 && !view.marks.protectedIdentity,
  probe: () => ({ data: { draftId: 'probe' } }),
  fields: () => addressFields(true),
  schema: z.object({ ...addressSchema, phone: addressSchema.phone.optional() }),
  home: ({ street, postalCode, city, phone }) => ({
    address: { lines: [street], postalCode, city },
    ...given({ phone }),
  }),
  toCommand: (_values, _context, { draftId }) => ({ data: { draftId } }),
});
