import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import express from 'express';
import { createServer, type Server } from 'node:http';
import { refusal } from '../../adapters/fhir/refusal.ts';
import { reject } from '../../domain/process/rejection.ts';
import { CommandFault, DatabaseAway, OutcomeUnknown, Refused } from '../command-errors.ts';
import { fhirErrors } from './errors.ts';

const SECRET = 'something that only the log may hold';

const THROWN: Record<string, Error> = {
  'database-away': new DatabaseAway(),
  'outcome-unknown': new OutcomeUnknown(),
  fault: new CommandFault('the case could not carry out the command', { cause: new Error(SECRET) }),
  unforeseen: new TypeError(SECRET),
  refused: new Refused(reject('changed-since', 'basedOn')),
  refusal: refusal(422, 'value', 'Fel.', 'Encounter.period.start'),
};

let server: Server;
let url: string;
const logged: unknown[] = [];

beforeAll(async () => {
  const app = express();
  app.get('/:name', (request) => {
    Object.assign(request, { id: 'r1', log: { error: (line: unknown) => logged.push(line) } });
    throw THROWN[request.params.name] ?? new Error('no such error');
  });
  app.use(fhirErrors);
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
});

interface Outcome {
  resourceType: string;
  issue: { severity: string; code: string; diagnostics: string; expression?: string[] }[];
}

async function answer(name: string): Promise<{ status: number; retryAfter: string | null; body: Outcome }> {
  const response = await fetch(`${url}/${name}`);
  const body = (await response.json()) as Outcome;
  return { status: response.status, retryAfter: response.headers.get('retry-after'), body };
}

describe('errors under /fhir', () => {
  test.each([
    ['database-away', 503, 'transient'],
    ['outcome-unknown', 503, 'transient'],
    ['fault', 500, 'exception'],
    ['unforeseen', 500, 'exception'],
    ['refused', 409, 'conflict'],
    ['refusal', 422, 'value'],
  ])('%s is %i', async (name, status, code) => {
    const found = await answer(name);
    expect([found.status, found.body.resourceType, found.body.issue[0]?.code]).toEqual([
      status,
      'OperationOutcome',
      code,
    ]);
    expect(found.retryAfter === null).toBe(status !== 503);
  });

  test('a fault is logged, and its own text is not shown', async () => {
    const { body } = await answer('unforeseen');
    expect(JSON.stringify(body)).not.toContain(SECRET);
    expect(body.issue[0]?.diagnostics).toContain('r1');
    expect(logged.length).toBeGreaterThan(0);
  });

  test('a refusal names the element', async () => {
    expect((await answer('refusal')).body.issue[0]?.expression).toEqual(['Encounter.period.start']);
  });
});
