import type { Instant } from '../calendar/instant.ts';
import { isUnsettled, type Delivery } from '../process/delivery.ts';
import { reportIn, type OutgoingReport } from '../process/report.ts';
import type { StopCode } from '../sip/codes.ts';
import { THE_PERSON } from '../sip/matter.ts';
import { meetingAbout } from '../sip/told.ts';
import { unitOfParty } from '../sip/queries.ts';
import type { SipState } from '../sip/state.ts';
import type { OutgoingMessage, PersonMarks, SipMessage, Stopped } from './message.ts';
import type { SipCopy } from './sip-copy.ts';
import { copyFor } from './sip-cut.ts';
import { differenceTold } from './sip-difference.ts';
import { printedCopy } from './sip-printed.ts';
import { heldBack, receiverOf } from './sip-held-back.ts';

/**
 * The gate for sending, asked just before every send: what may go of the item as the case, the person and the hour are at that
 * moment, or why nothing may.
 */
export function composeSip(
  state: SipState,
  item: string,
  marks: PersonMarks,
  at: Instant,
): OutgoingMessage | OutgoingReport | Stopped {
  const delivery = state.deliveries[item];
  if (!delivery || state.personId === null) return stopped('unknown-item');
  if (delivery.channel === 'process') return reportIn(delivery, state.personId) ?? stopped('unknown-item');
  return isUnsettled(delivery) ? composed(state, delivery, marks, at) : whyNone(marks, 'already-settled');
}

/** A letter to be printed: before it is posted, and once more after. Asked as anything that is sent, at the moment of printing. */
export function composeSipLetter(
  state: SipState,
  item: string,
  marks: PersonMarks,
  at: Instant,
): OutgoingMessage | Stopped {
  const delivery = state.deliveries[item];
  if (delivery?.channel !== 'letter' || state.personId === null) return stopped('unknown-item');
  const isPrinted = isUnsettled(delivery) || delivery.toldAt !== undefined;
  return isPrinted ? composed(state, delivery, marks, at) : whyNone(marks, 'already-settled');
}

function composed(state: SipState, delivery: Delivery, marks: PersonMarks, at: Instant): OutgoingMessage | Stopped {
  const reason = heldBack(state, delivery, at);
  return marks.protection !== 'none' || marks.deceased || reason
    ? whyNone(marks, reason ?? 'already-settled')
    : messageOf(state, delivery, at);
}

/** What is known of the person at that moment comes before all else. */
function whyNone({ protection, deceased }: PersonMarks, otherwise: StopCode): Stopped {
  if (protection !== 'none') return stopped('protected-identity');
  return stopped(deceased ? 'deceased' : otherwise);
}

function messageOf(state: SipState, delivery: Delivery, at: Instant): OutgoingMessage {
  const message = delivery.message as SipMessage;
  const from = {
    party: delivery.requestedBy,
    unit: unitOfParty(state, delivery.requestedBy)?.unit ?? delivery.requestedBy,
  };
  const frame = { item: delivery.item, caseId: state.caseId, message, ground: delivery.ground, from, to: delivery.to };
  if (message === 'somethingWaits') return { ...frame, personItems: [], facts: {} };
  const isLetter = delivery.to.party === THE_PERSON;
  const meeting = meetingAbout(state, delivery)?.meeting;
  const replaces = replacedItem(state, delivery);
  return {
    ...frame,
    ...(replaces === undefined ? {} : { replaces }),
    personItems: isLetter ? ['name', 'address'] : ['name', 'number'],
    facts: { sip: copyOf(state, delivery, at, meeting), ...(meeting === undefined ? {} : { meeting }) },
  };
}

/** No more than the message is about: what is about a meeting has that and no plan, and the end has no content at all. */
function copyOf(state: SipState, delivery: Delivery, at: Instant, meeting: string | undefined): SipCopy {
  const of = receiverOf(delivery.to);
  if (delivery.message === 'sipPlan') {
    const difference = differenceTold(state, delivery, of, at);
    return {
      ...(delivery.to.party === THE_PERSON
        ? printedCopy(state, of, delivery.requestedBy, at)
        : copyFor(state, of, at, meeting)),
      ...(difference ? { difference } : {}),
    };
  }
  const copy = copyFor(state, of, at, meeting);
  const { kind, caseId, openedAt, coordinating, lead, whereToTurn } = copy;
  const { status, endedAt } = delivery.message === 'sipEnded' ? endedFor(state, delivery.to.party, copy) : copy;
  return {
    kind,
    caseId,
    status,
    openedAt,
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(coordinating ? { coordinating } : {}),
    ...(lead ? { lead } : {}),
    needs: [],
    goals: [],
    interventions: [],
    team: [],
    contacts: [],
    meetings: copy.meetings.filter((one) => one.meeting === meeting),
    followUps: [],
    consents: [],
    ...(whereToTurn === undefined ? {} : { whereToTurn }),
  };
}

/** For one from whom consent has been taken back it is over, in the same words, though the plan goes on. */
function endedFor(
  { grants, ended, wrongPerson }: SipState,
  party: string,
  copy: SipCopy,
): Pick<SipCopy, 'status' | 'endedAt'> {
  if (ended || wrongPerson) return copy;
  const ends = grants.flatMap(({ object, to, ended: end }) =>
    object === 'share' && to === party && end ? [end.at] : [],
  );
  return { status: 'ended', ...(ends.length > 0 ? { endedAt: Math.max(...ends) as Instant } : {}) };
}

/** The item at the same receiver that this one changes or takes back. */
function replacedItem(state: SipState, { message, to, about, channel, requestedNumber }: Delivery): string | undefined {
  if (message !== 'sipNoticeChanged' && message !== 'sipNoticeCancelled' && message !== 'sipPlan') return undefined;
  const meeting = meetingAbout(state, { about: about ?? '' })?.meeting;
  const before = Object.values(state.deliveries)
    .filter((other) => other.to.unit === to.unit && other.channel === channel && other.toldAt !== undefined)
    .filter((other) => other.requestedNumber < requestedNumber)
    .filter((other) =>
      message === 'sipPlan' ? other.message === 'sipPlan' : meetingAbout(state, other)?.meeting === meeting,
    )
    .sort((a, b) => a.requestedNumber - b.requestedNumber);
  return before.at(-1)?.item;
}

function stopped(reason: StopCode): Stopped {
  return { stopped: true, reason };
}
