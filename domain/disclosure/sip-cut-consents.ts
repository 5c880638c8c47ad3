import type { Instant } from '../calendar/instant.ts';
import { consenters, isStanding, mayInvite } from '../sip/consent.ts';
import type { GrantEnd } from '../sip/codes.ts';
import type { Grant, SipState } from '../sip/state.ts';
import type { ConsentCopy } from './sip-copy.ts';
import { isOver, type Scope } from './sip-scope.ts';

/**
 * The person sees all consents, a guardian their own. A party sees those that it took down, and what it has itself been allowed while
 * that stands: that a consent was withdrawn elsewhere is news that nobody has a ground to hear. Who carries the process on sees what stands of
 * those that it may know of, or it could call nobody.
 */
export function consentsFor(state: SipState, scope: Scope, at: Instant): ConsentCopy[] {
  const { of } = scope;
  return state.grants.flatMap((grant): ConsentCopy[] => {
    if ('person' in of) return [consentCopy(grant)];
    if ('guardian' in of) return grant.giver === of.guardian && scope.knows ? [consentCopy(grant)] : [];
    if (grant.party === of.party) return takersCopy(state, grant);
    if (isOver(state) || !isStanding(grant, at)) return [];
    if (!consenters(state, at).includes(grant.giver)) return [];
    if (grant.to === of.party && grant.object === 'share') return shareCopy(grant, scope);
    if (grant.to === of.party) return mayInvite(state, of.party, at) ? [consentCopy(grant)] : [];
    return scope.knows && state.coordinating?.party === of.party ? coordinatorsCopy(grant, scope) : [];
  });
}

/**
 * Who carries the process on, and who is itself the receiver of what it took down, sees how it ended. Another sees what it took down, as
 * it took it, and what it has itself recorded since: that it was taken back with another party is no more its to know than anyone's.
 */
function takersCopy(state: SipState, grant: Grant): ConsentCopy[] {
  const { party, to } = grant;
  if (state.coordinating?.party === party || (to === party && !isOver(state))) return [consentCopy(grant)];
  const origin = state.grants.find((other) => isLeftOf(grant, other));
  if (origin && origin.ended?.party !== party) return [];
  const { ended: _, ...taken } = grant;
  const end = ownEnd(state, grant);
  return [consentCopy(end ? { ...taken, ended: end } : taken)];
}

/** When the party that took it down recorded its end, of the whole or of what another had left of it. */
function ownEnd(state: SipState, grant: Grant): Grant['ended'] {
  const { ended, party } = grant;
  if (!ended || CLOCKS.includes(ended.because)) return undefined;
  if (ended.party === party) return ended;
  const left = state.grants.find((other) => isLeftOf(other, grant));
  return left && ownEnd(state, left);
}

/** Ends that follow from what the consent and the person's age say themselves. */
const CLOCKS: readonly GrantEnd[] = ['expired', 'turned-18'];

/** What stands of a share some of whose kinds were taken back. */
function isLeftOf(left: Grant, { object, giver, to, at, ended }: Grant): boolean {
  if (ended?.because !== 'narrowed' || left.number !== ended.number || left.at !== at) return false;
  return left.object === object && left.giver === giver && left.to === to;
}

function coordinatorsCopy(grant: Grant, scope: Scope): ConsentCopy[] {
  if (grant.to !== undefined && !scope.mayKnowOf(grant.to)) return [];
  return grant.object === 'share' ? shareCopy(grant, scope) : [consentCopy(grant)];
}

/** Of what may be shared, the kinds that the receiver may have itself by everybody who must consent. */
function shareCopy(grant: Grant, scope: Scope): ConsentCopy[] {
  const kinds = (grant.kinds ?? []).filter((kind) => scope.kinds.includes(kind));
  return kinds.length === 0 ? [] : [consentCopy({ ...grant, kinds })];
}

function consentCopy({ object, giver, to, kinds, form, takenBy, party, at, until, ended, number }: Grant): ConsentCopy {
  return {
    object,
    giver,
    ...(to === undefined ? {} : { to }),
    ...(kinds === undefined ? {} : { kinds }),
    form,
    takenBy,
    takenByParty: party,
    givenAt: at,
    until,
    ...(ended ? { endedAt: ended.at } : {}),
    number: ended?.number ?? number,
  };
}
