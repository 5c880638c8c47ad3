/** One row a code: HTTP status, what the user reads, and the rule it comes from. `{name}` is filled from the parameters. */
export interface ErrorRow {
  status: number;
  text: string;
  rule?: string;
}

export type ErrorRows = Readonly<Record<string, ErrorRow>>;
