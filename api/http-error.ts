/** What a route throws when it refuses: a code of the error table. */
export class HttpError extends Error {
  override name = 'HttpError';
  readonly code: string;
  readonly field: string | undefined;
  readonly params: Record<string, string | number>;
  constructor(code: string, field?: string, params: Record<string, string | number> = {}) {
    super(code);
    this.code = code;
    this.field = field;
    this.params = params;
  }
}
