import { z } from 'zod';

const PRIMITIVES = new WeakSet<z.ZodType>();

function primitive<T extends z.ZodType>(schema: T): T {
  PRIMITIVES.add(schema);
  return schema;
}

const DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;
const TIME = /T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;

const WITHOUT_ZONE = 'ange klockslag med sekunder och tidszon, till exempel 2026-11-20T14:30:00+01:00';

function isDateTime(text: string): boolean {
  if (DATE.test(text)) return true;
  return DATE.test(text.slice(0, 10)) && text.length > 10 && TIME.test(text.slice(10));
}

export const text = primitive(z.string().max(100_000));
export const code = primitive(z.string().regex(/^\S+( \S+)*$/, 'inte en kod'));
export const bool = primitive(z.boolean());
export const uri = primitive(z.string().regex(/^\S+$/, 'inte en adress'));
export const id = primitive(
  z.string().regex(/^[A-Za-z0-9\-.]{1,64}$/, 'ett id har 1 till 64 tecken av A–Z, a–z, 0–9, - och .'),
);
export const date = primitive(z.string().regex(DATE, 'ange ett datum, till exempel 2026-11-20'));
export const dateTime = primitive(z.string().refine(isDateTime, WITHOUT_ZONE));
export const instant = primitive(z.string().refine((value) => !DATE.test(value) && isDateTime(value), WITHOUT_ZONE));
const positiveInt = primitive(z.number().int().min(1));
/** Texts of a repeating primitive. */
export const texts = primitive(z.array(z.string().nullable()));

/** An element that R4 has and the hub does not read. Its inside is not checked. */
export const unread = z.unknown();

/** Any number of extensions. Which ones the hub reads is settled where they are read. */
const extensions: z.ZodType = z.lazy(() => z.array(extension));

/** The value types that the hub's own extensions have are checked; the inside of other values is not. */
const extension = z
  .looseObject({
    url: z.string().regex(/^\S+$/, 'inte en adress'),
    extension: extensions.optional(),
    valueBoolean: bool.optional(),
    valueCode: code.optional(),
    valueDateTime: dateTime.optional(),
    valuePositiveInt: positiveInt.optional(),
    valueReference: z
      .looseObject({
        reference: text.optional(),
        identifier: z.looseObject({ system: uri.optional(), value: text.optional() }).optional(),
      })
      .optional(),
  })
  .superRefine((value, context) => {
    const names = Object.keys(value).filter((name) => !['url', 'id', 'extension'].includes(name));
    const unknown = names.filter((name) => !/^_?value[A-Z][A-Za-z0-9]*$/.test(name));
    if (unknown.length > 0) context.addIssue({ code: 'unrecognized_keys', keys: unknown, input: value });
    const values = names.filter((name) => !name.startsWith('_'));
    if (values.length + (value.extension ? 1 : 0) > 1) {
      context.addIssue({ code: 'custom', message: 'ett tillägg har antingen ett värde eller egna tillägg' });
    }
  });

type Fields = Record<string, z.ZodType>;

/** A strict R4 element: named fields, those in `required` mandatory, and nothing that R4 does not have. */
export function element(fields: Fields, required: readonly string[] = []): z.ZodType {
  const shape: Fields = { id: text.optional(), extension: extensions.optional() };
  for (const [name, schema] of Object.entries(fields)) {
    shape[name] = required.includes(name) ? schema : schema.optional();
    if (PRIMITIVES.has(schema)) shape[`_${name}`] = unread.optional();
  }
  return z.strictObject(shape);
}

export function list(schema: z.ZodType): z.ZodType {
  return z.array(schema).max(500);
}

/** The names, as elements that are not read. */
export function unreadElements(...names: string[]): Fields {
  return Object.fromEntries(names.map((name) => [name, unread]));
}
