import type { DeliveryRow, DutyRow } from '../api/contracts/console.ts';
import type { ObservationKind } from './observations.ts';

export type StepKind = 'scene' | 'act' | 'refused' | 'shown' | ObservationKind;

/** One thing that happens in the story. Texts are Swedish and whole sentences. */
export interface Step {
  /** Number of the case that it belongs to. */
  case: number;
  /** ISO 8601 with the offset of Sweden: when it was told. */
  at: string;
  kind: StepKind;
  /** Name, title and unit of who did it. */
  who?: string;
  text: string;
  notes: string[];
  duty?: DutyRow;
  delivery?: DeliveryRow;
}

/** Something that must hold if the case went as it should. */
export interface Check {
  what: string;
  ok: boolean;
}

/** How much of what there was in one case. */
export interface Facts {
  dutiesOpened: number;
  dutiesMet: number;
  dutiesWaived: number;
  reminders: number;
  escalations: number;
  messagesTold: number;
  attemptsFailed: number;
  messagesStopped: number;
  deviations: string[];
}

export interface CaseResult {
  number: number;
  title: string;
  /** True when every check held and nothing went wrong. */
  ok: boolean;
  /** What went wrong, when the case could not be played to its end. */
  fault?: string;
  checks: Check[];
  facts: Facts;
  /** Where its stays stand at the end, in words. */
  ended: string[];
  seconds: number;
}

export interface Summary {
  ok: boolean;
  cases: CaseResult[];
  seconds: number;
  /** Files written, when they were asked for. */
  resources?: number;
}

/** Where the story goes as it happens. */
export interface Teller {
  begins(hub: string): void;
  caseBegins(number: number, title: string, about: string): void;
  step(step: Step): void;
  caseEnds(result: CaseResult): void;
  ends(summary: Summary): void;
}

export function noFacts(): Facts {
  return {
    dutiesOpened: 0,
    dutiesMet: 0,
    dutiesWaived: 0,
    reminders: 0,
    escalations: 0,
    messagesTold: 0,
    attemptsFailed: 0,
    messagesStopped: 0,
    deviations: [],
  };
}
