import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import proto from '@temporalio/proto';
import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import { deliveryAttempts } from '../../../activities/attempt-deliveries.ts';
import { createAttemptDelivery } from '../../../activities/attempt-delivery.ts';
import { createAwaitDatabase } from '../../../activities/await-database.ts';
import { createCommit } from '../../../activities/commit.ts';
import { deliveryPorts } from '../../../activities/delivery-ports.ts';
import { createPolicies, packsFor } from '../../../activities/policies.ts';
import type { Policies } from '../../../activities/ports.ts';
import { createTellProcess } from '../../../activities/tell-process.ts';
import { loadDirectory } from '../../../adapters/directory/directory.ts';
import { encryptionCodec } from '../../../adapters/engine/codec.ts';
import { engineClient, localConnection } from '../../../adapters/engine/connection.ts';
import { startWorker } from '../../../adapters/engine/worker.ts';
import { keyRing, newKeyRingContent, type KeyRing } from '../../../adapters/keys/key-ring.ts';
import { createLog } from '../../../adapters/log.ts';
import { newCaseIdOf } from '../../../adapters/store/case-id.ts';
import { caseStore } from '../../../adapters/store/case-store.ts';
import { claimKey } from '../../../adapters/store/claims.ts';
import { findCase } from '../../../adapters/store/command-rows.ts';
import { openDatabase, type Database } from '../../../adapters/store/database.ts';
import { findClaim } from '../../../adapters/store/fhir-rows.ts';
import { commandService, type CommandService } from '../../../api/command-service.ts';
import { giveReport } from '../../../api/give-report.ts';
import { startTimeServer } from '../../../scripts/time-server-process.ts';
import { SEARCH_ATTRIBUTES } from '../../../temporal.config.ts';
import { engineClock, type EngineClock } from './engine-clock.ts';
import { receiver, type Receiver } from './receiver.ts';
import { instantIn } from './swedish-time.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const FAILURE_CONVERTER = join(ROOT, 'workflows/failure-converter.ts');

/** At most: the clock goes while the engine starts. */
const START_TAKES_MS = 10 * 60_000;

/** The hub without its doors: cases, their log, what is told, and the engine whose time is moved. */
export interface TimeHub {
  clock: EngineClock;
  client: Client;
  db: Database;
  ring: KeyRing;
  policies: Policies;
  commands: CommandService;
  /** Granby's system. */
  granby: Receiver;
  /** What a replay of its runs needs. */
  replay: { workflowBundle: { codePath: string }; dataConverter: object };
  stop(): Promise<void>;
}

let installed = false;

/** Starts it with the clock at a time in Sweden, `2026-11-13 15:00`. */
export async function startTimeHub(begins: string, policies = createPolicies(packsFor(false))): Promise<TimeHub> {
  if (!installed) {
    // This engine calls itself older than it is, of which the SDK warns at every start.
    const logging = { filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) };
    Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging } });
  }
  installed = true;
  const closers: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    return await start(begins, policies, closers, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  begins: string,
  policies: Policies,
  closers: (() => Promise<unknown>)[],
  stop: () => Promise<void>,
): Promise<TimeHub> {
  const { server: program, bundle } = JSON.parse(process.env['SAMORDNA_TEST_TIME'] ?? '{}');
  if (!program) throw new Error('Run this suite with npm run test:time: it needs an engine whose clock can be moved.');
  const server = await startTimeServer(program, instantIn(begins) - START_TAKES_MS);
  closers.push(server.stop);
  const clock = await engineClock(server.address);
  closers.push(clock.close);
  await clock.skipTo(instantIn(begins));

  const ring = keyRing(newKeyRingContent());
  const codec = encryptionCodec(ring);
  const engine = {
    connection: localConnection(server.address),
    namespace: 'default',
    taskQueue: 'time',
    bundlePath: bundle,
    failureConverterPath: FAILURE_CONVERTER,
  };
  const client = await engineClient({ ...engine, codec });
  closers.push(() => client.connection.close());
  await addSearchAttributes(client);
  const db = await openDatabase({});
  closers.push(() => db.destroy());
  const log = createLog('error');
  const keyId = ring.currentId;
  const { now } = clock;
  const commands = commandService({ client: waitingByTheWall(client), taskQueue: 'time', db, policies, keyId, now });
  const granby = receiver();
  const attempt = createAttemptDelivery(
    deliveryPorts({
      db,
      ring,
      directory: loadDirectory(join(ROOT, 'adapters/directory/fictional-region.json')),
      log,
      senders: new Map([['granby-lifecare', granby.send]]),
      ehrs: new Map(),
      sendMail: async () => ({ kind: 'told' }),
      tellProcess: createTellProcess({
        holderOf: (claim) => findClaim(db, claimKey(ring, claim)),
        isCase: async (caseId, kind) => (await findCase(db, caseId))?.kind === kind,
        newCaseId: newCaseIdOf,
        give: giveReport(commands),
      }),
      now,
    }),
  );
  const worker = await startWorker({
    ...engine,
    codec,
    activities: {
      commit: createCommit({
        store: caseStore(db, ring),
        policies,
        keyId,
        onFault: (caseId, error) => log.error({ caseId, err: error }, 'commit failed by a fault'),
      }),
      awaitDatabase: createAwaitDatabase(db),
      ...deliveryAttempts(async (given) => {
        // Time stands while it is made, at another hour than when the clock was last asked.
        await clock.ask();
        return attempt(given);
      }),
    },
  });
  closers.push(() => worker.stop());
  const replay = {
    workflowBundle: { codePath: bundle },
    dataConverter: { payloadCodecs: [codec], failureConverterPath: FAILURE_CONVERTER },
  };
  return { clock, client, db, ring, policies, commands, granby, replay, stop };
}

/** This engine takes any namespace as it is, and knows none of its other settings. */
async function addSearchAttributes({ connection }: Client): Promise<void> {
  const { INDEXED_VALUE_TYPE_KEYWORD: Keyword, INDEXED_VALUE_TYPE_DATETIME: Datetime } =
    proto.temporal.api.enums.v1.IndexedValueType;
  const types = { Keyword, Datetime };
  const searchAttributes = Object.fromEntries(
    Object.entries(SEARCH_ATTRIBUTES).map(([name, type]) => [name, types[type]]),
  );
  await connection.operatorService.addSearchAttributes({ namespace: 'default', searchAttributes });
}

/** Limits are set in the hub's time, which here is the engine's; a call to the engine is limited in this machine's. */
function waitingByTheWall(client: Client): Client {
  const connection = Object.create(client.connection, {
    withDeadline: {
      value: <T>(_deadline: number, work: () => Promise<T>) =>
        client.connection.withDeadline(Date.now() + 30_000, work),
    },
  });
  return Object.create(client, { connection: { value: connection } });
}
