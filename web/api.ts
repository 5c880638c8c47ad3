import type { ErrorBody } from '../api/contracts/console.ts';

/** The hub said no, or could not be reached (`status` 0). The text is for the reader. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly field: string | undefined;
  readonly rule: string | undefined;
  constructor(status: number, { code, text, field, rule }: ErrorBody['error']) {
    super(text);
    this.status = status;
    this.code = code;
    this.field = field;
    this.rule = rule;
  }

  /** True when it is certain that nothing was stored, so that the next attempt is a new command. */
  get isRefusal(): boolean {
    return this.status >= 400 && this.status < 500 && this.status !== 401 && this.status !== 408;
  }
}

const UNREACHABLE = { code: 'unreachable', text: 'Samordna går inte att nå just nu.' };

/** Asks the hub. The header shows that the request comes from the console's own pages. */
export async function call<T>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<T> {
  const response = await fetch(path, {
    method,
    headers: { 'x-samordna-console': '1', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new ApiError(0, UNREACHABLE);
  });
  if (response.status === 204) return undefined as T;
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok && answer !== undefined) return answer as T;
  throw new ApiError(response.status, isErrorBody(answer) ? answer.error : { ...UNREACHABLE, code: 'no-answer' });
}

function isErrorBody(answer: unknown): answer is ErrorBody {
  return typeof answer === 'object' && answer !== null && 'error' in answer;
}

/** What the reader can do about it. */
export function nextStep(error: ApiError): string {
  const own = NEXT_STEPS[error.code];
  if (own) return own;
  if (error.status === 401) return 'Logga in i en ny flik och tryck sedan på knappen igen. Det du fyllt i står kvar.';
  if (error.status === 404) return 'Gå tillbaka till listan.';
  return error.isRefusal
    ? 'Rätta uppgiften och skicka igen. Det du fyllt i står kvar.'
    : 'Tryck på knappen igen om en stund. Det blir gjort en enda gång, och det du fyllt i står kvar.';
}

const NEXT_STEPS: Readonly<Record<string, string>> = {
  'changed-since': 'Sidan är nu uppdaterad. Kontrollera vad som ändrats och skicka igen. Det du fyllt i står kvar.',
  'command-id-reused': 'Det du skickade först är sparat. Läs igenom ärendet innan du gör något mer.',
};

/** Where the rules name a thing otherwise than the form does. */
const FIELD_OF: Readonly<Record<string, string>> = { occurredAt: 'at', dutyAbout: 'duty', reasonText: 'reason' };

/** The field of the form that the error is about, if it is about one. */
export function fieldOf(error: ApiError | undefined, names: readonly string[]): string | undefined {
  const named = error?.field;
  if (named === undefined) return undefined;
  const first = named.split('.')[0] ?? named;
  return [named, first, FIELD_OF[first] ?? first].find((name) => names.includes(name));
}
