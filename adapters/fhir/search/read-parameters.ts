import { refusal } from '../refusal.ts';
import { includesOf, parameterOf, type ReadType } from './table.ts';

/** One parameter as it was sent: all of them hold, and of its values at least one. */
export interface Asked {
  name: string;
  values: string[];
}

export interface Search {
  asked: Asked[];
  /** Most entries on a page; 0 asks for the number alone. */
  count: number;
  /** What is to be had along. */
  includes: string[];
  /** Sealed place to go on from, instead of everything else. */
  page?: string;
}

const USUAL_COUNT = 50;
const LARGEST_COUNT = 200;

/** Say how to answer, not what to search. */
const ABOUT_THE_ANSWER = ['_format', '_pretty'];

/**
 * Reads what was asked for. Empty values say nothing.
 * @param pairs in the order they were sent; of a query and a form together
 * @param isStrict unknown parameters are refused, else left out
 * @throws FhirRefusal 400 for an unknown parameter in strict handling, an unknown modifier, or a count that is none
 */
export function readParameters(
  type: ReadType,
  pairs: readonly (readonly [string, string])[],
  isStrict: boolean,
): Search {
  const asked: Asked[] = [];
  const includes: string[] = [];
  let count = USUAL_COUNT;
  let page: string | undefined;
  for (const [name, value] of pairs) {
    if (value === '' || ABOUT_THE_ANSWER.includes(name)) continue;
    if (name === '_count') count = countOf(value);
    else if (name === '_page') page = value;
    else if (name === '_include' || name === '_revinclude') {
      if (includesOf(type, name).includes(value)) includes.push(value);
      else refuseUnknown(type, name, isStrict);
    } else if (parameterOf(type, name)) asked.push({ name, values: splitValues(value) });
    else refuseUnknown(type, name, isStrict);
  }
  return { asked, count, includes, ...(page === undefined ? {} : { page }) };
}

/** A modifier changes what is asked, so one that is not known is never left out. */
function refuseUnknown(type: ReadType, name: string, isStrict: boolean): void {
  const base = name.split(/[:.]/)[0] ?? '';
  if (base !== name && parameterOf(type, base)) {
    throw refusal(
      400,
      'not-supported',
      'Sökparametern finns, men inte med den modifieraren eller kedjan.',
      `http.${base.replace(/^_/, '')}`,
    );
  }
  if (isStrict) {
    throw refusal(400, 'not-supported', 'Det finns en sökparameter som inte stöds. Se CapabilityStatement.');
  }
}

function countOf(value: string): number {
  if (/^\d{1,6}$/.test(value)) return Math.min(Number(value), LARGEST_COUNT);
  throw refusal(400, 'value', '_count ska vara ett heltal.', 'http._count');
}

/** Commas part alternatives; a comma that belongs to the value has a backslash before it. */
function splitValues(value: string): string[] {
  return value
    .split(/(?<!\\),/)
    .map((part) => part.replace(/\\([,|$\\])/g, '$1'))
    .filter((part) => part !== '');
}
