import type { Instant } from '../calendar/instant.ts';

/**
 * What one process tells another, as the sender's gate lets it out. It stays inside the hub, so the person's marks stop it only where
 * `compose` says so.
 */
export interface OutgoingReport {
  report: true;
  item: string;
  /** Kind of the process that is told. */
  kind: string;
  /** Left out: the person's open case of the kind. */
  caseId?: string;
  personId: string;
  /** True when the report begins a case if there is none. */
  opens: boolean;
  /**
   * Given with the item as its id. The same at every attempt: made of what the case had recorded when the item was asked for, and of
   * nothing that may have changed since.
   */
  command: { type: string; data: unknown; occurredAt: Instant };
}
