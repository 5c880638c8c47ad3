import type { Reference, Task, TaskOutput } from 'fhir/r4.js';
import type { Instant } from '../../domain/calendar/instant.ts';
import { parseLocalDate } from '../../domain/calendar/local-date.ts';
import { parseHsaId } from '../../domain/identity/hsa-id.ts';
import { canonicalJson } from './canonical.ts';
import { hsaValues } from './references.ts';
import { refusal } from './refusal.ts';
import { sentTime } from './sent-time.ts';
import { outputSystem } from './names.ts';
import type { OutputRow, TaskRow } from './task-table.ts';

export type OutputValue = string | boolean | Instant;

/** What a sender may set; all else is as the hub gave it. */
const SENDERS_OWN = ['status', 'output', 'meta', 'text', 'lastModified', 'executionPeriod', 'language'];

/**
 * What a Task update says, by the names of the row's outputs; organisations and staff as HSA-ids.
 * @param current the Task as the sender may read it now
 * @throws FhirRefusal 422 for anything but `completed` with the row's outputs
 */
export function taskIn(sent: Task, current: Task, row: TaskRow, base: string): Record<string, OutputValue> {
  for (const [name, value] of Object.entries(sent)) {
    if (SENDERS_OWN.includes(name)) continue;
    if (canonicalJson(value) !== canonicalJson(current[name as keyof Task])) {
      throw refusal(
        422,
        'business-rule',
        'Elementet kan inte ändras här. Skicka det som du läste det, eller utelämna det.',
        `Task.${name.replace(/^_/, '')}`,
      );
    }
  }
  if (sent.status !== 'completed') {
    throw refusal(
      422,
      'business-rule',
      'Den enda ändring som tas emot är status completed, med de utdata som uppgiften har.',
      'Task.status',
    );
  }
  if (current.status !== 'requested' && current.status !== 'on-hold') {
    throw refusal(422, 'business-rule', 'Uppgiften är inte längre öppen.', 'Task.status');
  }
  const values: Record<string, OutputValue> = {};
  for (const [index, output] of (sent.output ?? []).entries()) {
    const at = `Task.output[${index}]`;
    const name = output.type.coding?.find(({ system }) => system === outputSystem(base))?.code ?? '';
    const expected = Object.hasOwn(row.outputs, name) ? row.outputs[name] : undefined;
    if (!expected) throw refusal(422, 'business-rule', 'Uppgiften har inget sådant utdata.', `${at}.type`);
    if (Object.hasOwn(values, name)) throw refusal(422, 'duplicate', 'Samma utdata finns två gånger.', `${at}.type`);
    values[name] = valueOf(output, expected, `${at}.value`);
  }
  const missing = Object.entries(row.outputs).find(([name, { needed }]) => needed && values[name] === undefined);
  if (missing) throw refusal(422, 'required', `Utdata ${missing[0]} saknas.`, 'Task.output');
  return values;
}

/** When it was done, by the sender's word: the end of the execution. */
export function doneAt({ executionPeriod }: Task): Instant | undefined {
  const end = executionPeriod?.end;
  return end === undefined ? undefined : sentTime(end, 'Task.executionPeriod.end');
}

function valueOf(output: TaskOutput, { kind, codes }: OutputRow, at: string): OutputValue {
  switch (kind) {
    case 'boolean':
      return present(output.valueBoolean, at);
    case 'string':
      return present(output.valueString, at);
    case 'code': {
      const code = present(output.valueCode, at);
      if (codes?.includes(code)) return code;
      throw refusal(422, 'code-invalid', `Värdet ska vara ${(codes ?? []).join(', ')}.`, at);
    }
    case 'date': {
      const day = parseLocalDate(present(output.valueDate, at));
      if (day !== undefined) return day;
      throw refusal(422, 'value', 'Ange hela datumet, till exempel 2026-11-20.', at);
    }
    case 'dateTime':
      return sentTime(present(output.valueDateTime, at), at);
    case 'practitioner':
    case 'organization':
      return hsaIdIn(present(output.valueReference, at), kind === 'organization', at);
  }
}

function present<T>(value: T | undefined, at: string): T {
  if (value === undefined) throw refusal(422, 'value', 'Utdata har inte ett värde av rätt slag.', at);
  return value;
}

function hsaIdIn({ reference, identifier }: Reference, isOrganization: boolean, at: string): string {
  const literal = isOrganization ? reference?.split('Organization/')[1] : undefined;
  for (const candidate of [...hsaValues(identifier && [identifier]), ...(literal === undefined ? [] : [literal])]) {
    const parsed = parseHsaId(candidate);
    if (parsed.ok) return parsed.hsaId;
  }
  throw refusal(422, 'required', 'Ange ett HSA-id, som referensens identifier.', at);
}
