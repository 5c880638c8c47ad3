import type { Action, CaseLink, FieldValue, Worded } from './console.ts';

/** A form that opens a case. */
export interface OpenAction extends Action {
  kind: Worded;
}

/** What the reader may open, for the person of `from` when it is given. */
export interface OpenActions {
  at: string;
  from?: CaseLink;
  openers: OpenAction[];
}

/** Body of `POST /api/console/cases`; the answer names the case that was opened, or the open one that was joined. */
export interface OpenCommand {
  kind: string;
  commandId: string;
  form: string;
  values: Record<string, FieldValue>;
  occurredAt: string;
  /** Id of the case that the reader came from. */
  from?: string;
}
