import type { Delivery, ReportCommand } from './delivery.ts';

/** What one process tells another. It stays inside the hub, so that the person's marks do not stop it. */
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
  /** Given with the item as its id, the same at every attempt: as it was recorded when the item was asked for. */
  command: ReportCommand;
}

/** The report that a delivery to another process is; undefined for any other delivery. */
export function reportIn({ item, process, channel }: Delivery, personId: string | null): OutgoingReport | undefined {
  if (channel !== 'process' || !process || personId === null) return undefined;
  const { kind, caseId, opens, command } = process;
  return {
    report: true,
    item,
    kind,
    ...(caseId === undefined ? {} : { caseId }),
    personId,
    opens: opens ?? false,
    command,
  };
}
