import type { Instant } from '../calendar/instant.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { CarryingOut, Contact, FollowUpPlan, InformationKind, InterventionContent } from './commands.ts';

/** When something happened by the reporter's word, the number of the event that says so, and which party wrote it. */
export interface Written {
  at: Instant;
  number: number;
  party: string;
}

/** Who wrote it, and when it changed last. Content of one party is written by that party alone. */
interface Item extends Written {
  /** Id of the command that wrote it: tells nothing of how many there are. */
  id: string;
  removed?: Written & { because: string };
  changedNumber: number;
  /** Number of the last change of what it says; how it goes is no part of that. */
  contentNumber: number;
}

export interface PlanNeed extends Item {
  text: string;
  kind: InformationKind;
  notForGuardians?: boolean;
}

export interface Goal extends Item {
  text: string;
  term: 'long' | 'short';
  parent?: string;
  kind: InformationKind;
  words: 'person' | 'staff';
  on?: LocalDate;
  notForGuardians?: boolean;
  achieved?: Written & { achieved: 'yes' | 'partly' | 'no' };
}

export interface Intervention extends Item, InterventionContent {
  unit: string;
  carriedOut?: Written & { carriedOut: CarryingOut; effect?: string };
}

/** One adopted version of the plan: what stood in it then, by the numbers of the items. */
export interface PlanVersion extends Written {
  /** From 1. */
  version: number;
  personAgrees: boolean;
  because?: string;
  /** Item id -> number of the last change of what it says, of those that stood in it. */
  items: Record<string, number>;
  /** Number of the last change of what is of the plan as a whole; 0 when nothing was written of that. */
  asWhole: number;
}

/** Parts of the plan as a whole, written apart from its items. */
export type WholePart = 'waysOfWorking' | 'overallResponsibleParty' | 'endsOn' | 'contacts';

export interface Plan {
  needs: PlanNeed[];
  goals: Goal[];
  interventions: Intervention[];
  waysOfWorking?: string;
  /** Every follow-up that has been set, the standing one last. */
  followUps: (FollowUpPlan & { number: number })[];
  endsOn?: LocalDate;
  contacts: Contact[];
  overallResponsibleParty?: string;
  /** Number of the event that last changed what a part says. */
  parts: Partial<Record<WholePart, number>>;
  versions: PlanVersion[];
}
