import type { OperationOutcomeIssue } from 'fhir/r4.js';

export interface Issue {
  severity: OperationOutcomeIssue['severity'];
  code: OperationOutcomeIssue['code'];
  /** Swedish sentence. Holds nothing that was sent. */
  text: string;
  /** FHIRPath of the element. */
  at?: string;
}

/** What was sent cannot be taken: HTTP status and every fault that was found. */
export class FhirRefusal extends Error {
  override name = 'FhirRefusal';
  readonly status: number;
  readonly issues: Issue[];
  constructor(status: number, issues: Issue[]) {
    super(issues.map(({ code, at }) => `${code}${at ? ` ${at}` : ''}`).join(', '));
    this.status = status;
    this.issues = issues;
  }
}

export function refusal(status: number, code: Issue['code'], text: string, at?: string): FhirRefusal {
  return new FhirRefusal(status, [{ severity: 'error', code, text, ...(at ? { at } : {}) }]);
}

/** Not a fault: the hub tells what it did not keep or could not look up. */
export function information(text: string, at?: string): Issue {
  return { severity: 'information', code: 'informational', text, ...(at ? { at } : {}) };
}
