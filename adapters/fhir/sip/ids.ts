import type { Identifier } from 'fhir/r4.js';
import type { SipCopy } from '../../../domain/disclosure/sip-copy.ts';
import { partId } from '../../lifecare/message-ids.ts';
import { partSystem } from './names.ts';

/** What of a plan has an id of its own, each the same for everyone and every time. Random-looking: tells nothing of its source. */
export type SipType =
  | 'CarePlan'
  | 'CareTeam'
  | 'Goal'
  | 'ServiceRequest'
  | 'Task'
  | 'Condition'
  | 'Consent'
  | 'Appointment'
  | 'Communication'
  | 'Provenance'
  | 'PractitionerRole'
  | 'RelatedPerson'
  | 'Patient'
  | 'Organization';

/** `thing` names it within the case: the id of an item, a meeting or somebody close. */
export function sipId(caseId: string, type: SipType, thing = ''): string {
  return partId(caseId, `${type}:${thing}`);
}

/** Id of the case's CarePlan, of which there is one. */
export function planId(caseId: string): string {
  return sipId(caseId, 'CarePlan');
}

export function partIdentifier(base: string, id: string): Identifier {
  return { system: partSystem(base), value: id };
}

/** Ids of the consents in the copy, in its order. A consent has no id: it is who allowed what, for whom, who took it down, and when. */
export function consentIds({ caseId, consents }: Pick<SipCopy, 'caseId' | 'consents'>): string[] {
  const times = new Map<string, number>();
  return consents.map(({ object, giver, to = '', takenBy, takenByParty, givenAt }) => {
    const name = [object, giver, to, takenByParty, takenBy, givenAt].join('|');
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return sipId(caseId, 'Consent', `${name}|${time}`);
  });
}
