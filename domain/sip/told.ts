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

/** Each time that a meeting is moved, its notice is another one; so is that of a unit which has heard since that it is off. */
export function noticeKey({ meeting }: Meeting, unit: string, moved: number, recalled: number): string {
  return ['notice', meeting, unit, moved, ...(recalled === 0 ? [] : [recalled])].join(' ');
}

/** Another one than was told before the unit had its latest notice. */
export function cancelKey(state: SipState, meeting: Meeting, unit: string): string {
  const before = recallsBefore(state, meeting, unit);
  return ['cancelled', meeting.meeting, unit, ...(before === 0 ? [] : [before])].join(' ');
}

/** How many times the unit or person was told that it is off, before their latest notice. */
export function recallsBefore(state: SipState, meeting: Meeting, unit: string): number {
  const told = aboutMeeting(state, 'notice', meeting).filter((one) => one.to.unit === unit && isTold(state, one));
  const last = Math.max(0, ...told.map(({ requestedNumber }) => requestedNumber));
  return recallsOf(state, meeting, unit).filter(({ requestedNumber }) => requestedNumber < last).length;
}

/** Each time that the unit or person has been told that the meeting is off, for it alone or for all, the first first. */
export function recallsOf(state: SipState, meeting: Meeting, unit: string): Delivery[] {
  return aboutMeeting(state, 'cancelled', meeting)
    .filter((one) => one.to.unit === unit && isTold(state, one))
    .sort((a, b) => a.requestedNumber - b.requestedNumber);
}

/** Units and persons that have been told of the meeting, or may have been, and not since that it is off. */
export function toldOfMeeting(state: SipState, meeting: Meeting): Set<string> {
  const told = aboutMeeting(state, 'notice', meeting).filter(
    (one) =>
      (one.status === 'trying' || isTold(state, one)) &&
      (recallsOf(state, meeting, one.to.unit).at(-1)?.requestedNumber ?? 0) < one.requestedNumber,
  );
  return new Set(told.map(({ to }) => to.unit));
}

function aboutMeeting({ deliveries }: SipState, what: 'notice' | 'cancelled', { meeting }: Meeting): Delivery[] {
  return Object.values(deliveries).filter(({ about }) => about?.startsWith(`${what} ${meeting} `));
}

/** By the delivery or by hand. */
function isTold({ byHand }: SipState, { about, toldAt: at }: Delivery): boolean {
  return at !== undefined || (about !== undefined && Object.hasOwn(byHand, about));
}

/** The person and those close to them who have been told anything of it, by letter or by hand, with the delivery that was first. */
export const toldPersons = perState((state: SipState): ReadonlyMap<string, Delivery> => {
  const first = new Map<string, Delivery>();
  for (const delivery of Object.values(state.deliveries)) {
    const { to, requestedNumber } = delivery;
    if (to.party !== THE_PERSON || !isTold(state, delivery)) continue;
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
