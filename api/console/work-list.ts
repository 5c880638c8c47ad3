import { toIsoStockholm } from '../../domain/calendar/stockholm.ts';
import { isDischarge } from '../../domain/disclosure/discharge-view.ts';
import type { WorkList } from '../contracts/console.ts';
import { deliveryRow, isFailed, isToAcknowledge, noticeRow } from './delivery-rows.ts';
import { byDue, dutyRow, isEscalatedTo, isMine, type RowContext } from './duty-rows.ts';
import { unitName } from './names.ts';
import type { SeenCase } from '../seen-cases.ts';

/** What waits for the reader and the reader's unit in these cases. */
export function workListOf(context: RowContext, cases: readonly SeenCase[]): WorkList {
  const { directory, member, now } = context;
  const duties = cases.flatMap((seen) =>
    seen.view.duties
      .filter((duty) => duty.status === 'open' && duty.from <= now)
      .filter((duty) => isMine(directory, member, duty) || isEscalatedTo(directory, member, seen, duty))
      .map((duty) => dutyRow(context, seen, duty)),
  );
  const deliveries = cases.flatMap((seen) => seen.view.deliveries.map((delivery) => ({ seen, delivery })));
  return {
    at: toIsoStockholm(now),
    duties: duties.sort(byDue),
    notices: deliveries
      .filter(({ delivery }) => isToAcknowledge(context, delivery))
      .map(({ seen, delivery }) => noticeRow(context, seen, delivery))
      .sort((a, b) => a.toldAt.localeCompare(b.toldAt)),
    unjudged: unjudged(context, cases),
    failed: deliveries
      .filter(({ seen, delivery }) => isFailed(seen, delivery))
      .map(({ seen, delivery }) => deliveryRow(context, seen, delivery)),
  };
}

/** Admitted without a judgement: no clock of the law runs, so one row a ward with their number. */
function unjudged({ directory }: RowContext, cases: readonly SeenCase[]): WorkList['unjudged'] {
  const counts = new Map<string, number>();
  for (const { view, isOpen } of cases) {
    if (!isDischarge(view) || view.as !== 'ward' || view.status !== 'notJudged' || !isOpen) continue;
    const unit = view.encounter.ward?.unit;
    if (unit === undefined) continue;
    counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  return [...counts]
    .map(([hsaId, count]) => ({ unit: { hsaId, name: unitName(directory, hsaId) }, count }))
    .sort((a, b) => a.unit.name.localeCompare(b.unit.name, 'sv'));
}
