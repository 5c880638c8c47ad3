import type { z } from 'zod';
import { FhirRefusal, type Issue } from '../refusal.ts';
import { RESOURCES } from './resources.ts';
import { elementPath, jsonFormFaults } from './json-form.ts';

const MOST_ISSUES = 20;

/**
 * The value, once it has the shape of the R4 resource: unknown elements, wrong types and missing mandatory elements are 400.
 * Contained resources are checked too.
 * @throws FhirRefusal with the FHIRPath of each fault and nothing of what was sent
 */
export function parseResource<T extends { resourceType: string }>(
  type: T['resourceType'],
  value: unknown,
  at: string = type,
): T {
  const form = jsonFormFaults(value, at);
  if (form.length > 0) throw new FhirRefusal(400, form.slice(0, MOST_ISSUES));
  const issues = shapeFaults(type, value, at);
  if (issues.length > 0) throw new FhirRefusal(400, issues.slice(0, MOST_ISSUES));
  const modifiers = modifiersIn(value as Modified, at);
  if (modifiers.length > 0) throw new FhirRefusal(422, modifiers);
  return value as T;
}

function shapeFaults(type: string, value: unknown, at: string): Issue[] {
  const parsed = RESOURCES[type]?.safeParse(value);
  if (!parsed) return [];
  if (!parsed.success) return parsed.error.issues.flatMap((issue) => issuesOf(issue, at));
  const { contained = [] } = value as { contained?: { resourceType: string }[] };
  return contained.flatMap((inner, index) => shapeFaults(inner.resourceType, inner, `${at}.contained[${index}]`));
}

interface Modified {
  modifierExtension?: unknown;
  implicitRules?: unknown;
  contained?: Modified[];
}

/** What may change the meaning of the rest must be understood or refused: FHIR R4 2.4.0.3. */
function modifiersIn(value: Modified, at: string): Issue[] {
  const own = (['modifierExtension', 'implicitRules'] as const)
    .filter((name) => value[name] !== undefined)
    .map((name) => fault('not-supported', `${at}.${name}`, 'Elementet kan ändra innebörden av resten och stöds inte.'));
  const inner = (value.contained ?? []).flatMap((one, index) => modifiersIn(one, `${at}.contained[${index}]`));
  return [...own, ...inner];
}

function issuesOf(issue: z.core.$ZodIssue, type: string): Issue[] {
  const at = pathOf(issue.path, type);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((name) =>
        fault('structure', elementPath(at, name), 'Elementet finns inte i FHIR R4 på den här platsen.'),
      );
    case 'invalid_type':
      return [
        issue.message.endsWith('received undefined')
          ? fault('required', at, 'Elementet måste finnas.')
          : fault('structure', at, 'Elementet har fel typ.'),
      ];
    case 'invalid_value':
      return [fault('value', at, 'Värdet är inte tillåtet här.')];
    case 'too_big':
      return [fault('too-long', at, 'Elementet är för långt eller förekommer för många gånger.')];
    case 'custom':
      return [fault('value', at, sentence(issue.message))];
    case 'invalid_format':
      return [fault('value', at, sentence(issue.message))];
    default:
      return [fault('value', at, 'Värdet är inte giltigt.')];
  }
}

function pathOf(path: readonly PropertyKey[], type: string): string {
  return path.reduce<string>(
    (at, part) => (typeof part === 'number' ? `${at}[${part}]` : elementPath(at, String(part))),
    type,
  );
}

function sentence(problem: string): string {
  return `Värdet är inte giltigt: ${problem}.`;
}

function fault(code: Issue['code'], at: string, text: string): Issue {
  return { severity: 'error', code, text, at };
}
