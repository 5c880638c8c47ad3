import type { Field, FieldValue, Option } from '../api/contracts/console.ts';

interface Props {
  id: string;
  field: Field;
  value: FieldValue | undefined;
  onChange: (value: FieldValue) => void;
  aria: Record<string, unknown>;
}

/** The native control of a question that has only one. */
export function Control({ id, field, value, onChange, aria }: Props) {
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
    case 'date':
      return <input id={id} type="date" value={text} onChange={(event) => onChange(event.target.value)} {...aria} />;
    case 'lines':
      return (
        <textarea
          id={id}
          rows={4}
          value={Array.isArray(value) ? value.join('\n') : ''}
          onChange={(event) => onChange(event.target.value.split('\n'))}
          {...aria}
        />
      );
    case 'pick':
      return (
        <select id={id} value={text} onChange={(event) => onChange(event.target.value)} {...aria}>
          <option value="">Välj …</option>
          <Options options={field.options} />
        </select>
      );
    default:
      return null;
  }
}

/** Under their headings, where they have any. */
function Options({ options }: { options: Option[] }) {
  const groups = [...new Set(options.map(({ group }) => group))];
  return groups.map((group) => {
    const list = options
      .filter((option) => option.group === group)
      .map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ));
    return group === undefined ? (
      list
    ) : (
      <optgroup key={group} label={group}>
        {list}
      </optgroup>
    );
  });
}
