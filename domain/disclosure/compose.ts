import type { StopCode } from '../discharge/codes.ts';
import { blockedBy, mattersOf, voidedBy, type Matter } from '../discharge/matters.ts';
import { activeUnits } from '../discharge/queries.ts';
import type { DischargeState } from '../discharge/state.ts';
import { isUnsettled, type Delivery } from '../process/delivery.ts';
import { reportIn, type OutgoingReport } from '../process/report.ts';
import { messageFacts, replacedItem } from './facts.ts';
import type { DischargeMessage, OutgoingMessage, PersonMarks, Stopped } from './message.ts';
import { standingMark } from '../process/mark.ts';

/**
 * The gate for sending, asked just before every send: what may go of the item as the case and the person are known at that moment,
 * or why nothing may. Whatever it does not know stops.
 */
export function composeMessage(
  state: DischargeState,
  item: string,
  marks: PersonMarks,
): OutgoingMessage | OutgoingReport | Stopped {
  const delivery = state.deliveries[item];
  if (!delivery || !state.ward) return stopped('unknown-item');
  const report = reportIn(delivery, state.personId);
  if (report) return report;
  if (marks.deceased || standingMark(state, 'deceased')) return stopped('deceased');
  if (marks.protection !== 'none' || standingMark(state, 'protected')) return stopped('protected-identity');
  if (!isUnsettled(delivery)) return stopped('already-settled');
  const matter = matterOf(state, delivery);
  const reason = matter ? heldBack(state, matter, delivery) : practiceHeldBack(state, delivery);
  if (reason) return stopped(reason);
  const message = delivery.message as DischargeMessage;
  const replaces = matter && replacedItem(state, matter);
  return {
    item,
    caseId: state.caseId,
    message,
    ground: delivery.ground,
    from: senderOf(state, delivery),
    to: delivery.to,
    ...(replaces === undefined ? {} : { replaces }),
    // Lag (2017:612), 2 kap. 2 §, orders name, number and address, once; after that the number says who it is.
    personItems: message === 'admissionNotice' ? ['name', 'number', 'address'] : ['number'],
    facts: messageFacts(state, delivery, matter),
  };
}

function heldBack(state: DischargeState, matter: Matter, delivery: Delivery): StopCode | undefined {
  if (delivery.to.unit !== matter.unit.unit || delivery.to.party !== matter.unit.party) return 'not-a-receiver';
  const voided = voidedBy(state, matter);
  return voided === undefined ? blockedBy(state, matter) : (voided as StopCode);
}

/** A message between the parties of a case goes only to those who still are. */
function practiceHeldBack(state: DischargeState, delivery: Delivery): StopCode | undefined {
  if (state.closed) return 'case-closed';
  if (state.cancelled) return 'admission-cancelled';
  const isWard = delivery.to.party === state.ward?.party;
  const isJudged = activeUnits(state).some(
    ({ unit }) => unit.unit === delivery.to.unit && unit.party === delivery.to.party,
  );
  return PRACTICE.includes(delivery.message) && (isWard || isJudged) ? undefined : 'not-a-receiver';
}

const PRACTICE: readonly string[] = [
  'planningBegun',
  'careContactAppointed',
  'discharged',
] satisfies DischargeMessage[];

function matterOf(state: DischargeState, { about }: Delivery): Matter | undefined {
  const key = about?.split('/')[0];
  return mattersOf(state).find((matter) => matter.key === key);
}

/** The unit in whose name it goes: the ward's, or that of the party that did what is told. */
function senderOf(state: DischargeState, { requestedBy, about }: Delivery): OutgoingMessage['from'] {
  const index = Number(about?.split('.')[1]);
  const unit = state.units[index];
  if (state.ward && requestedBy === state.ward.party) return state.ward;
  return { party: requestedBy, unit: unit?.party === requestedBy ? unit.unit : requestedBy };
}

function stopped(reason: StopCode): Stopped {
  return { stopped: true, reason };
}
