import type { OperationOutcome } from 'fhir/r4.js';
import type { Issue } from './refusal.ts';

export function outcomeOf(issues: readonly Issue[]): OperationOutcome {
  return {
    resourceType: 'OperationOutcome',
    issue: issues.map(({ severity, code, text, at }) => ({
      severity,
      code,
      diagnostics: text,
      ...(at ? { expression: [at] } : {}),
    })),
  };
}
