import { HSA_ID_SYSTEMS } from '../../domain/identity/identifier-systems.ts';

/** Names that the message uses for what no public standard names. An installation has its own base. */
export interface MessageSystems {
  /** Start of the hub's own URLs, without a slash at the end. Need not answer: it names, it is not an address. */
  base: string;
  /** Identifier system to write for HSA-ids; either of the two in use. */
  hsaSystem: string;
}

export const DEFAULT_SYSTEMS: MessageSystems = {
  base: 'https://samordna.example/fhir',
  hsaSystem: HSA_ID_SYSTEMS[0] ?? '',
};

/** What the message says, as codes of MessageCode. */
export function eventSystem(base: string): string {
  return `${base}/CodeSystem/message`;
}

/** The legal ground on which the message is sent. */
export function groundSystem(base: string): string {
  return `${base}/CodeSystem/ground`;
}

/** Part that a professional has in the discharge: `careContact` or `leadCareContact`. */
export function participantSystem(base: string): string {
  return `${base}/CodeSystem/participant`;
}

/** Identifier system of cases: the key that holds a whole stay together over all its messages. */
export function caseSystem(base: string): string {
  return `${base}/sid/case`;
}

/** Identifier system of items: one message to one receiver, the same at every attempt. */
export function itemSystem(base: string): string {
  return `${base}/sid/item`;
}
