import { DefaultLogger, Runtime } from '@temporalio/worker';
import { join } from 'node:path';
import { pino } from 'pino';
import { fixedPolicies } from '../../activities/policies.ts';
import { localConnection } from '../../adapters/engine/connection.ts';
import { readCase, readLog } from '../../adapters/store/case-reader.ts';
import { claimKey } from '../../adapters/store/claims.ts';
import { findClaim } from '../../adapters/store/fhir-rows.ts';
import { savePersonDraft } from '../../adapters/store/persons.ts';
import { readConfig } from '../../config.ts';
import type { Command } from '../../domain/process/command.ts';
import { startHub } from '../../hub.ts';
import { nationalLaw } from '../support/law-alone.ts';
import { positionQuery } from '../../workflows/messages.ts';
import type { Ask, CrashPoint, Told } from './protocol.ts';

/** A hub in a process of its own that can be told to die at an exact point of one case. */
const ROOT = join(import.meta.dirname, '..', '..');
Runtime.install({ logger: new DefaultLogger('ERROR') });

let armed: { point: CrashPoint; caseId: string } | undefined;

function dieAt(point: CrashPoint, caseId: string): void {
  if (armed?.point === point && armed.caseId === caseId) process.kill(process.pid, 'SIGKILL');
}

/** Items that this process has given to another case. */
const reported = new Set<string>();

/** Around the append of a report at the case that is told. */
function dieAtReport(point: CrashPoint, { by, commandId }: Command): void {
  if (by.kind !== 'process') return;
  reported.add(commandId);
  dieAt(point, by.hsaId);
}

const env = process.env as Record<string, string>;
const policy = {
  ...nationalLaw,
  retry: { firstMinutes: 0.05, maxMinutes: 0.2 },
  name: env.TEST_POLICY ?? nationalLaw.name,
};
const hub = await startHub({
  config: readConfig(env, ROOT),
  engine: {
    connection: localConnection(env.SAMORDNA_TEST_ENGINE ?? ''),
    namespace: 'default',
    taskQueue: env.TEST_QUEUE ?? '',
    bundlePath: env.SAMORDNA_TEST_BUNDLE ?? '',
    failureConverterPath: join(ROOT, 'workflows/failure-converter.ts'),
  },
  policies: fixedPolicies(policy),
  log: pino({ level: 'warn', base: null }, pino.destination(2)),
  onWorkerLost: (error) => void process.stderr.write(`${String(error)}\n`),
  wraps: {
    commit: (inner) => async (input) => {
      if (input.command.type !== 'clock') dieAt('before-append', input.caseId);
      dieAtReport('before-report', input.command);
      const answer = await inner(input);
      dieAtReport('after-report', input.command);
      if (input.command.type !== 'clock') dieAt('after-append', input.caseId);
      if (answer.then === 'renew') {
        dieAt('before-renewal', input.caseId);
        if (armed?.point === 'at-renewal') setTimeout(() => dieAt('at-renewal', input.caseId), 8);
      }
      return answer;
    },
    attemptDelivery: (inner) => async (attempt) => {
      const outcome = await inner(attempt);
      dieAt('after-answer', attempt.caseId);
      if (reported.has(attempt.item)) dieAt('after-report-answer', attempt.caseId);
      return outcome;
    },
  },
});

async function answer(ask: Ask): Promise<unknown> {
  const { db, ring, commands } = hub.deps;
  switch (ask.kind) {
    case 'arm':
      armed = ask;
      return null;
    case 'draft':
      return savePersonDraft(db, ring, ask.draftId, ask.personId, ask.person);
    case 'send':
      return commands.send(ask.target, ask.command);
    case 'holder':
      return findClaim(db, claimKey(ring, ask.claim));
    case 'log':
      return readLog(db, ring, ask.caseId);
    case 'case':
      return readCase(db, ring, ask.caseId);
    case 'marks':
      return db.selectFrom('open_marks').selectAll().where('case_id', '=', ask.caseId).execute();
    case 'position':
      return hub.client.workflow.getHandle(ask.caseId).query(positionQuery);
    case 'stop':
      await hub.stop();
      setImmediate(() => process.disconnect());
      return null;
  }
}

process.on('message', (message: { id: number; ask: Ask }) => {
  answer(message.ask).then(
    (result) => process.send?.({ id: message.id, result } satisfies Told),
    (error: unknown) => process.send?.({ id: message.id, error: String(error) } satisfies Told),
  );
});
process.send?.({ id: 0, result: 'ready' } satisfies Told);
