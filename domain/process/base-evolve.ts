import { isAttempted, type AttemptOutcome, type Delivery, type DeliveryRequest } from './delivery.ts';
import type { ProcessEvent } from './event.ts';
import type { CaseState } from './state.ts';
import type { DutyRecord } from './duty.ts';
import type { Instant } from '../calendar/instant.ts';

/** Folds what all processes share: frame, policy, duties and deliveries. Returns a new state. */
export function baseEvolve<S extends CaseState>(state: S, event: ProcessEvent): S {
  const next: S = { ...state, number: event.number, lastRecordedAt: event.recordedAt };
  const data = event.data as Record<string, unknown>;
  switch (event.type) {
    case 'policyApplied':
      next.policy = { name: data.name as string, hash: data.hash as string };
      return next;
    case 'dutyOpened':
      return withDuty(next, data.id as string, {
        code: data.code as string,
        status: 'open',
        openedNumber: event.number,
        changedNumber: event.number,
        due: dueIn(data),
      });
    case 'dutyMoved':
      return changeDuty(next, event, { due: dueIn(data) });
    case 'dutyMet':
    case 'dutyWaived':
    case 'dutyReopened': {
      const status = event.type === 'dutyMet' ? 'met' : event.type === 'dutyWaived' ? 'waived' : 'open';
      return changeDuty(next, event, { status });
    }
    case 'dutyReminded':
    case 'dutyEscalated':
      return changeDuty(next, event, { lastStepAt: data.stepAt as Instant });
    case 'deliveryRequested':
      return withDelivery(next, requested(event));
    case 'deliveryAttempted':
      return changeDelivery(next, event, (d) => ({
        ...without(d, 'givenUpUnderWay'),
        status: 'trying',
        attempt: data.attempt as number,
      }));
    case 'deliveryConcluded':
      return changeDelivery(next, event, (d) => concluded(d, event));
    case 'deliveryRetried':
      return changeDelivery(next, event, (d) => waiting(d, data.nextTry as Instant));
    case 'deliveryAcknowledged':
      return changeDelivery(next, event, (d) => ({ ...d, status: 'acknowledged', acknowledgedAt: event.occurredAt }));
    case 'deliveryStopped':
      return changeDelivery(next, event, (d) => ended(d, 'stopped', data.reason as string));
    case 'deliveryGivenUp':
      return changeDelivery(next, event, (d) => ({
        ...ended(d, 'givenUp', data.reason as string),
        ...(d.status === 'trying' ? { givenUpUnderWay: true } : {}),
      }));
    default:
      return next;
  }
}

function dueIn(data: Record<string, unknown>): DutyRecord['due'] {
  return (data.due as DutyRecord['due'] | undefined) ?? null;
}

function requested(event: ProcessEvent): Delivery {
  const { held, ...request } = event.data as DeliveryRequest;
  const delivery: Delivery = {
    ...request,
    item: event.eventId,
    status: 'waiting',
    attempt: 0,
    requestedAt: event.recordedAt,
    requestedNumber: event.number,
    changedNumber: event.number,
  };
  if (held !== undefined) return { ...delivery, status: 'stopped', lastFailure: held };
  return request.channel === 'workList'
    ? { ...delivery, status: 'told', toldAt: event.recordedAt }
    : waiting(delivery, event.recordedAt);
}

/** What the hub does not try by itself waits without a time. */
function waiting(delivery: Delivery, nextTry: Instant): Delivery {
  return { ...delivery, status: 'waiting', ...(isAttempted(delivery.channel) ? { nextTry } : {}) };
}

function ended(delivery: Delivery, status: 'stopped' | 'givenUp', reason: string): Delivery {
  return without({ ...delivery, status, lastFailure: reason }, 'nextTry');
}

function concluded(delivery: Delivery, event: ProcessEvent): Delivery {
  const data = event.data as { outcome: AttemptOutcome; nextTry?: Instant };
  const known = without(delivery, 'givenUpUnderWay');
  // What has been decided of the delivery since the attempt began stands, unless it was told after all.
  if (delivery.givenUpUnderWay && data.outcome.kind !== 'told') return known;
  const settled = without(known, 'nextTry');
  switch (data.outcome.kind) {
    case 'told':
      return { ...without(settled, 'lastFailure'), status: 'told', toldAt: event.occurredAt };
    case 'failed':
      return { ...settled, status: 'waiting', lastFailure: data.outcome.reason, nextTry: data.nextTry as Instant };
    case 'refused':
      return { ...settled, status: 'givenUp', lastFailure: data.outcome.reason };
    case 'stopped':
      return { ...settled, status: 'stopped', lastFailure: data.outcome.reason };
  }
}

function without(delivery: Delivery, key: 'nextTry' | 'lastFailure' | 'givenUpUnderWay'): Delivery {
  const copy = { ...delivery };
  delete copy[key];
  return copy;
}

function withDuty<S extends CaseState>(state: S, id: string, record: DutyRecord): S {
  return { ...state, duties: { ...state.duties, [id]: record } };
}

function changeDuty<S extends CaseState>(state: S, event: ProcessEvent, change: Partial<DutyRecord>): S {
  const id = (event.data as { id: string }).id;
  const record = state.duties[id];
  return record ? withDuty(state, id, { ...record, ...change, changedNumber: event.number }) : state;
}

function withDelivery<S extends CaseState>(state: S, delivery: Delivery): S {
  return { ...state, deliveries: { ...state.deliveries, [delivery.item]: delivery } };
}

function changeDelivery<S extends CaseState>(state: S, event: ProcessEvent, change: (d: Delivery) => Delivery): S {
  const delivery = state.deliveries[(event.data as { item: string }).item];
  return delivery ? withDelivery(state, { ...change(delivery), changedNumber: event.number }) : state;
}
