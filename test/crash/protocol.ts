import type { Person } from '../../adapters/store/persons.ts';
import type { CaseTarget } from '../../api/command-service.ts';
import type { Command } from '../../domain/process/command.ts';

/** Those of reports are armed with the case that tells. */
export type CrashPoint =
  | 'before-append'
  | 'after-append'
  | 'after-answer'
  | 'before-renewal'
  | 'at-renewal'
  | 'before-report'
  | 'after-report'
  | 'after-report-answer';

export type Ask =
  | { kind: 'arm'; point: CrashPoint; caseId: string }
  | { kind: 'draft'; draftId: string; personId: string; person: Person }
  | { kind: 'send'; target: CaseTarget; command: Command }
  /** The case that holds a claim, given in clear. */
  | { kind: 'holder'; claim: string }
  | { kind: 'log' | 'case' | 'marks' | 'position'; caseId: string }
  | { kind: 'stop' };

export interface Told {
  id: number;
  result?: unknown;
  error?: string;
}
