import type { Instant } from '../calendar/instant.ts';
import type { SipMessage } from '../disclosure/message.ts';
import { IN_THE_HUB, type ReportCommand } from '../process/delivery.ts';
import type { SipCommands } from './commands.ts';
import { mayDrawUp, refusingGuardians } from './consent.ts';
import type { Matter } from './matter.ts';
import { lastOffer } from './queries.ts';
import type { LinkedDischarge, SipState } from './state.ts';
import { noticeSentAt } from './told.ts';

/** What the hub's other processes are to hear. */
export function processMatters(state: SipState, at: Instant): Matter[] {
  return [...successorMatters(state), ...dischargeMatters(state, at)];
}

/** What a discharge needs to know for its own duties: that the notice has gone, and what the person has chosen. */
function dischargeMatters(state: SipState, at: Instant): Matter[] {
  return state.discharges
    .filter(({ needsSip, over }) => needsSip && !over)
    .flatMap((discharge) => [choiceMatter(state, discharge, at), ...sentMatters(state, discharge)]);
}

export type Choice = 'not-asked' | 'asked' | 'declined' | 'undecided' | 'consented';

/** What the person has said of a SIP, as far as a discharge needs to know it: of a plan whose consent has lapsed, what they have said since. */
export function choiceOf(state: SipState, at: Instant): Choice {
  if (state.ended?.because === 'consent-withdrawn') return 'declined';
  switch (state.status) {
    case 'declined':
      return 'declined';
    case 'undecided':
      return 'undecided';
    case 'none':
    case 'needSeen':
    case 'noNeed':
    case 'wrongPerson':
      return 'not-asked';
    case 'ended':
    case 'complete':
      return 'consented';
    default:
      return mayDrawUp(state, at) ? 'consented' : choiceSince(state, at);
  }
}

/** No offer is made while consent stands: one since then is about what comes after. */
function choiceSince(state: SipState, at: Instant): Choice {
  if (refusingGuardians(state, at).length > 0) return 'declined';
  const offer = lastOffer(state);
  if (!offer || offer.number < (state.begun.at(-1)?.number ?? 0)) return 'not-asked';
  switch (offer.answer?.answer) {
    case 'no':
      return 'declined';
    case 'not-now':
      return 'undecided';
    default:
      return 'asked';
  }
}

/** Another matter than the last only when the choice is another. */
function choiceMatter(state: SipState, { dischargeId }: LinkedDischarge, at: Instant): Matter {
  const start = `choice ${dischargeId} `;
  const said = Object.values(state.deliveries).filter(({ about }) => about?.startsWith(start));
  const choice = choiceOf(state, at);
  const last = said.sort((a, b) => a.requestedNumber - b.requestedNumber).at(-1)?.about ?? '';
  const isSame = last.endsWith(` ${choice}`);
  return report(isSame ? last : `${start}${said.length} ${choice}`, 'sipChoice', dischargeId, {
    type: 'reportChoice',
    data: { choice },
    occurredAt: at,
  });
}

/** Not the notice of a meeting that had been called before the stay began. */
function sentMatters(state: SipState, { dischargeId, admittedAt }: LinkedDischarge): Matter[] {
  return state.meetings.flatMap((meeting) => {
    const sentAt = noticeSentAt(state, meeting);
    if (sentAt === undefined || sentAt < admittedAt) return [];
    const data = { sentAt, sentBy: meeting.convener, party: meeting.party, meetingAt: meeting.startsAt };
    return report(['sent', dischargeId, meeting.meeting].join(' '), 'sipNoticeSent', dischargeId, {
      type: 'reportSipNotice',
      data,
      occurredAt: sentAt,
    });
  });
}

function report(key: string, message: SipMessage, caseId: string, command: ReportCommand): Matter {
  return {
    key,
    message,
    to: IN_THE_HUB,
    channel: 'process',
    requestedBy: 'hub',
    process: { kind: 'discharge', caseId, command },
    statutory: false,
  };
}

/** A plan that was ended to begin anew goes on in another, which says what it took over from. */
function successorMatters(state: SipState): Matter[] {
  const { ended, coordinating, personId, needs, wrongPerson } = state;
  if (!ended || wrongPerson || !coordinating || personId === null || !beginsAnew(state)) return [];
  const last = needs.at(-1);
  const data = {
    personId,
    turns18On: state.turns18On,
    replaces: state.caseId,
    unit: coordinating,
    reasons: last?.reasons ?? [],
    socialServices: last?.socialServices ?? false,
    healthCare: last?.healthCare ?? false,
    by: last?.by ?? '',
    at: ended.at,
  } satisfies SipCommands['reportSuccessor'];
  const command = { type: 'reportSuccessor', data, occurredAt: ended.at };
  return [
    {
      key: 'successor',
      message: 'sipSuccessor',
      to: IN_THE_HUB,
      channel: 'process',
      requestedBy: 'hub',
      process: { kind: state.kind, opens: true, command },
      statutory: false,
    },
  ];
}

function beginsAnew({ followUps, discharges }: SipState): boolean {
  return (
    followUps.at(-1)?.outcome === 'start-anew' || discharges.some(({ decision }) => decision?.choice === 'start-anew')
  );
}
