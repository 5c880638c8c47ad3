import { consentIds, sipId } from '../../../adapters/fhir/sip/ids.ts';
import type { Instant } from '../../../domain/calendar/instant.ts';
import type { DeliveryView } from '../../../domain/disclosure/frame-view.ts';
import type { SipCopy } from '../../../domain/disclosure/sip-copy.ts';
import { fetchableSince, teamSince, wholeSince } from '../../../domain/disclosure/sip-told-numbers.ts';
import type { SipState } from '../../../domain/sip/state.ts';

/**
 * Number of the event that changed each resource last, as far as the reader may fetch it. What rests on several parts (the plan, its
 * team, who wrote what, and parts that name others) has the latest of all.
 */
export function planNumbers(
  state: SipState,
  copy: SipCopy,
  deliveries: readonly DeliveryView[],
  { party, at }: { party: string; at: Instant },
): (id: string) => number {
  const { caseId, needs, goals, interventions, meetings, consents, version } = copy;
  const since = fetchableSince(state, party, at);
  const ids = consentIds(copy);
  const items = [...needs, ...goals, ...interventions, ...meetings].map(({ changedNumber }) => changedNumber);
  const called = meetings.flatMap(({ invitees }) => invitees.map((invitee) => invitee.party));
  const whole = Math.max(
    since,
    wholeSince(state, party),
    teamSince(state, called, at),
    ...items,
    ...consents.map(({ number }) => number),
  );
  const alone = (changedNumber: number): number => Math.max(since, changedNumber);
  // What was a proposal is the plan's from the version that adopted it.
  const adopted = (changedNumber: number): number => {
    const by = state.plan.versions.find(({ number }) => number >= changedNumber && number <= (version?.number ?? 0));
    return alone(by?.number ?? changedNumber);
  };
  const numbers = new Map<string, number>([
    ...needs.map((need) => [sipId(caseId, 'Condition', need.id), alone(need.changedNumber)] as const),
    ...goals
      .filter(({ parent }) => parent === undefined)
      .map((goal) => [sipId(caseId, 'Goal', goal.id), adopted(goal.changedNumber)] as const),
    ...interventions
      .filter(({ goal, after }) => goal === undefined && after === undefined)
      .map((one) => [sipId(caseId, 'ServiceRequest', one.id), adopted(one.changedNumber)] as const),
    ...interventions.map((one) => [sipId(caseId, 'Task', one.id), adopted(one.changedNumber)] as const),
    ...meetings.map((one) => [sipId(caseId, 'Appointment', one.meeting), alone(one.changedNumber)] as const),
    ...consents.map((one, place) => [ids[place] ?? '', alone(one.number)] as const),
    ...deliveries.map((one) => [sipId(caseId, 'Communication', one.item), one.version] as const),
  ]);
  return (id) => numbers.get(id) ?? whole;
}
