/** An id in the national HSA catalogue: `SE`, ten digits, a hyphen and 1 to 20 of `A-Z 0-9`; always upper case here. */
export type HsaId = string & { readonly __brand: 'HsaId' };

export type ParsedHsaId =
  { readonly ok: true; readonly hsaId: HsaId } | { readonly ok: false; readonly code: 'wrong-form' };

const FORM = /^SE\d{10}-[A-Z0-9]{1,20}$/i;

/** Only the form is judged; whether anyone holds the id is for the directory to say. */
export function parseHsaId(text: string): ParsedHsaId {
  return FORM.test(text) ? { ok: true, hsaId: text.toUpperCase() as HsaId } : { ok: false, code: 'wrong-form' };
}
