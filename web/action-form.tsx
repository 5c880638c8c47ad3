import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import type { Action, Reply } from '../api/contracts/console.ts';
import { ActionPapers } from './action-papers.tsx';
import { ApiError, fieldOf } from './api.ts';
import { ErrorSummary } from './error-summary.tsx';
import { FormField } from './form-field.tsx';
import { firstValues, missing, toSend, type Values } from './form-values.ts';
import { useCommand, type CommandTarget } from './use-command.ts';

interface Props {
  target: CommandTarget;
  action: Action;
  /** Sent with the form's own answers. */
  extra?: Values;
  /** Reads the case again; resolves when the page shows it. */
  reload: () => Promise<void>;
  onDone: (reply: Reply) => void;
  onCancel: () => void;
}

/** One form. What was typed stays until it has been stored, whatever goes wrong. */
export function ActionForm({ target, action, extra, reload, onDone, onCancel }: Props) {
  const id = useId();
  const [values, setValues] = useState(() => firstValues(action.fields, Date.now()));
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [tries, setTries] = useState(0);
  const [seen] = useState(action.basedOn);
  const { send, error, isSending } = useCommand(target);

  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const found = missing(action.fields, values);
    setFaults(found);
    setTries(tries + 1);
    if (Object.keys(found).length > 0) return;
    // Who has been told that the case changed has seen it as it is now.
    const basis = error?.code === 'changed-since' ? action.basedOn : seen;
    const answer = await send({ ...extra, ...toSend(action.fields, values) }, basis);
    if (!(answer instanceof ApiError)) return onDone(answer);
    if (answer.status === 409) await reload();
  };

  const wrongField = fieldOf(
    error,
    action.fields.map(({ name }) => name),
  );
  const ofField = (name: string): string | undefined =>
    faults[name] ?? (wrongField === name ? error?.message : undefined);
  const isFaulty = Object.keys(faults).length > 0;
  return (
    <form className="action" noValidate onSubmit={(event) => void submit(event)} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} tabIndex={-1} ref={heading}>
        {action.title}
      </h3>
      <p className="hint">{action.rule}</p>
      {(isFaulty || error) && (
        <ErrorSummary
          key={`${tries} ${error?.code ?? ''}`}
          id={id}
          fields={action.fields}
          faults={faults}
          error={isFaulty ? undefined : error}
        />
      )}
      {action.fields.map((field) => (
        <FormField
          key={field.name}
          id={`${id}-${field.name}`}
          field={field}
          value={values[field.name]}
          values={values}
          error={ofField(field.name)}
          onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
        />
      ))}
      <ActionPapers action={action} values={values} />
      <p className="buttons">
        <button type="submit" className="main" disabled={isSending}>
          {isSending ? 'Skickar …' : action.button}
        </button>
        <button type="button" onClick={onCancel}>
          Avbryt
        </button>
      </p>
    </form>
  );
}
