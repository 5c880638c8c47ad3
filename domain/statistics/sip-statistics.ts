import { MS_PER_DAY, type Instant } from '../calendar/instant.ts';
import type { Role } from '../process/command.ts';
import type { DischargeState } from '../discharge/state.ts';
import { sectorOf, type Sector } from '../sip/units.ts';
import type { SipState } from '../sip/state.ts';

/** Counts below this are not told: few people can be recognised by what is counted of them. The hub's own choice. */
export const SMALLEST_COUNT = 5;

/** A count, or that it is between 1 and the smallest that is told. */
export type Count = number | 'few';

export interface Row {
  code: string;
  count: Count;
}

/** What is counted of plans, over the cases of a period. Days are medians of calendar time, left out when too few are counted. */
export interface SipStatistics {
  /** Discharges in which somebody said that interventions from both sides are needed, and how far each came. */
  discharges: Row[];
  plans: Row[];
  answers: Row[];
  /** Parties that must come when called, by sector. */
  attendance: { sector: Sector; attended: Count; absent: Count; refused: Count }[];
  /** How children took part in their own meetings. */
  children: Row[];
  meetingForms: Row[];
  followUps: Row[];
  ended: Row[];
  deviations: Row[];
  days: { code: string; median: number; of: number }[];
}

/**
 * Statistics of how plans are done, beside what is required. No official set of indicators exists; these are what the sources count:
 * required and done (Storsthlm/VIS), how children take part (the same), attendance, meeting within three weeks, and follow-up.
 * @param from and @param until instants; a case is counted by when its need was reported, a discharge by when both sides were said
 */
export function sipStatistics(
  sips: readonly SipState[],
  discharges: readonly DischargeState[],
  from: Instant,
  until: Instant,
): SipStatistics {
  const isWithin = (at: Instant | undefined): boolean => at !== undefined && at >= from && at < until;
  const counted = sips.filter(({ needs, wrongPerson }) => !wrongPerson && isWithin(needs[0]?.at));
  const needing = discharges.filter(({ bothSides }) => bothSides?.needed === true && isWithin(bothSides.at));
  const meetings = counted.flatMap(({ meetings: all }) => all.filter(({ held }) => held));
  return {
    discharges: rows({
      needed: needing.length,
      noticeSent: needing.filter(({ meetingNotices }) => meetingNotices.some(({ counts }) => counts)).length,
      declined: needing.filter(({ choice }) => choice?.choice === 'declined').length,
    }),
    plans: rows({
      needs: counted.length,
      offered: counted.filter(({ offers, grants }) => offers.length + grants.length > 0).length,
      met: counted.filter((one) => one.meetings.some(({ held }) => held)).length,
      drawnUp: counted.filter(({ plan }) => plan.versions.length > 0).length,
      followedUp: counted.filter(({ followUps }) => followUps.length > 0).length,
    }),
    answers: rows(tally(counted.flatMap(({ offers }) => offers.at(-1)?.answer?.answer ?? []))),
    attendance: attendance(counted),
    children: rows(tally(meetings.flatMap(({ held }) => held?.childTookPart ?? []))),
    meetingForms: rows(tally(meetings.map(({ form }) => form))),
    followUps: rows(tally(counted.flatMap((one) => one.followUps.map(({ outcome }) => outcome)))),
    ended: rows(tally(counted.flatMap(({ ended }) => ended?.because ?? []))),
    deviations: rows(tally(counted.flatMap((one) => one.deviations.map(({ code }) => code)))),
    days: days(counted),
  };
}

function attendance(sips: readonly SipState[]): SipStatistics['attendance'] {
  const held = sips.flatMap(({ meetings }) => meetings.filter((meeting) => meeting.held));
  const must = held.flatMap((meeting) =>
    meeting.invitees
      .filter((invitee) => invitee.attendance === 'required')
      .map(({ unit }) => ({
        sector: sectorOf(unit.side),
        attended: meeting.held?.attendance.some((one) => one.unit === unit.unit && one.attended) === true,
        refused:
          meeting.replies.some((reply) => reply.unit === unit.unit && reply.unwilling === true) ||
          meeting.absences.some((absence) => absence.unit === unit.unit && absence.unwilling),
      })),
  );
  return [...new Set(must.map(({ sector }) => sector))].sort().map((sector) => {
    const of = must.filter((one) => one.sector === sector);
    return {
      sector,
      attended: told(of.filter((one) => one.attended).length),
      absent: told(of.filter((one) => !one.attended && !one.refused).length),
      refused: told(of.filter((one) => !one.attended && one.refused).length),
    };
  });
}

function days(sips: readonly SipState[]): SipStatistics['days'] {
  const between = (of: (sip: SipState) => [Instant | undefined, Instant | undefined]): number[] =>
    sips.flatMap((sip) => {
      const [start, end] = of(sip);
      return start === undefined || end === undefined || end < start ? [] : [(end - start) / MS_PER_DAY];
    });
  const firstMeeting = ({ meetings }: SipState): Instant | undefined => meetings.find(({ held }) => held)?.held?.at;
  const consent = ({ grants }: SipState): Instant | undefined => grants.find(({ object }) => object === 'draw-up')?.at;
  return [
    ['needToOffer', between((sip) => [sip.needs[0]?.at, sip.offers[0]?.at])] as const,
    ['needToConsent', between((sip) => [sip.needs[0]?.at, consent(sip)])] as const,
    ['needToMeeting', between((sip) => [sip.needs[0]?.at, firstMeeting(sip)])] as const,
    ['meetingToPlan', between((sip) => [firstMeeting(sip), sip.plan.versions[0]?.at])] as const,
  ]
    .filter(([, all]) => all.length >= SMALLEST_COUNT)
    .map(([code, all]) => ({ code, median: median(all), of: all.length }));
}

function median(all: readonly number[]): number {
  const sorted = [...all].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const low = sorted[sorted.length % 2 === 0 ? middle - 1 : middle] ?? 0;
  return Math.round(((low + (sorted[middle] ?? 0)) / 2) * 10) / 10;
}

function tally(codes: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

function rows(counts: Readonly<Record<string, number>>): Row[] {
  return Object.entries(counts).map(([code, count]) => ({ code, count: told(count) }));
}

function told(count: number): Count {
  return count > 0 && count < SMALLEST_COUNT ? 'few' : count;
}

/** Numbers over all cases are the administrator's; a party has its own cases. */
export function mayReadStatistics(roles: readonly Role[]): boolean {
  return roles.includes('administrator');
}
