import type { DeliveryRow, DutyRow } from '../api/contracts/console.ts';
import type { Observation } from './observations.ts';

type Several<T> = readonly [T, ...T[]];

/** One or more observations that read as one: the same for several units. `dutyDone` is opened and met at once. */
export type Happening =
  | {
      kind: 'dutyOpened' | 'dutyReopened' | 'dutyDone' | 'dutyMet' | 'dutyWaived' | 'dutyLate';
      duties: Several<DutyRow>;
    }
  | { kind: 'messageTold'; deliveries: Several<DeliveryRow> }
  | Extract<Observation, { kind: 'dutyReminded' | 'dutyEscalated' | 'deviation' }>
  | {
      kind: 'messageAcknowledged' | 'messageFailed' | 'messageStopped' | 'messageGivenUp';
      delivery: DeliveryRow;
    };

/** What was seen in one look, with what is the same for several units put together. */
export function happeningsOf(observations: readonly Observation[]): Happening[] {
  const doneAtOnce = idsOf(observations, 'dutyMet').filter((id) => idsOf(observations, 'dutyOpened').includes(id));
  const singles = observations.flatMap((seen): Happening[] => {
    if (seen.kind === 'messageTold') return [{ kind: seen.kind, deliveries: [seen.delivery] }];
    if (seen.kind === 'dutyReminded' || seen.kind === 'dutyEscalated' || !('duty' in seen)) return [seen];
    const { kind, duty } = seen;
    if (!doneAtOnce.includes(duty.id)) return [{ kind, duties: [duty] }];
    return kind === 'dutyMet' ? [{ kind: 'dutyDone', duties: [duty] }] : [];
  });
  const byKey = new Map<string, Happening>();
  for (const [place, one] of singles.entries()) {
    const key = keyOf(one) ?? String(place);
    const before = byKey.get(key);
    byKey.set(key, before ? joined(before, one) : one);
  }
  return [...byKey.values()];
}

function idsOf(observations: readonly Observation[], kind: 'dutyOpened' | 'dutyMet'): string[] {
  return observations.flatMap((seen) => (seen.kind === kind ? [seen.duty.id] : []));
}

/** What has to be the same for two to read as one. */
function keyOf(one: Happening): string | undefined {
  if ('duties' in one) {
    const [{ what, who, due, status, waived, lateness }] = one.duties;
    return [one.kind, what, who, due?.slice(0, 19), status.text, waived, lateness].join('|');
  }
  if (!('deliveries' in one)) return undefined;
  const [{ message, from, ground }] = one.deliveries;
  return [message, from, ground].join('|');
}

function joined(a: Happening, b: Happening): Happening {
  if ('duties' in a && 'duties' in b) return { ...a, duties: [...a.duties, ...b.duties] };
  if ('deliveries' in a && 'deliveries' in b) return { ...a, deliveries: [...a.deliveries, ...b.deliveries] };
  return a;
}
