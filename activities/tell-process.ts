import { openCaseClaim } from '../domain/process/claims.ts';
import { processActor } from '../domain/process/command.ts';
import type { Command } from '../domain/process/command.ts';
import type { AttemptOutcome } from '../domain/process/delivery.ts';
import type { Rejection } from '../domain/process/rejection.ts';
import type { OutgoingReport } from '../domain/process/report.ts';

/** What became of a command that was given to a case. */
export type Given = { kind: 'stored' } | { kind: 'refused'; rejection: Rejection } | { kind: 'failed'; reason: string };

export interface ReportPorts {
  /** The case that holds the claim, given in clear. */
  holderOf(claim: string): Promise<string | null>;
  isCase(caseId: string, kind: string): Promise<boolean>;
  newCaseId(kind: string): string;
  give(target: { caseId: string; kind: string }, command: Command): Promise<Given>;
}

/** Gives a report of the case `from` to the process that it is for. */
export type TellProcess = (from: string, report: OutgoingReport) => Promise<AttemptOutcome>;

/**
 * The report's item is its command id, so that the same report again is answered as the first time, whatever case would be found by
 * then. Whether there was anybody to tell is not for the sender to know.
 */
export function createTellProcess(ports: ReportPorts): TellProcess {
  return async (from, report) => {
    const found = await receiverOf(ports, report);
    if (found !== null) return tell(ports, from, report, found);
    if (!report.opens) return { kind: 'told' };
    const opened = await give(ports, from, report, ports.newCaseId(report.kind));
    const rejection = opened.kind === 'refused' ? opened.rejection : undefined;
    // Somebody else came first: theirs is the case.
    if (rejection?.code === 'claim-taken') return tell(ports, from, report, String(rejection.params?.['caseId']));
    return rejection?.code === 'nothing-to-open' ? { kind: 'told' } : outcomeOf(opened);
  };
}

/** The case that is named, else the person's open one. */
async function receiverOf(ports: ReportPorts, { kind, caseId, personId }: OutgoingReport): Promise<string | null> {
  if (caseId !== undefined && (await ports.isCase(caseId, kind))) return caseId;
  return ports.holderOf(openCaseClaim(kind, personId));
}

async function tell(ports: ReportPorts, from: string, report: OutgoingReport, caseId: string): Promise<AttemptOutcome> {
  if (caseId === from) return { kind: 'refused', reason: 'own-case' };
  const given = await give(ports, from, report, caseId);
  // It may have ended as it was told: the next attempt finds the one that is open then, or begins it.
  const isOther = given.kind === 'refused' && (await receiverOf(ports, report)) !== caseId;
  return isOther ? { kind: 'failed', reason: 'case-ended' } : outcomeOf(given);
}

function give(ports: ReportPorts, from: string, report: OutgoingReport, caseId: string): Promise<Given> {
  const { item, kind, command } = report;
  const given: Command = { ...command, commandId: item, by: processActor(from), channel: 'hub' };
  return ports.give({ caseId, kind }, given);
}

function outcomeOf(given: Given): AttemptOutcome {
  if (given.kind === 'failed') return given;
  if (given.kind === 'stored') return { kind: 'told' };
  const { code } = given.rejection;
  // Nobody else uses the case's items: it was told at an earlier attempt, and what was said then stands.
  return code === 'command-id-reused' ? { kind: 'told' } : { kind: 'refused', reason: code };
}
