import { composeSip } from '../disclosure/sip-compose.ts';
import { dutiesOfSip } from '../duties/sip.ts';
import { openCaseClaim } from '../process/claims.ts';
import type { Process } from '../process/process.ts';
import { decideSip, messagesThatFollow, timePassed } from './decide.ts';
import { evolveSip } from './evolve.ts';
import { consentChanges } from './meeting-consent.ts';
import { contactingParty, isKnownIn, isSettled, toldParties, writers } from './queries.ts';
import { emptySip, SIP_EVOLVE_VERSION, type SipState } from './state.ts';

/** A coordinated individual plan, by law or within one municipality: the same process under other rules. */
function sipProcess(kind: SipState['kind']): Process<SipState> {
  return {
    kind,
    evolveVersion: SIP_EVOLVE_VERSION,
    empty: emptySip(kind),
    decide: decideSip,
    evolve: evolveSip,
    duties: dutiesOfSip,
    isComplete: isSettled,
    wakes: consentChanges,
    timePassed,
    follows: messagesThatFollow,
    index: (state) => ({
      personId: state.personId,
      unit: state.coordinating?.unit ?? null,
      parties: partiesOf(state),
      open: state.number > 0 && !isSettled(state),
    }),
    compose: composeSip,
    reports: ['reportFromDischarge', 'reportSuccessor'],
    claimsOf: (state) =>
      state.personId === null || state.ended || state.wrongPerson ? [] : [openCaseClaim(kind, state.personId)],
  };
}

function partiesOf(state: SipState): string[] {
  const carrying = state.coordinating ? [state.coordinating.party] : [];
  const contacting = state.discharges.flatMap((one) => contactingParty(one) ?? []);
  const known = contacting.filter((party) => isKnownIn(state, party));
  return [...new Set([...carrying, ...known, ...writers(state), ...toldParties(state)])].sort();
}

export const sip = sipProcess('sip');
export const localSip = sipProcess('l-sip');
