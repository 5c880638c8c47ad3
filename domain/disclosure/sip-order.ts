import type { Intervention } from '../sip/state.ts';

/** Interventions so that each comes after those that it waits for; otherwise as they were written. */
export function orderedInterventions(all: readonly Intervention[]): Intervention[] {
  const ordered: Intervention[] = [];
  const placed = new Set<string>();
  const place = (one: Intervention, path: ReadonlySet<string>): void => {
    if (placed.has(one.id) || path.has(one.id)) return;
    const on = new Set([...path, one.id]);
    for (const id of one.after ?? []) {
      const before = all.find((other) => other.id === id);
      if (before) place(before, on);
    }
    placed.add(one.id);
    ordered.push(one);
  };
  for (const one of all) place(one, new Set());
  return ordered;
}
