import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { createPolicies, packsFor } from '../activities/policies.ts';
import { workflowBundle } from '../adapters/engine/bundle.ts';
import { encryptionCodec } from '../adapters/engine/codec.ts';
import { engineClient, localConnection } from '../adapters/engine/connection.ts';
import { startDevServer } from '../adapters/engine/dev-server.ts';
import { freePort } from '../adapters/engine/free-port.ts';
import { findTemporalBinary } from '../adapters/engine/temporal-binary.ts';
import { startWorker } from '../adapters/engine/worker.ts';
import { keyRing, newKeyRingContent, type KeyRing } from '../adapters/keys/key-ring.ts';
import type { Database } from '../adapters/store/database.ts';
import { commandService, type CommandService } from '../api/command-service.ts';
import { NO_DUTY_FALLS_DUE } from '../policies/packs.ts';
import { DEFAULT_NAMESPACE, RETENTION_DAYS, SEARCH_ATTRIBUTES } from '../temporal.config.ts';
import { createBareTable } from './bare-activities.ts';
import { openBenchDatabase } from './bench-database.ts';
import { giveBare, type GiveBare } from './give-bare.ts';
import { startReceiver } from './receiver.ts';
import { SendPlan } from './send-plan.ts';
import { Settling } from './settling.ts';
import { standActivities } from './stand-activities.ts';

const ROOT = join(import.meta.dirname, '..');

/** Engine, database, worker and receiver that both sides share. */
export interface Stand {
  client: Client;
  db: Database;
  databaseKind: string;
  ring: KeyRing;
  commands: CommandService;
  give: GiveBare;
  plan: SendPlan;
  settling: Settling;
  enginePid: number;
  /** SQL statements so far, `begin` and `commit` left out. */
  statements: () => number;
}

/** Starts it all; each thing that is to be closed is handed over as soon as it runs. */
export async function startStand(
  closeLater: (close: () => Promise<unknown>) => void,
  say: (line: string) => void,
): Promise<Stand> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const failureConverterPath = join(ROOT, 'workflows/failure-converter.ts');
  say('Bundling the workflows …');
  const { codePath } = await workflowBundle({
    workflowsPath: join(import.meta.dirname, 'workflows.ts'),
    failureConverterPath,
    cacheDir: join(ROOT, 'node_modules/.cache/samordna'),
    extraSources: [join(ROOT, 'workflows')],
  });
  const { path } = await findTemporalBinary({ say });
  say('Starting engine, database and receiver …');
  const engine = await startDevServer({
    binary: path,
    dbFile: undefined,
    port: await freePort(),
    uiPort: undefined,
    namespace: DEFAULT_NAMESPACE,
    searchAttributes: SEARCH_ATTRIBUTES,
    retentionDays: RETENTION_DAYS,
    log: say,
  });
  closeLater(() => engine.stop());
  const receiver = await startReceiver();
  closeLater(() => receiver.stop());
  const database = await openBenchDatabase(process.env['DATABASE_URL']);
  closeLater(() => database.close());
  const { db } = database;
  await createBareTable(db);

  const ring = keyRing(newKeyRingContent());
  const policies = createPolicies(packsFor(false, undefined, NO_DUTY_FALLS_DUE));
  const plan = new SendPlan();
  const settling = new Settling();
  const engineSettings = {
    connection: localConnection(engine.address),
    namespace: DEFAULT_NAMESPACE,
    codec: encryptionCodec(ring),
    failureConverterPath,
  };
  const taskQueue = 'bench';
  const client = await engineClient(engineSettings);
  closeLater(() => client.connection.close());
  const commands = commandService({ client, taskQueue, db, policies, keyId: ring.currentId, now: Date.now });
  const give = giveBare(client, taskQueue);
  const worker = await startWorker({
    ...engineSettings,
    taskQueue,
    bundlePath: codePath,
    activities: standActivities({ db, ring, policies, plan, settling, commands, give, receiver }),
  });
  closeLater(() => worker.stop());
  const { kind: databaseKind, statements } = database;
  return { client, db, databaseKind, ring, commands, give, plan, settling, enginePid: engine.pid, statements };
}
