import { useEffect, useRef } from 'react';
import type { Field } from '../api/contracts/console.ts';
import { fieldOf, nextStep, type ApiError } from './api.ts';

interface Props {
  /** Beginning of the ids of the form's controls. */
  id: string;
  fields: Field[];
  faults: Record<string, string>;
  error: ApiError | undefined;
}

/** What is wrong with a form, with links to its fields; takes the focus when it appears. */
export function ErrorSummary({ id, fields, faults, error }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const wrongField = fieldOf(
    error,
    fields.map(({ name }) => name),
  );
  const wrong = fields.filter(({ name }) => faults[name] !== undefined || wrongField === name);
  return (
    <div className="notice bad" role="alert" tabIndex={-1} ref={box}>
      <p>
        <strong>{error ? error.message : 'Formuläret är inte komplett.'}</strong>
      </p>
      {wrong.length > 0 && (
        <ul>
          {wrong.map(({ name, label }) => (
            <li key={name}>
              <a
                href={`#${id}-${name}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(`${id}-${name}`)?.focus();
                }}
              >
                {label}
              </a>
              {faults[name] && `: ${faults[name]}`}
            </li>
          ))}
        </ul>
      )}
      {error?.rule && <p>Regel: {error.rule}</p>}
      {error && <p>{nextStep(error)}</p>}
      {error?.status === 401 && (
        <p>
          <a href="/logga-in" target="_blank" rel="noreferrer">
            Logga in i en ny flik
          </a>
        </p>
      )}
    </div>
  );
}
