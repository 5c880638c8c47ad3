import type { PlanView } from '../api/contracts/plan.ts';

/** What one receiver has of a plan. */
export interface Copy {
  name: string;
  /** What stands in it, a line for each thing; none of a copy that is text. */
  lines: readonly string[];
  has(text: string): boolean;
}

export function copyOfPlan(name: string, plan: PlanView | undefined): Copy {
  const lines = plan ? linesOf(plan) : [];
  const all = JSON.stringify(plan ?? {});
  return { name, lines, has: (text) => all.includes(text) };
}

/** A letter, a message or a resource. */
export function copyOfText(name: string, text: string): Copy {
  return { name, lines: [], has: (wanted) => text.includes(wanted) };
}

/** A table of everything that stands in any of them, and who has it. */
export function sideBySide(copies: readonly Copy[]): string[][] {
  const lines = [...new Set(copies.flatMap((copy) => copy.lines))];
  return [
    ['I planen', ...copies.map(({ name }) => name)],
    ...lines.map((line) => [line, ...copies.map((copy) => (copy.has(textOf(line)) ? 'ja' : '–'))]),
  ];
}

function linesOf({ words, needs, goals, others }: PlanView): string[] {
  const interventions = [...goals.flatMap((goal) => goal.interventions), ...others];
  return [
    ...words.slice(0, 1).flatMap(({ value }) => (value === undefined ? [] : [`Viktigt: ${value}`])),
    ...needs.map(({ text }) => `Behov: ${text}`),
    ...goals.map(({ text }) => `Mål: ${text}`),
    ...interventions.map(({ text }) => `Insats: ${text}`),
  ];
}

function textOf(line: string): string {
  return line.slice(line.indexOf(': ') + 2);
}
