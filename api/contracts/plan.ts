import type { Detail, Fact, Worded } from './facts.ts';

/**
 * A coordinated individual plan as its reader may have it: the person's own words first, and nothing that tells of what is left out.
 */
export interface PlanView {
  /** Draft, drawn up, paused or ended, in words. */
  standing: Worded;
  /** The latest version that was drawn up. */
  version?: { text: string; at: string; agreed: string };
  /** What matters to the person, in their words. */
  words: Fact[];
  needs: PlanLine[];
  goals: PlanGoal[];
  /** What the latest version, or somebody since then, has taken out. */
  removed: PlanLine[];
  /** Interventions that serve no goal that the reader sees. */
  others: PlanIntervention[];
  /** Ways of working, who is responsible, contacts, next follow-up. */
  whole: Fact[];
  meetings: PlanMeeting[];
  followUps: Fact[];
  consents: PlanConsent[];
}

export interface PlanLine {
  id: string;
  text: string;
  /** Who wrote it. */
  by: string;
  kind: string;
  /** How it differs from the latest version that was drawn up, or that from the one before. */
  since?: string;
}

export interface PlanGoal extends PlanLine {
  term: string;
  /** In the person's words. */
  own: boolean;
  details: Detail[];
  interventions: PlanIntervention[];
}

export interface PlanIntervention extends PlanLine {
  /** Who carries it out. */
  who: string;
  when?: string;
  status: string;
  details: Detail[];
}

export interface PlanMeeting {
  id: string;
  at: string;
  ends?: string;
  status: Worded;
  details: Detail[];
  invitees: { name: string; attendance: string; reply: string; details: Detail[] }[];
  /** Where the file for calendars is. */
  calendar?: string;
}

/** A consent in plain words. */
export interface PlanConsent {
  text: string;
  details: Detail[];
  ended: boolean;
}
