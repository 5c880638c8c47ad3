import type { Field, FieldValue } from '../api/contracts/console.ts';
import { localField, withOffset } from './time.ts';

export type Values = Record<string, FieldValue>;

/** What the fields hold when the form is opened at `now` (ms). */
export function firstValues(fields: Field[], now: number): Values {
  const values: Values = {};
  for (const field of fields) {
    if (field.kind === 'time') {
      values[field.name] = field.value
        ? localField(Date.parse(field.value))
        : field.prefill === 'now'
          ? localField(now)
          : '';
    } else if (field.kind === 'many' || field.kind === 'lines' || field.kind === 'matrix') {
      values[field.name] = field.value ?? [];
    } else if (field.kind === 'yes') values[field.name] = field.value ?? false;
    else values[field.name] = 'value' in field ? (field.value ?? '') : '';
  }
  return values;
}

/** What is missing, by field: a sentence each. */
export function missing(fields: Field[], values: Values): Record<string, string> {
  const found: Record<string, string> = {};
  for (const field of fields) {
    const value = values[field.name];
    const isEmpty =
      value === undefined || value === '' || value === false || (Array.isArray(value) && value.length === 0);
    const isBlank = field.kind === 'lines' && Array.isArray(value) && value.every((line) => line.trim() === '');
    const isHalf = field.kind === 'time' && !isEmpty && withOffset(String(value)) === undefined;
    if (isHalf) found[field.name] = 'Ange både datum och klockslag.';
    else if (field.required && (isEmpty || isBlank)) found[field.name] = ASK[field.kind];
  }
  return found;
}

const ASK: Record<Field['kind'], string> = {
  time: 'Ange datum och klockslag.',
  one: 'Välj ett av alternativen.',
  pick: 'Välj i listan.',
  many: 'Välj minst ett alternativ.',
  yes: 'Kryssa i rutan om det stämmer.',
  text: 'Skriv något här.',
  date: 'Ange ett datum.',
  lines: 'Skriv minst en rad.',
  matrix: 'Välj minst ett alternativ.',
};

/** What is sent: times with their offset, and nothing of what was left empty. */
export function toSend(fields: Field[], values: Values): Values {
  const sent: Values = {};
  for (const field of fields) {
    const { name, kind } = field;
    const value = values[name];
    if (value === undefined || value === '') continue;
    const time = kind === 'time' && typeof value === 'string' ? withOffset(value) : undefined;
    sent[name] = time ?? (kind === 'matrix' ? cellsAsked(values[field.rowsFrom], value) : value);
  }
  return sent;
}

/** Of a matrix only the cells of rows that are asked about. */
function cellsAsked(rows: FieldValue | undefined, cells: FieldValue): FieldValue {
  if (!Array.isArray(cells) || !Array.isArray(rows)) return [];
  return cells.filter((cell) => rows.includes(rowOf(cell)));
}

/** A cell is `row:column`. */
export function rowOf(cell: string): string {
  return cell.slice(0, cell.lastIndexOf(':'));
}
