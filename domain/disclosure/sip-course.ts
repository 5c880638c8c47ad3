import type { Instant } from '../calendar/instant.ts';
import { isChild, sharedKinds } from '../sip/consent.ts';
import { contactingParty } from '../sip/queries.ts';
import type { SipState, Written } from '../sip/state.ts';
import type { SipUnit } from '../sip/units.ts';
import type { SipAccess } from './sip-access.ts';
import type { Scope } from './sip-scope.ts';

type Preparation = NonNullable<SipState['preparation']>;

/** How the process has gone, of what the viewer's party wrote; of what others wrote to the one that carries it on, as far as it may know of them. */
export interface SipCourse {
  needs: SipState['needs'];
  assessments: SipState['assessments'];
  offers: SipState['offers'];
  related: SipState['related'];
  consenter: SipState['consenter'];
  childHeard: SipState['childHeard'];
  handOver: SipState['handOver'];
  /** What was prepared for the notice, to one that has the preparation. */
  prepared: Pick<Preparation, 'purpose' | 'why' | 'form' | 'inviteWishes' | 'notWanted' | 'notForGuardians'> | null;
  /** Ids of goals that a child has told in confidence, of those that the viewer has: no guardian's paper is to say them. */
  goalsInConfidence: string[];
  isChild: boolean;
  /** Changes that the person has not been asked about. */
  openChanges: number;
  /** Discharges at whose admission the plan stood, of which the viewer may know. */
  existing: { dischargeId: string; admittedAt: Instant; contactedAt?: Instant; choice?: string }[];
  endConfirmed: boolean;
  informedAtEnd: boolean;
  /** Why it ended, to the one that carries it on alone. */
  endedBecause?: string;
}

export function courseFor(state: SipState, party: string, { as }: SipAccess, scope: Scope, at: Instant): SipCourse {
  const isAll = as === 'coordinating';
  const isSeen = (one: { party: string }): boolean => one.party === party || (isAll && scope.mayKnowOf(one.party));
  const offers = state.offers.filter(isSeen);
  const { consenter, childHeard, handOver } = state;
  return {
    needs: needsFor(state, party, isSeen),
    assessments: state.assessments.filter(isSeen),
    offers,
    related: state.related.filter(({ named }) => isAll || named.party === party),
    consenter: consenter && (isAll || consenter.party === party) ? consenter : null,
    childHeard: childHeard && (isAll || childHeard.party === party) ? childHeard : null,
    handOver: handOver && (isAll || handOver.party === party || handOver.to.party === party) ? handOver : null,
    prepared: as === 'technical' ? null : preparedFor(state, scope),
    goalsInConfidence: as === 'technical' ? [] : goalsInConfidence(state, scope),
    isChild: as !== 'technical' && isChild(state, at),
    openChanges: isAll ? state.changes.filter(({ answered }) => !answered).length : 0,
    existing: as === 'technical' ? [] : existingFor(state, party, isAll, at),
    endConfirmed: state.endConfirmed[party] !== undefined,
    informedAtEnd: isAll && state.informedAtEnd !== null,
    ...(isAll && state.ended ? { endedBecause: state.ended.because } : {}),
  };
}

export function preparedFor({ preparation }: SipState, scope: Scope): SipCourse['prepared'] {
  if (!preparation || !(scope.knows || scope.is(preparation.party))) return null;
  const { purpose, why, form, inviteWishes, notWanted, notForGuardians } = preparation;
  const known = (units: readonly SipUnit[]) => units.filter(({ party }) => scope.mayKnowOf(party));
  return {
    inviteWishes: known(inviteWishes),
    notWanted: known(notWanted),
    ...(purpose === undefined ? {} : { purpose }),
    ...(why === undefined ? {} : { why }),
    ...(form === undefined ? {} : { form }),
    ...(notForGuardians === undefined ? {} : { notForGuardians }),
  };
}

function goalsInConfidence({ plan }: SipState, scope: Scope): string[] {
  return plan.goals.filter((goal) => goal.notForGuardians && scope.mayHave(goal)).map(({ id }) => id);
}

/** Numbers of what the course shows. */
export function numbersInCourse(course: SipCourse): number[] {
  const { needs, assessments, offers, related, consenter, childHeard, handOver } = course;
  const written: Written[] = [
    ...needs,
    ...assessments,
    ...offers,
    ...offers.flatMap(({ answer }) => answer ?? []),
    ...related.flatMap(({ named, wish }) => [named, ...(wish ? [wish] : [])]),
    ...[consenter, childHeard, handOver].flatMap((one) => one ?? []),
  ];
  return written.map(({ number }) => number);
}

/** A need that a discharge told of is known to the unit that it was given to: a unit that came later hears nothing of the stay. */
function needsFor(state: SipState, party: string, isSeen: (one: { party: string }) => boolean): SipState['needs'] {
  return state.needs.filter((need) => (need.from === 'discharge' ? need.unit.party === party : isSeen(need)));
}

/** The care contact's party knows of it within the plan's consent; the one that carries the plan on when the care contact has told it. */
function existingFor(state: SipState, party: string, isAll: boolean, at: Instant): SipCourse['existing'] {
  return state.discharges
    .filter((discharge) => {
      const { hadPlan, contacted, over } = discharge;
      if (!hadPlan || over) return false;
      const isContacts = contactingParty(discharge) === party && sharedKinds(state, party, at).length > 0;
      return isContacts || (isAll && contacted !== undefined);
    })
    .map(({ dischargeId, admittedAt, contacted, decision }) => ({
      dischargeId,
      admittedAt,
      ...(contacted ? { contactedAt: contacted.at } : {}),
      ...(decision ? { choice: decision.choice } : {}),
    }));
}
