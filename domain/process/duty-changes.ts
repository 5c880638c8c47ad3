import type { Instant } from '../calendar/instant.ts';
import type { Duty, DutyRecord, DutyStep } from './duty.ts';
import type { Fact } from './event.ts';
import type { CaseState } from './state.ts';

/** Compares what the rules say now with what has been recorded: duties opened, moved to another due time, met, waived, and opened again. */
export function dutyChanges(state: CaseState, duties: readonly Duty[], at: Instant): Fact[] {
  const facts: Fact[] = [];
  const seen = new Set<string>();
  for (const duty of duties) {
    seen.add(duty.id);
    const record = state.duties[duty.id];
    if (!record) {
      facts.push({ type: 'dutyOpened', data: { id: duty.id, code: duty.code, ...dueOf(duty) }, occurredAt: duty.from });
    } else if (record.status === duty.status) {
      if (duty.status === 'open' && isMoved(record, duty)) {
        facts.push({ type: 'dutyMoved', data: { id: duty.id, code: duty.code, ...dueOf(duty) }, occurredAt: at });
      }
      continue;
    } else if (duty.status === 'open') {
      facts.push({ type: 'dutyReopened', data: { id: duty.id, code: duty.code }, occurredAt: at });
    }
    if (duty.status === 'met') {
      facts.push({ type: 'dutyMet', data: { id: duty.id, code: duty.code }, occurredAt: duty.metAt ?? at });
    } else if (duty.status === 'waived') {
      facts.push({
        type: 'dutyWaived',
        data: { id: duty.id, code: duty.code, reason: duty.waivedBy ?? 'none' },
        occurredAt: at,
      });
    }
  }
  for (const [id, record] of Object.entries(state.duties)) {
    if (record.status !== 'open' || seen.has(id)) continue;
    facts.push({
      type: 'dutyWaived',
      data: { id, code: record.code, reason: 'rule-no-longer-applies' },
      occurredAt: at,
    });
  }
  return facts;
}

function dueOf({ due }: Duty): Pick<Duty, 'due'> {
  return due ? { due } : {};
}

function isMoved({ due: was }: DutyRecord, { due: is }: Duty): boolean {
  return was?.shown !== is?.shown || was?.breachedAfter !== is?.breachedAfter;
}

/** Reminders and escalations whose time has passed; after downtime each duty gives only its latest one. */
export function clockSteps(state: CaseState, duties: readonly Duty[], at: Instant): Fact[] {
  return duties.flatMap((duty) => {
    const latest = pendingSteps(state, duty)
      .filter((s) => s.at <= at)
      .at(-1);
    if (!latest) return [];
    const type = latest.kind === 'remind' ? 'dutyReminded' : 'dutyEscalated';
    return [{ type, data: { id: duty.id, code: duty.code, to: latest.to, stepAt: latest.at }, occurredAt: at }];
  });
}

/** Steps of an open, unhindered duty that have not been given. */
export function pendingSteps(state: CaseState, duty: Duty): DutyStep[] {
  if (duty.status !== 'open' || duty.hinderedBy) return [];
  const last = state.duties[duty.id]?.lastStepAt;
  return duty.steps.filter((s) => last === undefined || s.at > last);
}
