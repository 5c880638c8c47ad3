import type { LifecareSender } from '../adapters/lifecare/client.ts';

export type PartnerState = 'up' | 'down' | 'unknown';

/** Reasons that speak of the way to the partner, not of what was sent. */
const UNREACHED: readonly string[] = [
  'receiver-unreachable',
  'timeout',
  'receiver-busy',
  'receiver-error',
  'sign-in-refused',
];

/** Senders that remember how the latest attempt to each partner went: told for readiness, never a condition of it. */
export function watchedSenders(senders: ReadonlyMap<string, LifecareSender>) {
  const states = new Map<string, PartnerState>([...senders.keys()].map((name) => [name, 'unknown']));
  const byPartner = new Map<string, LifecareSender>(
    [...senders].map(([name, send]) => [
      name,
      async (message, envelope) => {
        const outcome = await send(message, envelope);
        states.set(name, outcome.kind === 'failed' && UNREACHED.includes(outcome.reason) ? 'down' : 'up');
        return outcome;
      },
    ]),
  );
  return { byPartner, states: (): Record<string, PartnerState> => Object.fromEntries(states) };
}
