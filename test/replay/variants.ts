import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
/** Inside the checkout, so that packages are found from it. */
const FOLDER = join(import.meta.dirname, '.variants');

const CHANGED_PROCESSES: Record<string, string> = {
  'one rule stricter': `decide: (state, command, at, policy) =>
      command.type === 'beginPlanning' ? { rejected: true, code: 'stricter' } : original.decide(state, command, at, policy),`,
  'one duty shorter': `duties: (state, policy) =>
      original.duties(state, policy).map((duty) => ({
        ...duty,
        ...(duty.due ? { due: { shown: duty.due.shown - 3_600_000, breachedAfter: duty.due.breachedAfter - 3_600_000 } } : {}),
        steps: duty.steps.map((step) => ({ ...step, at: step.at - 3_600_000 })),
      })),`,
  'one message more': `decide: (state, command, at, policy) => {
      const decided = original.decide(state, command, at, policy);
      return Array.isArray(decided) && decided.length > 0
        ? [...decided, { type: 'deliveryRequested', data: { message: 'admissionNotice', to: { party: 'x', unit: 'y' }, requestedBy: 'x', channel: 'system', ground: 'none', statutory: false } }]
        : decided;
    },`,
};

export const CHANGED_RULES = Object.keys(CHANGED_PROCESSES);
export const CHANGED_SHELL = 'one activity more in the shell';

/** Writes a copy of the workflow code with one change; returns its index. */
export function writeVariant(name: string): { index: string; failureConverter: string } {
  const folder = join(FOLDER, name.replaceAll(' ', '-'));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const part of ['domain', 'workflows', 'activities']) {
    cpSync(join(ROOT, part), join(folder, part), { recursive: true, filter: (file) => !file.endsWith('.test.ts') });
  }
  const change = CHANGED_PROCESSES[name];
  if (change) {
    const file = join(folder, 'domain', 'processes.ts');
    edit(file, 'return found;', `const original: any = found;\n  return { ...original, ${change} } as never;`);
  } else if (name === CHANGED_SHELL) {
    edit(
      join(folder, 'workflows', 'case-workflow.ts'),
      'this.timer.arm(this.nextWake);',
      'this.timer.arm(this.nextWake);\n    await awaitDatabase();',
    );
  } else {
    throw new Error(`no variant is called ${name}`);
  }
  return {
    index: join(folder, 'workflows', 'index.ts'),
    failureConverter: join(folder, 'workflows', 'failure-converter.ts'),
  };
}

export function removeVariants(): void {
  rmSync(FOLDER, { recursive: true, force: true });
}

/** The first occurrence is changed; a text that is no longer there is an error, so that a variant can never be the original. */
function edit(file: string, from: string, to: string): void {
  const text = readFileSync(file, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} has changed: the variant must be written anew.`);
  writeFileSync(file, text.replace(from, to));
}
