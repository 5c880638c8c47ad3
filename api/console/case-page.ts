import type { Instant } from '../../domain/calendar/instant.ts';
import { toIsoStockholm } from '../../domain/calendar/stockholm.ts';
import { gateOf } from '../../domain/disclosure/gates.ts';
import type { ProcessEvent } from '../../domain/process/event.ts';
import { kindOf } from '../kinds/kinds.ts';
import type { SeenCase } from '../seen-cases.ts';
import type { CaseView, Fact } from '../contracts/console.ts';
import { actionsFor } from './actions.ts';
import { deliveryRow } from './delivery-rows.ts';
import { byDue, dutyRow, type RowContext } from './duty-rows.ts';
import { caseWord, kindWord, personView } from './person-view.ts';
import { timelineRows } from './timeline-rows.ts';
import { DEVIATIONS } from './words/cases.ts';
import { word, worded } from './words/word.ts';

/**
 * The whole case for its page, from what the gate gave.
 * @param others of the same person, as the gate gave them too
 */
export function casePageOf(
  context: RowContext,
  seen: SeenCase,
  log: readonly ProcessEvent[],
  { others, mayOpen }: { others: readonly SeenCase[]; mayOpen: boolean },
): CaseView {
  const { directory, member, now } = context;
  const { view, state, duties, marks, policy } = seen;
  const recorded = metRecordedAt(log);
  const kind = kindOf(seen.kind);
  const plan = kind.plan?.(directory, view, seen.close);
  const timeline = gateOf(seen.kind).timeline(log, state, duties, member, marks, policy.protectedRoles, now);
  return {
    id: seen.id,
    label: caseWord(seen.id),
    kind: kindWord(seen.kind),
    at: toIsoStockholm(now),
    number: view.version,
    status: worded(kind.statuses, view.status),
    person: personView(seen),
    related: others.map(relatedCase),
    mayOpen,
    facts: kind.facts(directory, view, seen.close),
    ...(plan ? { plan } : {}),
    deviations: view.deviations.map(({ code, at }) => ({ text: word(DEVIATIONS, code), at: toIsoStockholm(at) })),
    duties: view.duties.map((duty) => dutyRow(context, seen, duty, recorded.get(duty.id))).sort(byDue),
    timeline: timelineRows(directory, kind, seen, timeline),
    deliveries: view.deliveries.map((delivery) => deliveryRow(context, seen, delivery)).reverse(),
    actions: actionsFor(context, seen),
    ...(member.roles.includes('administrator') ? { technical: technical(seen) } : {}),
  };
}

/** By its own word, since the person stands on the page already. */
function relatedCase({ id, kind, view }: SeenCase): CaseView['related'][number] {
  return { id, label: caseWord(id), kind: kindWord(kind), status: worded(kindOf(kind).statuses, view.status) };
}

/** When each duty that is met was recorded as met. */
function metRecordedAt(log: readonly ProcessEvent[]): Map<string, Instant> {
  return new Map(
    log.filter(({ type }) => type === 'dutyMet').map((event) => [(event.data as { id: string }).id, event.recordedAt]),
  );
}

function technical({ id, state, policy, policyHash, nextWake, updatedAt, isOpen }: SeenCase): Fact[] {
  return [
    { term: 'Arbetsflödets id', value: id },
    { term: 'Händelser i loggen', value: String(state.number) },
    { term: 'Öppet i motorn', value: isOpen ? 'Ja' : 'Nej' },
    nextWake === null
      ? { term: 'Nästa väckning', value: 'Ingen' }
      : { term: 'Nästa väckning', time: toIsoStockholm(nextWake as Instant) },
    { term: 'Senast ändrat', time: toIsoStockholm(updatedAt as Instant) },
    { term: 'Regelverk', value: `${policy.name} (${policyHash})` },
    { term: 'Regler i ärendet', value: state.policy ? `${state.policy.name} (${state.policy.hash})` : 'Inga än' },
    { term: 'Version av tillståndet', value: String(state.evolveVersion) },
  ];
}
