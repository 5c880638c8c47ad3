import { useRef, useState } from 'react';
import type { FieldValue, FormCommand, Reply } from '../api/contracts/console.ts';
import { ApiError, call } from './api.ts';

export interface CommandState {
  /** The answer when the command was stored, else the error, which is also kept in `error`. */
  send: (values: Record<string, FieldValue>, basedOn?: FormCommand['basedOn']) => Promise<Reply | ApiError>;
  error: ApiError | undefined;
  isSending: boolean;
}

/** Where a form goes. */
export interface CommandTarget {
  path: string;
  form: string;
  /** Stands beside the answers in what is sent. */
  said?: Record<string, string>;
}

/** A form of one case. */
export function toCase(caseId: string, form: string): CommandTarget {
  return { path: `/api/console/cases/${caseId}/commands`, form };
}

/**
 * Sends one form's command. While it is not known whether the hub stored it, the next attempt carries the same id, time and basis
 * and is done at most once; after a refusal, when surely nothing was stored, the next is a new command.
 */
export function useCommand({ path, form, said }: CommandTarget): CommandState {
  const attempt = useRef<Pick<FormCommand, 'commandId' | 'occurredAt' | 'basedOn'>>(undefined);
  const [error, setError] = useState<ApiError>();
  const [isSending, setSending] = useState(false);

  const send: CommandState['send'] = async (values, basedOn) => {
    attempt.current ??= {
      commandId: crypto.randomUUID(),
      occurredAt: new Date().toISOString(),
      ...(basedOn ? { basedOn } : {}),
    };
    const command: FormCommand = { ...said, ...attempt.current, form, values };
    setSending(true);
    setError(undefined);
    const answer = await call<Reply>('POST', path, command).catch(asApiError);
    const failure = answer instanceof ApiError ? answer : undefined;
    if (!failure || failure.isRefusal) attempt.current = undefined;
    setError(failure);
    setSending(false);
    return answer;
  };
  return { send, error, isSending };
}

function asApiError(failure: unknown): ApiError {
  return failure instanceof ApiError ? failure : new ApiError(0, { code: 'fault', text: 'Något gick fel på sidan.' });
}
