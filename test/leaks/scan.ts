import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import { PERSON } from '../support/commands.ts';

const NUMBER = PERSON.identifiers[0]?.value ?? '';

/** Ways in which the test person could show: the number in its usual forms, name, street. */
const TRACES = [
  NUMBER,
  `${NUMBER.slice(0, 8)}-${NUMBER.slice(8)}`,
  `${NUMBER.slice(2, 8)}-${NUMBER.slice(8)}`,
  ...(PERSON.name?.given ?? []),
  PERSON.name?.family ?? '',
  ...(PERSON.address?.lines ?? []),
].filter((trace) => trace !== '');

/** Traces of the test person in a text or in raw bytes. */
export function tracesIn(content: string | Uint8Array): string[] {
  const bytes = Buffer.from(content);
  return TRACES.filter(
    (trace) => bytes.includes(Buffer.from(trace, 'utf8')) || bytes.includes(Buffer.from(trace, 'utf16le')),
  );
}

/** Every file under a folder that holds a trace, with what it holds. */
export function tracesInFolder(folder: string): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, name);
    if (!statSync(file).isFile()) continue;
    const traces = tracesIn(readFileSync(file));
    if (traces.length > 0) found[name] = traces;
  }
  return found;
}

/** All that the engine stores of a run, as it stores it: ids, queue, search attributes, payloads and failures undecoded. */
export async function storedByEngine(client: Client, workflowId: string): Promise<string> {
  const execution = { workflowId };
  const namespace = client.options.namespace;
  const { workflowService } = client.connection;
  const history = await workflowService.getWorkflowExecutionHistory({ namespace, execution });
  const described = await workflowService.describeWorkflowExecution({ namespace, execution });
  return flat([history, described]);
}

/** Text of every string and byte field, depth first. */
function flat(value: unknown): string {
  if (typeof value === 'string') return `${value}\n`;
  if (value instanceof Uint8Array || Buffer.isBuffer(value)) return `${Buffer.from(value).toString('utf8')}\n`;
  if (Array.isArray(value)) return value.map(flat).join('');
  if (typeof value === 'object' && value !== null) {
    if (ArrayBuffer.isView(value)) {
      return `${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('utf8')}\n`;
    }
    return Object.entries(value)
      .map(([key, inner]) => `${key}\n${flat(inner)}`)
      .join('');
  }
  return '';
}
