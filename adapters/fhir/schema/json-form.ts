import type { Issue } from '../refusal.ts';

const DEEPEST = 40;

/**
 * Faults against the JSON form of FHIR R4 that hold for every element: no null, and no empty string, object or array
 * (http://hl7.org/fhir/R4/json.html). Null may stand in an array of primitives that has a sibling with extensions.
 */
export function jsonFormFaults(value: unknown, at: string, depth = 0): Issue[] {
  if (depth > DEEPEST) return [fault(at, 'Innehållet är nästlat för djupt.')];
  if (value === null) return [fault(at, 'Värdet null är inte tillåtet. Utelämna elementet i stället.')];
  if (value === '') return [fault(at, 'En tom text är inte tillåten. Utelämna elementet i stället.')];
  if (Array.isArray(value)) {
    if (value.length === 0) return [fault(at, 'En tom lista är inte tillåten. Utelämna elementet i stället.')];
    return value.flatMap((item, index) => {
      const hasSibling = item === null && value.some((other) => other !== null);
      return hasSibling ? [] : jsonFormFaults(item, `${at}[${index}]`, depth + 1);
    });
  }
  if (typeof value !== 'object') return [];
  const entries = Object.entries(value);
  if (entries.length === 0) return [fault(at, 'Ett tomt objekt är inte tillåtet. Utelämna elementet i stället.')];
  return entries.flatMap(([name, inner]) => jsonFormFaults(inner, elementPath(at, name), depth + 1));
}

/** The path of a child; a name that is no element name may hold anything, and is left out. */
export function elementPath(at: string, name: string): string {
  return /^_?[A-Za-z]{1,40}$/.test(name) ? `${at}.${name.replace(/^_/, '')}` : at;
}

function fault(at: string, text: string): Issue {
  return { severity: 'error', code: 'structure', text, at };
}
