import { CHANNELS } from '../api/console/words/deliveries.ts';
import { EVENTS } from '../api/console/words/events.ts';
import type { DeliveryRow, DutyRow, TimelineRow } from '../api/contracts/console.ts';
import type { Seen } from './case-watch.ts';

/** What has become different between two looks at a case. */
export type Observation =
  | { kind: 'dutyOpened' | 'dutyReopened' | 'dutyMet' | 'dutyWaived' | 'dutyLate'; duty: DutyRow }
  | { kind: 'dutyReminded' | 'dutyEscalated'; duty?: DutyRow; to: string }
  | { kind: 'messageTold'; delivery: DeliveryRow }
  | { kind: 'messageAcknowledged' | 'messageFailed' | 'messageStopped' | 'messageGivenUp'; delivery: DeliveryRow }
  | { kind: 'deviation'; text: string };

/** In the order that is easiest to follow: what was stopped or told, what that settled, what it led to. */
export function observationsOf(before: Seen | undefined, after: Seen): Observation[] {
  return [
    ...deviations(before, after),
    ...after.deliveries.flatMap((row) =>
      ofDelivery(
        before?.deliveries.find(({ item }) => item === row.item),
        row,
      ),
    ),
    ...after.duties
      .flatMap((row) =>
        ofDuty(
          before?.duties.find(({ id }) => id === row.id),
          row,
        ),
      )
      .sort(openedLast),
    ...steps(before, after),
  ];
}

function deviations(before: Seen | undefined, { page }: Seen): Observation[] {
  return page.deviations
    .slice(before?.page.deviations.length ?? 0)
    .map(({ text }): Observation => ({ kind: 'deviation', text }));
}

/** What one case of the hub tells another leaves nobody any wiser. */
function ofDelivery(before: DeliveryRow | undefined, delivery: DeliveryRow): Observation[] {
  if (delivery.channel === CHANNELS.process) return [];
  const { status, attempts, failure } = delivery;
  const is = (code: string): boolean => status.code === code && before?.status.code !== code;
  if (is('stopped')) return [{ kind: 'messageStopped', delivery }];
  if (is('givenUp')) return [{ kind: 'messageGivenUp', delivery }];
  const hasFailed =
    status.code === 'waiting' && failure !== undefined && before?.nextTry !== delivery.nextTry && attempts > 0;
  const isTold = delivery.toldAt !== undefined && before?.toldAt === undefined;
  return [
    ...(hasFailed ? [{ kind: 'messageFailed', delivery } as const] : []),
    ...(isTold ? [{ kind: 'messageTold', delivery } as const] : []),
    ...(is('acknowledged') ? [{ kind: 'messageAcknowledged', delivery } as const] : []),
  ];
}

function ofDuty(before: DutyRow | undefined, duty: DutyRow): Observation[] {
  const was = before?.status.code;
  const is = duty.status.code;
  const isLate = is === 'open' && duty.lateness !== 'none' && (before?.lateness ?? 'none') === 'none';
  return [
    ...(before ? [] : [{ kind: 'dutyOpened', duty } as const]),
    ...(was !== undefined && was !== 'open' && is === 'open' ? [{ kind: 'dutyReopened', duty } as const] : []),
    ...(is === 'met' && was !== 'met' ? [{ kind: 'dutyMet', duty } as const] : []),
    ...(is === 'waived' && was !== 'waived' ? [{ kind: 'dutyWaived', duty } as const] : []),
    ...(isLate ? [{ kind: 'dutyLate', duty } as const] : []),
  ];
}

/** What is opened and settled at once keeps its order. */
function openedLast(a: Observation, b: Observation): number {
  const rank = (one: Observation): number =>
    'duty' in one && one.duty?.status.code === 'open' && one.kind !== 'dutyLate' ? 1 : 0;
  return rank(a) - rank(b);
}

function steps(before: Seen | undefined, { frame, duties }: Seen): Observation[] {
  const last = Math.max(0, ...(before?.frame ?? []).map(({ number }) => number));
  return frame
    .filter(({ number }) => number > last)
    .toReversed()
    .flatMap((row) => stepOf(row, duties));
}

/** The frame names duty and role, `Påbörja planeringen: till samordnare i kommunen`; which duty it is shows where only one is open. */
function stepOf({ what, details }: TimelineRow, duties: readonly DutyRow[]): Observation[] {
  const kind =
    what === EVENTS.dutyReminded ? 'dutyReminded' : what === EVENTS.dutyEscalated ? 'dutyEscalated' : undefined;
  const text = details[0]?.text;
  if (!kind || text === undefined) return [];
  const meant = duties.filter((duty) => duty.status.code === 'open' && text.startsWith(`${duty.what}:`));
  const [only] = meant;
  return [{ kind, to: text, ...(meant.length === 1 && only ? { duty: only } : {}) }];
}
