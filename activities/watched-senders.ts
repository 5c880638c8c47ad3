import type { AttemptOutcome } from '../domain/process/delivery.ts';

export type PartnerState = 'up' | 'down' | 'unknown';

/** Reasons that speak of the way to the partner, not of what was sent. */
const UNREACHED: readonly string[] = [
  'receiver-unreachable',
  'timeout',
  'receiver-busy',
  'receiver-error',
  'sign-in-refused',
  'token-unavailable',
];

type Sending<A extends unknown[]> = (...sent: A) => Promise<AttemptOutcome>;

/** Senders that remember how the latest attempt to each partner went: told for readiness, never a condition of it. */
export function watchedSenders<A extends unknown[]>(senders: ReadonlyMap<string, Sending<A>>) {
  const states = new Map<string, PartnerState>([...senders.keys()].map((name) => [name, 'unknown']));
  const byPartner = new Map<string, Sending<A>>(
    [...senders].map(([name, send]) => [
      name,
      async (...sent) => {
        const outcome = await send(...sent);
        states.set(name, outcome.kind === 'failed' && UNREACHED.includes(outcome.reason) ? 'down' : 'up');
        return outcome;
      },
    ]),
  );
  return { byPartner, states: (): Record<string, PartnerState> => Object.fromEntries(states) };
}
