import { isKnownIn } from '../sip/queries.ts';
import type { Grant, SipState } from '../sip/state.ts';
import type { SipAccess } from './sip-access.ts';
import type { SipCopy } from './sip-copy.ts';
import { leadFor } from './sip-cut-meeting.ts';
import { isOver, type Scope } from './sip-scope.ts';

/**
 * Numbers of the events that what is seen comes from, and of no other: the version of a view moves when something in it does, and never
 * by something hidden. What ended a consent counts, for the view has shrunk by it.
 */
export function numbersSeen(state: SipState, copy: SipCopy, scope: Scope, access: SipAccess): number[] {
  const { preparation, plan, changed } = state;
  const lead = leadFor(state, scope);
  const items = [...copy.needs, ...copy.goals, ...copy.interventions, ...copy.meetings];
  return [
    ...items.map(({ changedNumber }) => changedNumber),
    ...copy.consents.map(({ number }) => number),
    ...shrunk(state, scope),
    ...(copy.version ? [copy.version.number] : []),
    ...(lead ? [lead.number, lead.accepted?.number ?? 0] : []),
    ...(copy.preparation && preparation ? [preparation.number] : []),
    ...(copy.coordinating ? [changed['coordinating'] ?? 0] : []),
    ...(copy.followUp ? plan.followUps.map(({ number }) => number) : []),
    ...state.followUps.filter(({ party }) => scope.knows || scope.is(party)).map(({ number }) => number),
    ...(scope.knows ? [changed['planAsWhole'] ?? 0, changed['paused'] ?? 0] : []),
    ...(isOver(state) && access.as !== 'technical' ? [state.ended?.number ?? 0, state.wrongPerson?.number ?? 0] : []),
  ];
}

/** Numbers of what took something away that the receiver had: consents that ended, and items that were taken out. */
function shrunk(state: SipState, scope: Scope): number[] {
  const { of } = scope;
  if (!('party' in of) || !isKnownIn(state, of.party)) return [];
  const { plan, grants, coordinating } = state;
  const isCarrier = scope.knows && coordinating?.party === of.party;
  const hadIt = ({ to, kinds }: Grant): boolean =>
    to === of.party ||
    (isCarrier &&
      (to === undefined || scope.mayKnowOf(to)) &&
      (kinds === undefined || kinds.some((kind) => scope.kinds.includes(kind))));
  const ends = grants.filter(hadIt).map(({ ended }) => ended?.number ?? 0);
  const removed = [...plan.needs, ...plan.goals, ...plan.interventions]
    .filter((item) => item.removed && scope.mayHave(item))
    .map(({ removed: taken }) => taken?.number ?? 0);
  return [...ends, ...removed];
}
