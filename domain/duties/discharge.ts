import type { Instant } from '../calendar/instant.ts';
import type { DischargeState } from '../discharge/state.ts';
import type { Policy } from '../policy/policy.ts';
import { dutyId, type Duty } from '../process/duty.ts';

/** Every duty that the state of a discharge implies, met and waived ones included. */
export function dutiesOfDischarge(state: DischargeState, policy: Policy): Duty[] {
  const rule = policy.duties.admissionNotice;
  if (!state.ward || state.admittedAt === null || !rule) return [];
  const { ward, admittedAt } = state;
  return state.units.map((unit, index) => {
    const from = Math.max(admittedAt, unit.judgedAt) as Instant;
    const due = (from + 24 * 3_600_000) as Instant;
    const told = Object.values(state.deliveries).find(
      (d) => d.message === 'admissionNotice' && d.to.unit === unit.unit && d.toldAt !== undefined,
    );
    return {
      id: dutyId(state.caseId, 'admissionNotice', unit.number, index),
      code: 'admissionNotice',
      bearer: { ...ward, role: 'dischargePlanner' },
      force: rule.force,
      sources: rule.sources,
      from,
      due: { shown: due, breachedAfter: due },
      steps: rule.steps.map((s) => ({
        kind: s.kind,
        to: s.to,
        at: (s.afterMinutes === undefined ? due - (s.beforeDueMinutes ?? 0) * 60_000 : from + s.afterMinutes * 60_000) as Instant,
      })),
      status: told ? 'met' : 'open',
      ...(told?.toldAt === undefined ? {} : { metAt: told.toldAt }),
      about: { unit: unit.unit },
    };
  });
}
