import { z } from 'zod';
import { toIsoStockholm } from '../../domain/calendar/stockholm.ts';
import type { CaseList, CaseRow, Lateness, Place } from '../contracts/console.ts';
import { isFailed } from './delivery-rows.ts';
import { byDue, dutyRow, type RowContext } from './duty-rows.ts';
import { unitName } from './names.ts';
import { KINDS, kindOf } from '../kinds/kinds.ts';
import type { SeenCase } from '../seen-cases.ts';
import { caseLink, kindWord, marksOf } from './person-view.ts';
import { word, worded } from './words/word.ts';

const hsaId = z.string().max(40);

export const caseFilters = z.object({
  kind: z.string().max(40).optional(),
  /** Without one, the open cases. */
  status: z.string().max(40).optional(),
  unit: hsaId.optional(),
  overdue: z.enum(['1']).optional(),
  waitsFor: hsaId.optional(),
});

export type CaseFilters = z.infer<typeof caseFilters>;

interface Listed {
  row: CaseRow;
  isOpen: boolean;
  unit: string | undefined;
  waitsFor: string[];
}

/** Cases that match, the next due first. Counts and choices are made of what the reader may see and of nothing else. */
export function caseListOf(
  context: RowContext,
  cases: readonly SeenCase[],
  filters: CaseFilters,
  more: Pick<CaseList, 'cut' | 'mayOpen'>,
): CaseList {
  const { directory, now } = context;
  const listed = cases.map((seen) => list(context, seen));
  const matching = listed.filter((one) => matches(one, filters));
  const shown = matching.filter(({ row, isOpen }) => (filters.status ? row.status.code === filters.status : isOpen));
  const counts = KINDS.flatMap(({ kind, statuses }) =>
    Object.keys(statuses).map((code) => ({
      ...worded(statuses, code),
      kind: kindWord(kind),
      count: matching.filter(({ row }) => row.kind.code === kind && row.status.code === code).length,
    })),
  );
  const isChosen = (kind: string, code: string): boolean =>
    code === filters.status && (filters.kind === undefined || kind === filters.kind);
  const places = (ids: (string | undefined)[]): Place[] =>
    [...new Set(ids.filter((id) => id !== undefined))]
      .map((id) => ({ hsaId: id, name: unitName(directory, id) }))
      .sort((a, b) => a.name.localeCompare(b.name, 'sv'));
  return {
    at: toIsoStockholm(now),
    rows: shown.map(({ row }) => row).sort(byNextDue),
    counts: counts.filter(({ count, code, kind }) => count > 0 || isChosen(kind.code, code)),
    kinds: KINDS.map(({ kind }) => kindWord(kind)),
    units: places(listed.map(({ unit }) => unit)),
    waitsFor: places(listed.flatMap(({ waitsFor }) => waitsFor)),
    ...more,
  };
}

function list(context: RowContext, seen: SeenCase): Listed {
  const { view } = seen;
  const { directory } = context;
  const open = view.duties.filter(({ status }) => status === 'open');
  const rows = open.map((duty) => dutyRow(context, seen, duty)).sort(byDue);
  const next = rows[0];
  const waitsFor = [...new Set(open.map(({ bearer }) => bearer.unit))].filter((unit) => unit !== '');
  const { unit, times } = kindOf(seen.kind).listing(view);
  return {
    isOpen: seen.isOpen,
    unit,
    waitsFor,
    row: {
      ...caseLink(seen),
      status: { code: view.status, text: statusText(seen) },
      unit: unit === undefined ? '' : unitName(directory, unit),
      times: times.map(({ text, at }) => ({ text, ...(at === undefined ? {} : { time: toIsoStockholm(at) }) })),
      ...(next ? { nextDuty: next.what } : {}),
      ...(next?.due ? { nextDue: next.due } : {}),
      lateness: worst(rows.map(({ lateness }) => lateness)),
      waitsFor: waitsFor.map((unit) => unitName(directory, unit)),
      failedDeliveries: view.deliveries.filter((delivery) => isFailed(seen, delivery)).length,
      marks: marksOf(seen),
    },
  };
}

function matches({ row, unit, waitsFor }: Listed, filters: CaseFilters): boolean {
  if (filters.kind !== undefined && row.kind.code !== filters.kind) return false;
  if (filters.unit !== undefined && unit !== filters.unit) return false;
  if (filters.overdue && row.lateness === 'none') return false;
  return filters.waitsFor === undefined || waitsFor.includes(filters.waitsFor);
}

function worst(all: readonly Lateness[]): Lateness {
  return all.includes('breached') ? 'breached' : all.includes('overdue') ? 'overdue' : 'none';
}

function byNextDue(a: CaseRow, b: CaseRow): number {
  const due = (row: CaseRow): number => (row.nextDue ? Date.parse(row.nextDue) : Infinity);
  return due(a) - due(b) || a.id.localeCompare(b.id);
}

/** Of a person who has died, that comes first: no list may read as if the planning went on. */
function statusText({ kind, view: { status, marks } }: SeenCase): string {
  const text = word(kindOf(kind).statuses, status);
  return marks.deceased ? `Avliden (${text.toLowerCase()})` : text;
}
