import type { FieldValue, Option } from '../api/contracts/console.ts';

interface Props {
  id: string;
  value: FieldValue | undefined;
  options: Option[];
  many: boolean;
  onChange: (value: FieldValue) => void;
}

/** Native radio buttons or check boxes, under their headings. */
export function Choices({ id, value, onChange, options, many }: Props) {
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
