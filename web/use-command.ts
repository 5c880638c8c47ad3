import { useRef, useState } from 'react';
import type { FieldValue, FormCommand } from '../api/contracts/console.ts';
import { ApiError, call } from './api.ts';

export interface CommandState {
  /** The error when the command was not stored, else nothing. Also kept in `error`. */
  send: (values: Record<string, FieldValue>, basedOn?: FormCommand['basedOn']) => Promise<ApiError | undefined>;
  error: ApiError | undefined;
  isSending: boolean;
}

/**
 * Sends one form's command. While it is not known whether the hub stored it, the next attempt carries the same id, time and basis
 * and is done at most once; after a refusal, when surely nothing was stored, the next is a new command.
 */
export function useCommand(caseId: string, form: string): CommandState {
  const attempt = useRef<Pick<FormCommand, 'commandId' | 'occurredAt' | 'basedOn'>>(undefined);
  const [error, setError] = useState<ApiError>();
  const [isSending, setSending] = useState(false);

  const send: CommandState['send'] = async (values, basedOn) => {
    attempt.current ??= {
      commandId: crypto.randomUUID(),
      occurredAt: new Date().toISOString(),
      ...(basedOn ? { basedOn } : {}),
    };
    const command: FormCommand = { ...attempt.current, form, values };
    setSending(true);
    setError(undefined);
    const failure = await call('POST', `/api/console/cases/${caseId}/commands`, command).then(
      () => undefined,
      asApiError,
    );
    if (!failure || failure.isRefusal) attempt.current = undefined;
    setError(failure);
    setSending(false);
    return failure;
  };
  return { send, error, isSending };
}

function asApiError(failure: unknown): ApiError {
  return failure instanceof ApiError ? failure : new ApiError(0, { code: 'fault', text: 'Något gick fel på sidan.' });
}
