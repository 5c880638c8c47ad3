import type { Instant } from '../calendar/instant.ts';
import type { Delivery } from './delivery.ts';
import type { DutyRecord } from './duty.ts';

/** What every process keeps, beside its own facts. Plain JSON: it crosses the engine as it is. */
export interface CaseState {
  caseId: string;
  /** Number of the last folded event; 0 before the first. */
  number: number;
  lastRecordedAt: Instant;
  /** Version of `evolve` that folded this state from empty. */
  evolveVersion: number;
  policy: { name: string; hash: string } | null;
  status: string;
  duties: Record<string, DutyRecord>;
  deliveries: Record<string, Delivery>;
  /** Thing -> number of the event that changed it last. */
  changed: Record<string, number>;
}
