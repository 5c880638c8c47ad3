import type { Field, FieldValue } from '../api/contracts/console.ts';
import { Choices } from './field-choices.tsx';
import { Control } from './field-control.tsx';
import { Matrix } from './field-matrix.tsx';

interface Props {
  /** Unique on the page. */
  id: string;
  field: Field;
  /** The form's other answers, for a field that asks about what was chosen in another. */
  values: Readonly<Record<string, FieldValue>>;
  value: FieldValue | undefined;
  error: string | undefined;
  onChange: (value: FieldValue) => void;
}

/** One question of a form: a native control with its label, hint and error tied to it. */
export function FormField(props: Props) {
  const { id, field, error } = props;
  const described = [field.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const aria = { ...(described ? { 'aria-describedby': described } : {}), ...(error ? { 'aria-invalid': true } : {}) };
  const notes = (
    <>
      {field.hint && (
        <p id={`${id}-hint`} className="hint">
          {field.hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="error">
          {error}
        </p>
      )}
    </>
  );
  if (field.kind === 'matrix') return <Matrix {...props} field={field} notes={notes} aria={aria} />;
  if (field.kind === 'one' || field.kind === 'many') {
    return (
      <fieldset className="field" {...aria}>
        <legend>{titled(field)}</legend>
        {notes}
        <Choices
          id={id}
          value={props.value}
          options={field.options}
          many={field.kind === 'many'}
          onChange={props.onChange}
        />
      </fieldset>
    );
  }
  if (field.kind === 'yes') {
    return (
      <div className="field">
        {notes}
        <label className="choice">
          <input
            id={id}
            type="checkbox"
            checked={props.value === true}
            onChange={(event) => props.onChange(event.target.checked)}
            {...aria}
          />
          {field.label}
        </label>
      </div>
    );
  }
  return (
    <div className="field">
      <label htmlFor={id}>{titled(field)}</label>
      {notes}
      <Control id={id} field={field} value={props.value} onChange={props.onChange} aria={aria} />
    </div>
  );
}

function titled({ label, required }: Field): string {
  return required ? label : `${label} (frivilligt)`;
}
