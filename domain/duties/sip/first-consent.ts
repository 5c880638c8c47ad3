import type { Grant, SipState } from '../../sip/state.ts';

/** The consent by which drawing up could begin, the last that was needed for it. */
export function firstConsent({ grants, status }: SipState): Grant | undefined {
  const hasBegun = !['none', 'needSeen', 'noNeed', 'offered', 'undecided', 'declined'].includes(status);
  const givers = new Map<string, Grant>();
  for (const grant of grants) {
    if (grant.object === 'draw-up' && !givers.has(grant.giver)) givers.set(grant.giver, grant);
  }
  return hasBegun ? [...givers.values()].at(-1) : undefined;
}
