import type { Field, FieldValue, Option } from '../api/contracts/console.ts';

interface Props {
  /** Unique on the page. */
  id: string;
  field: Field;
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
  if (field.kind === 'one' || field.kind === 'many') {
    return (
      <fieldset className="field" {...aria}>
        <legend>{titled(field)}</legend>
        {notes}
        <Choices {...props} options={field.options} many={field.kind === 'many'} />
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
      <Control {...props} aria={aria} />
    </div>
  );
}

function titled({ label, required }: Field): string {
  return required ? label : `${label} (frivilligt)`;
}

function Choices({ id, value, onChange, options, many }: Props & { options: Option[]; many: boolean }) {
  const chosen = Array.isArray(value) ? value : [value];
  const groups = [...new Set(options.map(({ group }) => group))];
  const toggle = (option: string): void => {
    if (!many) return onChange(option);
    const set = chosen.filter((one) => typeof one === 'string');
    onChange(set.includes(option) ? set.filter((one) => one !== option) : [...set, option]);
  };
  const list = (group: string | undefined) =>
    options
      .filter((option) => option.group === group)
      .map((option) => (
        <label key={option.value} className="choice">
          <input
            id={option === options[0] ? id : undefined}
            type={many ? 'checkbox' : 'radio'}
            name={id}
            value={option.value}
            checked={chosen.includes(option.value)}
            onChange={() => toggle(option.value)}
          />
          <span>
            {option.label}
            {option.hint && <span className="sub">{option.hint}</span>}
          </span>
        </label>
      ));
  return groups.map((group) =>
    group === undefined ? (
      <div key="-">{list(group)}</div>
    ) : (
      <fieldset key={group} className="group">
        <legend>{group}</legend>
        {list(group)}
      </fieldset>
    ),
  );
}

function Control({ id, field, value, onChange, aria }: Props & { aria: Record<string, unknown> }) {
  const text = typeof value === 'string' ? value : '';
  switch (field.kind) {
    case 'time':
      return (
        <input
          id={id}
          type="datetime-local"
          value={text}
          onChange={(event) => onChange(event.target.value)}
          {...aria}
        />
      );
    case 'text':
      if (field.lines === 1) {
        return (
          <input
            id={id}
            type="text"
            autoComplete="off"
            maxLength={field.maxLength}
            value={text}
            onChange={(event) => onChange(event.target.value)}
            {...aria}
          />
        );
      }
      return (
        <textarea
          id={id}
          rows={field.lines}
          maxLength={field.maxLength}
          value={text}
          onChange={(event) => onChange(event.target.value)}
          {...aria}
        />
      );
    case 'pick':
      return (
        <select id={id} value={text} onChange={(event) => onChange(event.target.value)} {...aria}>
          <option value="">Välj …</option>
          {field.options.map(({ value: option, label }) => (
            <option key={option} value={option}>
              {label}
            </option>
          ))}
        </select>
      );
    default:
      return null;
  }
}
