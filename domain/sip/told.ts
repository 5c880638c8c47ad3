import type { Instant } from '../calendar/instant.ts';
import type { Delivery } from '../process/delivery.ts';
import { perState } from '../process/per-state.ts';
import { THE_PERSON } from './matter.ts';
import { meetingOf } from './queries.ts';
import type { Meeting, SipState } from './state.ts';

export function deliveriesAbout({ deliveries }: SipState, key: string): readonly Delivery[] {
  return byKey(deliveries).get(key) ?? [];
}

const byKey = perState((deliveries: SipState['deliveries']): ReadonlyMap<string, Delivery[]> => {
  const found = new Map<string, Delivery[]>();
  for (const delivery of Object.values(deliveries)) {
    if (delivery.about === undefined) continue;
    found.set(delivery.about, [...(found.get(delivery.about) ?? []), delivery]);
  }
  return found;
});

export function toldAt(state: SipState, key: string): Instant | undefined {
  const times = deliveriesAbout(state, key).flatMap((delivery) => delivery.toldAt ?? []);
  const byHand = state.byHand[key]?.at;
  if (byHand !== undefined) times.push(byHand);
  return times.length === 0 ? undefined : (Math.min(...times) as Instant);
}

/** Each time that a meeting is moved, its notice is another one. */
export function noticeKey({ meeting, moves }: Meeting, unit: string, moved = moves.length): string {
  return ['notice', meeting, unit, moved].join(' ');
}

/** Units and persons that have been told of the meeting, or may have been. */
export function toldOfMeeting(state: SipState, { meeting }: Meeting): Set<string> {
  const start = `notice ${meeting} `;
  const told = Object.values(state.deliveries).filter(
    ({ about, toldAt: at, status }) =>
      about?.startsWith(start) && (at !== undefined || status === 'trying' || Object.hasOwn(state.byHand, about)),
  );
  return new Set(told.map(({ to }) => to.unit));
}

/** The person and those close to them who have been told anything of it, by letter or by hand, with the delivery that was first. */
export const toldPersons = perState((state: SipState): ReadonlyMap<string, Delivery> => {
  const first = new Map<string, Delivery>();
  for (const delivery of Object.values(state.deliveries)) {
    const { to, toldAt: at, about, requestedNumber } = delivery;
    const isTold = at !== undefined || (about !== undefined && Object.hasOwn(state.byHand, about));
    if (to.party !== THE_PERSON || !isTold) continue;
    if (requestedNumber < (first.get(to.unit)?.requestedNumber ?? Infinity)) first.set(to.unit, delivery);
  }
  return first;
});

/** The first time that anyone but the convener was told of the meeting. */
export function noticeSentAt(state: SipState, { meeting }: Meeting): Instant | undefined {
  const start = `notice ${meeting} `;
  const told = Object.values(state.deliveries).flatMap(({ about, toldAt: at, to }) =>
    at !== undefined && to.party !== THE_PERSON && about?.startsWith(start) ? [at] : [],
  );
  const byHand = Object.entries(state.byHand).flatMap(([key, { at }]) =>
    key.startsWith(start) && !key.includes(' to ') ? [at] : [],
  );
  const times = [...told, ...byHand];
  return times.length === 0 ? undefined : (Math.min(...times) as Instant);
}

/** The meeting that a notice, or what follows it, is about. */
export function meetingAbout(state: SipState, { about }: Pick<Delivery, 'about'>): Meeting | undefined {
  return meetingOf(state, wordsOf(about)[1] ?? '');
}

export function wordsOf(about: string | undefined): string[] {
  return (about ?? '').replace(/^mail /, '').split(' ');
}
