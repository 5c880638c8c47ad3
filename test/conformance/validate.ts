import type { FhirResource, OperationOutcome } from 'fhir/r4.js';
import { validatorUrl } from './server.ts';

export interface ValidationIssue {
  /** Index in what was validated. */
  index: number;
  resourceType: string;
  severity: 'fatal' | 'error' | 'warning';
  /** FHIRPath of the element. */
  at: string;
  text: string;
}

/**
 * What HAPI's validator says of each, by R4's own definitions alone: profiles of others are not known to it, and codes of SNOMED CT
 * and LOINC are only warned about. The first takes seconds.
 */
export async function validate(resources: readonly FhirResource[]): Promise<ValidationIssue[]> {
  const issues: ValidationIssue[] = [];
  for (const [index, resource] of resources.entries()) {
    const response = await fetch(validatorUrl(), { method: 'POST', body: JSON.stringify(resource) });
    if (!response.ok) throw new Error(`The validator answered ${response.status}.`);
    const { issue } = (await response.json()) as OperationOutcome;
    for (const { severity, diagnostics = '', expression, location } of issue) {
      if (severity === 'information') continue;
      const at = (expression ?? location)?.[0] ?? '';
      issues.push({ index, resourceType: resource.resourceType, severity, at, text: diagnostics });
    }
  }
  return issues;
}

/** What makes a resource wrong: errors, without the warnings. */
export async function errorsIn(resources: readonly FhirResource[]): Promise<ValidationIssue[]> {
  return (await validate(resources)).filter(({ severity }) => severity !== 'warning');
}
