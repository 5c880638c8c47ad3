import type { Observation } from './observations.ts';

/** When and in which case: `at` is ISO 8601 with the offset of Sweden. */
export interface Place {
  case: number;
  at: string;
}

/** What someone does, or is shown or refused; `scene` is said to the watcher. A whole Swedish sentence. */
export interface Told {
  kind: 'scene' | 'act' | 'shown' | 'refused';
  /** Name, title and unit. */
  who?: string;
  text: string;
  /** Shown under the text as a table; the first row is its head. */
  rows?: string[][];
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
  tells(place: Place, told: Told): void;
  /** What one look at a case showed. */
  observes(place: Place, seen: readonly Observation[]): void;
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
