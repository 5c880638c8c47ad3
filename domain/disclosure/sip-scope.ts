import type { Instant } from '../calendar/instant.ts';
import { mayInvite, sharedKinds } from '../sip/consent.ts';
import { INFORMATION_KINDS, type InformationKind } from '../sip/commands.ts';
import type { Meeting, SipState } from '../sip/state.ts';
import type { CopyFor } from './sip-copy.ts';
import { guardianHeldBack } from './sip-close.ts';

/** What one receiver may have at one moment. */
export interface Scope {
  of: CopyFor;
  /** Kinds that it may have of what others wrote. */
  kinds: readonly InformationKind[];
  /** It may have what is needed to work together. */
  knows: boolean;
  /** It is the party, or one who has everything that no one kept from them. */
  is: (party: string) => boolean;
  /** Something that a party wrote, of a kind of information. */
  mayHave: (item: { party: string; kind: InformationKind; notForGuardians?: boolean }) => boolean;
  /** What a child may have told in confidence, wherever it stands. */
  mayRead: (one: { notForGuardians?: boolean }) => boolean;
  /** That a party takes part, where it does so as a kind of information. */
  mayKnowPart: (part: { party: string; kind: InformationKind }) => boolean;
  /** False for a party whose taking part at all would reveal what the receiver may not have; as `coordination` it reveals nothing. */
  mayKnowOf: (party: string) => boolean;
}

/**
 * A party has what it wrote and what consent lets it have of others; when the SIP has ended, only the former. The person has
 * everything; a guardian, while they decide for the child, not what the child told in confidence.
 */
export function scopeFor(state: SipState, of: CopyFor, at: Instant): Scope {
  if ('person' in of) return { ...EVERYTHING, of };
  if ('guardian' in of) {
    if (guardianHeldBack(state, of.guardian, at)) return { ...NOTHING, of };
    return { ...EVERYTHING, of, mayHave: isOpen, mayRead: isOpen };
  }
  const { party: own } = of;
  const kinds = isOver(state) ? [] : sharedKinds(state, own, at);
  const open = openParties(state, own);
  const mayKnowPart: Scope['mayKnowPart'] = ({ party, kind }) =>
    party === own || kinds.includes(kind) || (!isOver(state) && open.chosen.has(party));
  const mayKnowOf = (party: string): boolean => {
    if (party === own || open.chosen.has(party)) return true;
    if (kinds.includes('coordination') && open.carrying.has(party)) return true;
    const parts = state.meetings.flatMap(({ invitees }) => invitees).filter(({ unit }) => unit.party === party);
    return parts.length === 0 || parts.some(({ kind }) => kind === 'coordination' || kinds.includes(kind));
  };
  return {
    of,
    kinds,
    knows: kinds.includes('coordination'),
    is: (party) => party === own,
    mayHave: ({ party, kind }) => party === own || (kinds.includes(kind) && mayKnowOf(party)),
    mayRead: () => true,
    mayKnowPart,
    mayKnowOf,
  };
}

const EVERYTHING: Omit<Scope, 'of'> = {
  kinds: INFORMATION_KINDS,
  knows: true,
  is: () => true,
  mayHave: () => true,
  mayRead: () => true,
  mayKnowPart: () => true,
  mayKnowOf: () => true,
};

const NOTHING: Omit<Scope, 'of'> = {
  kinds: [],
  knows: false,
  is: () => false,
  mayHave: () => false,
  mayRead: () => false,
  mayKnowPart: () => false,
  mayKnowOf: () => false,
};

function isOpen({ notForGuardians }: { notForGuardians?: boolean }): boolean {
  return notForGuardians !== true;
}

export function isOver({ ended, wrongPerson }: SipState): boolean {
  return ended !== null || wrongPerson !== null;
}

/**
 * Parties that the receiver itself called, or took down a consent to; and those that carry the process on, whom everybody in it must be
 * able to turn to, and whom the person has agreed to as such.
 */
function openParties(state: SipState, own: string): { chosen: ReadonlySet<string>; carrying: ReadonlySet<string> } {
  const called = state.meetings.filter(({ party }) => party === own).flatMap(({ invitees }) => invitees);
  const named = state.grants.filter(({ party }) => party === own).flatMap(({ to }) => to ?? []);
  const { coordinating, lead } = state;
  return {
    chosen: new Set([...called.map(({ unit }) => unit.party), ...named]),
    carrying: new Set([...(coordinating ? [coordinating.party] : []), ...(lead ? [lead.unit.party] : [])]),
  };
}

/** The meeting exists for the receiver: it called it, may have what is needed to work together, or has been told and may still come. */
export function maySeeMeeting(state: SipState, meeting: Meeting, scope: Scope, at: Instant): boolean {
  if (scope.is(meeting.party) || scope.knows) return true;
  if (!('party' in scope.of) || isOver(state)) return false;
  const { party } = scope.of;
  return (
    meeting.invitees.some(({ unit }) => unit.party === party) &&
    mayInvite(state, party, at) &&
    isToldOf(state, meeting, party)
  );
}

/** By any way that it could read, or by somebody who called. */
function isToldOf(state: SipState, { meeting, invitees }: Meeting, party: string): boolean {
  const units = invitees.flatMap(({ unit }) => (unit.party === party ? [unit.unit] : []));
  const isNotice = (about: string): boolean => units.some((unit) => about.startsWith(`notice ${meeting} ${unit} `));
  const byWay = Object.values(state.deliveries).some(
    ({ about, toldAt }) => toldAt !== undefined && about !== undefined && isNotice(about),
  );
  return byWay || Object.keys(state.byHand).some(isNotice);
}
