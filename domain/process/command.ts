import type { Instant } from '../calendar/instant.ts';

/** Roles that rules ask for. Who holds one is settled by sign-in and the directory, never by a rule. */
export type Role =
  | 'dischargePlanner'
  | 'physician'
  | 'headOfOperations'
  | 'careContact'
  | 'municipalCoordinator'
  | 'outpatientCoordinator'
  | 'schoolCoordinator'
  | 'administrator'
  | 'system'
  | 'hub';

/** Who gives a command, as settled by the hub at sign-in; the sender never sets this itself. */
export interface Actor {
  kind: 'staff' | 'system' | 'hub' | 'process';
  /** HSA-id of the member of staff or the system; the case's id of a process. */
  hsaId: string;
  /** Party (HSA-id) on whose behalf the actor acts. */
  party: string;
  /** Unit (HSA-id) within the party. */
  unit: string;
  roles: Role[];
}

export type Channel = 'console' | 'fhir' | 'api' | 'hub';

/**
 * What someone wants (a request, may be refused) or says has happened (a report, recorded even when it breaks a rule).
 * Carries no name, number, address or protection of the person: only the random person id.
 */
export interface Command<T extends string = string, D = unknown> {
  type: T;
  data: D;
  /** Chosen by the sender, unique for that sender for ever. */
  commandId: string;
  by: Actor;
  channel: Channel;
  /** When it happened, by the reporter's word. */
  occurredAt: Instant;
  /** The version of the thing that the sender saw; refused with `changed-since` when it has changed. */
  basedOn?: { thing: string; number: number };
  /** Free text where a rule asks for a reason. */
  reason?: string;
}

/** The hub itself: time passing and outcomes of deliveries. */
export const HUB: Actor = { kind: 'hub', hsaId: 'hub', party: 'hub', unit: 'hub', roles: ['hub'] };

/** Another process of the hub, which tells what has happened in its case. */
export function processActor(caseId: string): Actor {
  return { ...HUB, kind: 'process', hsaId: caseId };
}

/** Time passing: a command like any other. */
export function clock(at: Instant): Command {
  return { type: 'clock', data: {}, commandId: 'clock', by: HUB, channel: 'hub', occurredAt: at };
}
