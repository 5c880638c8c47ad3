import type { Instant } from '../calendar/instant.ts';
import type { ProcessEvent } from '../process/event.ts';
import type { SipEvents } from './events.ts';
import { touched, written, type Folds } from './fold.ts';
import type { LinkedDischarge, SipState } from './state.ts';
import type { SipUnit } from './units.ts';
import type { Marking } from '../process/mark.ts';

/** Folds what comes after the plan: follow-up, pauses and the end, reports of discharges, and what stops things. */
export const COURSE_FOLDS: Folds<
  | 'followedUp'
  | 'personContacted'
  | 'changeReported'
  | 'earlierFollowUpAnswered'
  | 'paused'
  | 'resumed'
  | 'ended'
  | 'endConfirmed'
  | 'informedAtEnd'
  | 'leadContacted'
  | 'existingDecided'
  | 'dischargeReported'
  | 'wrongPersonRecorded'
  | 'personUpdated'
  | 'personMarked'
  | 'markCleared'
  | 'handledByHand'
  | 'deviationRecorded'
> = {
  followedUp: (state, data, event) =>
    touched(
      nextFollowUp({ ...state, followUps: [...state.followUps, { ...written(event), ...data }] }, data.next, event),
      event,
      'followUp',
    ),
  personContacted: (state, data, event) =>
    touched({ ...state, contacts: [...state.contacts, { ...written(event), ...data }] }, event, 'followUp'),
  changeReported: (state, data, event) =>
    touched({ ...state, changes: [...state.changes, { ...written(event), ...data }] }, event, 'followUp'),
  earlierFollowUpAnswered: (state, { wants, next }, event) => {
    const answered = { ...written(event), wants };
    const changes = state.changes.map((change) => (change.answered ? change : { ...change, answered }));
    return touched(nextFollowUp({ ...state, changes }, next, event), event, 'followUp');
  },
  paused: (state, data, event) =>
    touched({ ...state, paused: { ...written(event), ...data } }, event, 'followUp', 'paused'),
  resumed: (state, _data, event) => touched({ ...state, paused: null }, event, 'followUp', 'paused'),
  ended: (state, data, event) => touched({ ...state, ended: { ...written(event), ...data } }, event, 'end'),
  endConfirmed: (state, _data, event) =>
    touched({ ...state, endConfirmed: { ...state.endConfirmed, [event.by.party]: written(event) } }, event, 'end'),
  informedAtEnd: (state, data, event) =>
    touched({ ...state, informedAtEnd: { ...written(event), ...data } }, event, 'end'),
  leadContacted: (state, { dischargeId }, event) =>
    ofDischarge(state, dischargeId, (one) => ({ ...one, contacted: written(event) })),
  existingDecided: (state, { dischargeId, person, leadCoordinator, careContact, choice }, event) =>
    touched(
      ofDischarge(state, dischargeId, (one) => ({
        ...one,
        decision: { ...written(event), person, leadCoordinator, careContact, choice },
        formerDecisions: one.decision ? [...one.formerDecisions, one.decision] : one.formerDecisions,
      })),
      event,
      'followUp',
    ),
  dischargeReported,
  wrongPersonRecorded: (state, _data, event) => touched({ ...state, wrongPerson: written(event) }, event, 'end'),
  personUpdated: (state, _data, event) => touched(state, event, 'person'),
  personMarked: (state, { kind }, event) => {
    const marking: Marking = { kind, at: event.occurredAt, number: event.number };
    return touched({ ...state, markings: [...state.markings, marking] }, event, 'person');
  },
  markCleared: (state, { kind }, event) => {
    const cleared = { at: event.occurredAt, number: event.number };
    const markings = state.markings.map((one) => (one.kind === kind && !one.cleared ? { ...one, cleared } : one));
    return touched({ ...state, markings }, event, 'person');
  },
  handledByHand: (state, { about }, event) => ({
    ...state,
    byHand: { [about]: { at: event.occurredAt, number: event.number }, ...state.byHand },
  }),
  deviationRecorded: (state, data, event) => ({
    ...state,
    deviations: [...state.deviations, { ...data, at: event.occurredAt, number: event.number }],
  }),
};

function nextFollowUp(state: SipState, next: SipEvents['followedUp']['next'], event: ProcessEvent): SipState {
  if (!next) return state;
  const followUps = [...state.plan.followUps, { ...next, number: event.number }];
  return { ...state, plan: { ...state.plan, followUps } };
}

function dischargeReported(state: SipState, data: SipEvents['dischargeReported'], event: ProcessEvent): SipState {
  const known = state.discharges.find((one) => one.dischargeId === data.dischargeId);
  const opened: LinkedDischarge = known ?? {
    dischargeId: data.dischargeId,
    number: event.number,
    admittedAt: event.occurredAt,
    formerUnits: [],
    formerDecisions: [],
    hadPlan: state.plan.versions.some(({ at }) => at <= event.occurredAt),
  };
  const started = known ? state : { ...state, discharges: [...state.discharges, opened] };
  return ofDischarge(started, data.dischargeId, (one) => {
    const next = { ...one, ...reported(one, data, event) };
    return { ...next, formerUnits: [...one.formerUnits, ...unitsBefore(one, next)] };
  });
}

function unitsBefore(one: LinkedDischarge, next: LinkedDischarge): SipUnit[] {
  const { outpatient, careContact } = one;
  return [
    ...(outpatient && outpatient.unit !== next.outpatient?.unit ? [outpatient] : []),
    ...(careContact && careContact.unit.unit !== next.careContact?.unit.unit ? [careContact.unit] : []),
  ];
}

function reported(
  one: LinkedDischarge,
  { what, careContact, readyToldAt, noticeDueAt, units }: SipEvents['dischargeReported'],
  event: ProcessEvent,
): Partial<LinkedDischarge> {
  const happened = { at: event.occurredAt, number: event.number };
  switch (what) {
    case 'admitted': {
      const outpatient = units?.find(({ side }) => side === 'region-outpatient');
      return { admittedAt: event.occurredAt, ...(outpatient ? { outpatient } : {}) };
    }
    case 'needsSip':
      return {
        needsSip: { ...happened, said: true },
        ...(careContact ? { careContact: { ...careContact, ...happened } } : {}),
        ...(readyToldAt === undefined ? {} : { ready: readyIn(readyToldAt, noticeDueAt, event) }),
      };
    case 'noLongerBothSides':
      return { needsSip: { ...happened, said: false } };
    case 'careContact':
      return careContact ? { careContact: { ...careContact, ...happened } } : {};
    case 'ready':
      return { ready: readyIn(readyToldAt ?? event.occurredAt, noticeDueAt, event) };
    case 'readyRevoked':
      return one.ready ? { ready: { ...one.ready, revokedAt: event.occurredAt } } : {};
    case 'discharged':
      return { dischargedAt: event.occurredAt };
    case 'over':
      return { over: happened };
  }
}

function readyIn(
  at: Instant,
  noticeDueAt: Instant | undefined,
  { number }: ProcessEvent,
): NonNullable<LinkedDischarge['ready']> {
  return { at, number, ...(noticeDueAt === undefined ? {} : { noticeDueAt }) };
}

function ofDischarge(state: SipState, id: string, how: (one: LinkedDischarge) => LinkedDischarge): SipState {
  return { ...state, discharges: state.discharges.map((one) => (one.dischargeId === id ? how(one) : one)) };
}
