import type { ReactNode } from 'react';
import type { Field, FieldValue } from '../api/contracts/console.ts';
import { Choices } from './field-choices.tsx';
import { rowOf } from './form-values.ts';

interface Props {
  id: string;
  field: Extract<Field, { kind: 'matrix' }>;
  value: FieldValue | undefined;
  values: Readonly<Record<string, FieldValue>>;
  onChange: (value: FieldValue) => void;
  notes: ReactNode;
  aria: Record<string, unknown>;
}

/** One group of choices for each row that was chosen in another field: a group in a group, so that each is read with its row's name. */
export function Matrix({ id, field, value, values, onChange, notes, aria }: Props) {
  const chosen = values[field.rowsFrom];
  const rows = field.rows.filter((row) => Array.isArray(chosen) && chosen.includes(row.value));
  const cells = Array.isArray(value) ? value : [];
  if (rows.length === 0) return null;
  return (
    <fieldset className="field matrix" {...aria}>
      <legend>{field.label}</legend>
      {notes}
      {rows.map((row, place) => {
        const own = cells.filter((cell) => rowOf(cell) === row.value);
        const others = cells.filter((cell) => rowOf(cell) !== row.value);
        const options = field.columns.map((column) => ({ ...column, value: `${row.value}:${column.value}` }));
        return (
          <fieldset key={row.value} className="group">
            <legend>{row.label}</legend>
            <Choices
              id={place === 0 ? id : `${id}-${row.value}`}
              value={field.choose === 'many' ? own : own[0]}
              options={options}
              many={field.choose === 'many'}
              onChange={(next) => onChange([...others, ...(Array.isArray(next) ? next : [String(next)])])}
            />
          </fieldset>
        );
      })}
    </fieldset>
  );
}
