import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { createAttemptDelivery } from '../activities/attempt-delivery.ts';
import { createAwaitDatabase } from '../activities/await-database.ts';
import { createCommit, type Commit } from '../activities/commit.ts';
import { deliveryPorts } from '../activities/delivery-ports.ts';
import { fixedPolicies } from '../activities/policies.ts';
import type { Policies } from '../activities/ports.ts';
import { loadDirectory, type Directory } from '../adapters/directory/directory.ts';
import { workflowBundle } from '../adapters/engine/bundle.ts';
import { encryptionCodec } from '../adapters/engine/codec.ts';
import { engineClient, localConnection } from '../adapters/engine/connection.ts';
import { startDevServer } from '../adapters/engine/dev-server.ts';
import { freePort } from '../adapters/engine/free-port.ts';
import { findTemporalBinary } from '../adapters/engine/temporal-binary.ts';
import { startWorker } from '../adapters/engine/worker.ts';
import { keyRing, newKeyRingContent, type KeyRing } from '../adapters/keys/key-ring.ts';
import { lifecareSender } from '../adapters/lifecare/client.ts';
import { createLog } from '../adapters/log.ts';
import { caseStore } from '../adapters/store/case-store.ts';
import type { Database } from '../adapters/store/database.ts';
import type { AttemptOutcome } from '../domain/process/delivery.ts';
import { DEFAULT_NAMESPACE, RETENTION_DAYS, SEARCH_ATTRIBUTES } from '../temporal.config.ts';
import { bareActivities, createBareTable, type BareActivities, type Row } from './bare-activities.ts';
import { openBenchDatabase } from './bench-database.ts';
import { startReceiver } from './receiver.ts';
import { benchPolicy } from './reference-case.ts';
import { SendPlan } from './send-plan.ts';
import { Settling } from './settling.ts';

const ROOT = join(import.meta.dirname, '..');

/** Engine, database, worker and receiver that both sides share. */
export interface Stand {
  client: Client;
  taskQueue: string;
  db: Database;
  databaseKind: string;
  ring: KeyRing;
  policies: Policies;
  plan: SendPlan;
  settling: Settling;
  enginePid: number;
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
  const codec = encryptionCodec(ring);
  const directory = loadDirectory(join(ROOT, 'adapters/directory/fictional-region.json'));
  const policies = fixedPolicies(benchPolicy(Date.now()));
  const plan = new SendPlan();
  const settling = new Settling();
  const engineSettings = {
    connection: localConnection(engine.address),
    namespace: DEFAULT_NAMESPACE,
    codec,
    failureConverterPath,
  };
  const taskQueue = 'bench';
  const client = await engineClient(engineSettings);
  closeLater(() => client.connection.close());
  const worker = await startWorker({
    ...engineSettings,
    taskQueue,
    bundlePath: codePath,
    activities: activitiesOf({ db, ring, directory, policies, plan, settling, receiverUrl: receiver.fhirBaseUrl }),
  });
  closeLater(() => worker.stop());
  return { client, taskQueue, db, databaseKind: database.kind, ring, policies, plan, settling, enginePid: engine.pid };
}

interface Parts extends Pick<Stand, 'db' | 'ring' | 'policies' | 'plan' | 'settling'> {
  directory: Directory;
  receiverUrl: string;
}

/** The hub's own activities and the bare ones, each told of by the same few lines. */
function activitiesOf({ db, ring, directory, policies, plan, settling, receiverUrl }: Parts) {
  const sender = lifecareSender({ baseUrl: receiverUrl, sourceEndpoint: 'http://127.0.0.1/fhir' });
  const senders = new Map(directory.partnerNames.map((name) => [name, sender]));
  const noChannel = async (): Promise<AttemptOutcome> => ({ kind: 'refused', reason: 'no-channel' });
  const others = { ehr: noChannel, sendMail: noChannel, tellProcess: noChannel };
  const ports = deliveryPorts({ db, ring, directory, log: createLog('error'), senders, ...others, now: Date.now });
  const commit = createCommit({ store: caseStore(db, ring), policies, keyId: ring.currentId });
  const bare = bareActivities({ db, ring, directory, senders, plan });
  return {
    awaitDatabase: createAwaitDatabase(db),
    commit: (async (input) => {
      const answer = await commit(input);
      const items = answer.attempts.map(({ item }) => item);
      plan.noteAttempts(input.caseId, input.command.commandId, items);
      settling.begun(input.caseId, items);
      noteOutcome(settling, input);
      return answer;
    }) satisfies Commit,
    attemptDelivery: createAttemptDelivery({
      ...ports,
      compose: (...asked) => {
        const message = ports.compose(...asked);
        if ('facts' in message) plan.noteMessage(message);
        return message;
      },
    }),
    storeRow: (async (row) => {
      const stored = await bare.storeRow(row);
      settling.begun(row.caseId, stored.send);
      noteOutcome(settling, row);
      return stored;
    }) satisfies BareActivities['storeRow'],
    sendMessage: bare.sendMessage,
  };
}

function noteOutcome(settling: Settling, { caseId, command }: Pick<Row, 'caseId' | 'command'>): void {
  if (command.type !== 'deliveryOutcome') return;
  const { item, outcome } = command.data as { item: string; outcome: AttemptOutcome };
  settling.ended(caseId, item, outcome);
}
