import type { Instant } from '../calendar/instant.ts';
import { consenters, isStanding, mayInvite } from '../sip/consent.ts';
import type { Grant, SipState } from '../sip/state.ts';
import type { ConsentCopy } from './sip-copy.ts';
import { isOver, type Scope } from './sip-scope.ts';

/**
 * The person sees all consents, a guardian their own. A party sees those that it took down, and what it has itself been allowed while
 * that stands: that a consent was withdrawn is news that nobody has a ground to hear. Who carries the process on sees what stands of
 * those that it may know of, or it could call nobody.
 */
export function consentsFor(state: SipState, scope: Scope, at: Instant): ConsentCopy[] {
  const { of } = scope;
  return state.grants.flatMap((grant): ConsentCopy[] => {
    if ('person' in of) return [consentCopy(grant)];
    if ('guardian' in of) return grant.giver === of.guardian && scope.knows ? [consentCopy(grant)] : [];
    if (grant.party === of.party) return [takersCopy(state, grant)];
    if (isOver(state) || !isStanding(grant, at)) return [];
    if (!consenters(state, at).includes(grant.giver)) return [];
    if (grant.to === of.party && grant.object === 'share') return shareCopy(grant, scope);
    if (grant.to === of.party) return mayInvite(state, of.party, at) ? [consentCopy(grant)] : [];
    return scope.knows && state.coordinating?.party === of.party ? coordinatorsCopy(grant, scope) : [];
  });
}

/** Who took it down and no longer carries the process on hears of the end alone, and not whether consent was what ended it. */
function takersCopy(state: SipState, grant: Grant): ConsentCopy {
  if (!isOver(state) || state.coordinating?.party === grant.party) return consentCopy(grant);
  const { ended: _, ...taken } = grant;
  return consentCopy(taken);
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
