import { describe, expect, test } from '@jest/globals';
import { gateOf } from '../../domain/disclosure/gates.ts';
import { processOf } from '../../domain/processes.ts';
import { DUTIES } from '../console/words/duties.ts';
import { KINDS, kindOf } from './kinds.ts';

describe.each(KINDS.map((kind) => [kind.kind, kind] as const))('a case of kind %s', (name, kind) => {
  const { forms, formOf, opener, statuses, tasks, commands } = kind;

  test('has a process and a gate', () => {
    expect(processOf(name).kind).toBe(name);
    expect(gateOf(name)).toBeDefined();
    expect(kindOf(name)).toBe(kind);
  });

  test('has a word for the status that it begins with', () => {
    expect(Object.keys(statuses)).toContain(processOf(name).empty('c').status);
  });

  test('has each form once, and leads from a duty to one that exists', () => {
    const names = [...forms.map((form) => form.name), ...(opener ? [opener.form.name] : [])];
    expect(new Set(names).size).toBe(names.length);
    expect(Object.values(formOf).filter((form) => form === undefined || !names.includes(form))).toEqual([]);
  });

  test('has words for the duties that it names', () => {
    const codes = [...Object.keys(formOf), ...Object.keys(tasks.table)];
    expect(codes.filter((code) => !Object.hasOwn(DUTIES, code))).toEqual([]);
  });

  test('takes by the API each command that it takes by a Task', () => {
    const taken = Object.keys(commands.schemas);
    expect(Object.values(tasks.table).filter(({ command }) => !taken.includes(command))).toEqual([]);
  });
});

test('no two kinds have one name', () => {
  expect(new Set(KINDS.map(({ name }) => name)).size).toBe(KINDS.length);
  expect(new Set(KINDS.map(({ kind }) => kind)).size).toBe(KINDS.length);
});

test('a kind without a row is a fault', () => {
  expect(() => kindOf('of-another-kind')).toThrow();
  expect(() => gateOf('of-another-kind')).toThrow();
});
