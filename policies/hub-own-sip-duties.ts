import type { DutyRule, Span } from '../domain/policy/policy.ts';

const OWN = { title: 'Samordna', issuer: 'Samordna', section: 'egen uppgift' };

export function days(n: number): Span {
  return { unit: 'calendarDays', n, toEndOfDay: true, toWorkingDay: true };
}

function own(span: Span, assumption: string): DutyRule {
  return {
    force: 'goal',
    sources: [OWN],
    due: { shown: span, breachedAfter: span },
    steps: [
      { kind: 'remind', to: 'bearer', beforeDueMinutes: 1440, inOfficeHours: true },
      { kind: 'escalate', to: 'headOfOperations', beforeDueMinutes: 0, inOfficeHours: true },
    ],
    assumption,
  };
}

/** On a day that the parties have agreed on: reminded before, escalated as it ends. */
export function dayOf(force: DutyRule['force'], sources: DutyRule['sources']): DutyRule {
  return {
    force,
    sources,
    steps: [
      { kind: 'remind', to: 'bearer', beforeDueMinutes: 7 * 1440, inOfficeHours: true },
      { kind: 'remind', to: 'bearer', beforeDueMinutes: 1440, inOfficeHours: true },
      { kind: 'escalate', to: 'headOfOperations', beforeDueMinutes: 0, inOfficeHours: true },
    ],
  };
}

/** Asked for some time ahead of a day: reminded as the asking begins too. */
export function aheadOfDay(force: DutyRule['force'], sources: DutyRule['sources']): DutyRule {
  const rule = dayOf(force, sources);
  return { ...rule, steps: [{ kind: 'remind', to: 'bearer', afterMinutes: 0, inOfficeHours: true }, ...rule.steps] };
}

/** The hub's own duties of a SIP: no law or routine gives their clocks. */
export const HUB_OWN_SIP_DUTIES = {
  assessNeed: own(days(5), 'Nobody who asks is to wait without an answer: the hub shows five days.'),
  decideConsent: own(days(5), 'Without a discharge that waits, the hub shows five days; with one, the law sets it.'),
  askAgain: dayOf('goal', [OWN]),
  answerNotice: own(days(5), 'No text says when a notice is to be answered: the hub shows five days.'),
  askAboutAbsence: own(days(7), 'Unwilling is not ill: the hub shows a week for asking, and no text says when.'),
  followCarryingOut: dayOf('goal', [OWN]),
  reportIntervention: dayOf('goal', [OWN]),
  offerEarlierFollowUp: own(days(7), 'No text says how soon: the hub shows a week.'),
  renewConsent: aheadOfDay('goal', [OWN]),
  askAtEighteen: aheadOfDay('goal', [OWN]),
  takeOverRequest: own(days(2), 'A request is not to lie between two units: the hub shows two days.'),
  acceptLead: own(days(5), 'No text says how soon the one who was asked is to answer: the hub shows five days.'),
  awaitGuardian: own(days(7), 'No text says how long to wait for the other guardian: the hub shows a week.'),
  judgeMaturity: own(days(7), 'No text says how soon: the hub shows a week.'),
  postLetter: own(days(1), 'Post takes its time, so the hub shows one day.'),
  sendByHand: own(days(1), 'The hub shows one day.'),
  handleByHand: own({ unit: 'hours', n: 4 }, 'A mark has stopped everything: the hub shows four hours.'),
} satisfies Record<string, DutyRule>;
