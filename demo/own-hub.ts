import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { createPolicies, packsFor } from '../activities/policies.ts';
import { workflowBundle } from '../adapters/engine/bundle.ts';
import { localConnection } from '../adapters/engine/connection.ts';
import { startDevServer } from '../adapters/engine/dev-server.ts';
import { freePort } from '../adapters/engine/free-port.ts';
import { findTemporalBinary } from '../adapters/engine/temporal-binary.ts';
import { createLog } from '../adapters/log.ts';
import { startPartnerSimulator, type PartnerSimulator } from '../adapters/partner-simulator/simulator.ts';
import { readConfig } from '../config.ts';
import { startHub } from '../hub.ts';
import { DEFAULT_NAMESPACE, RETENTION_DAYS, SEARCH_ATTRIBUTES } from '../temporal.config.ts';

const ROOT = join(import.meta.dirname, '..');

export interface OwnHub {
  url: string;
  simulator: PartnerSimulator;
}

type CloseLater = (close: () => Promise<unknown> | void) => void;

/**
 * Engine, database, worker, API and partner simulator, all on free ports and in a folder that goes when they do. Each is handed over
 * to be closed as soon as it runs. A configured engine or database is never used: the cases are made up.
 */
export async function startOwnHub(closeLater: CloseLater, say: (line: string) => void): Promise<OwnHub> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const varFolder = mkdtempSync(join(tmpdir(), 'samordna-demo-'));
  closeLater(() => rmSync(varFolder, { recursive: true, force: true }));

  say('Förbereder arbetsflödet …');
  const failureConverterPath = join(ROOT, 'workflows/failure-converter.ts');
  const { codePath } = await workflowBundle({
    workflowsPath: join(ROOT, 'workflows'),
    failureConverterPath,
    cacheDir: join(ROOT, 'node_modules/.cache/samordna'),
  });
  const address = process.env['SAMORDNA_TEST_ENGINE'] ?? (await startEngine(closeLater, say));

  say('Startar hubben …');
  const simulator = await startPartnerSimulator({ port: 0 });
  closeLater(() => simulator.close());
  const port = await freePort();
  const config = readConfig(
    {
      PORT: String(port),
      SAMORDNA_VAR: varFolder,
      SAMORDNA_PARTNER_PORT: new URL(simulator.url).port,
      SAMORDNA_DEMO: '1',
    },
    ROOT,
  );
  const engine = {
    connection: localConnection(address),
    namespace: DEFAULT_NAMESPACE,
    taskQueue: `demo-${crypto.randomUUID()}`,
    bundlePath: codePath,
    failureConverterPath,
  };
  const log = createLog('error', (line) => void process.stderr.write(line));
  const hub = await startHub({
    config,
    engine,
    policies: createPolicies(packsFor(true)),
    log,
    onWorkerLost: (error) => say(`Arbetaren stannade: ${String(error)}`),
  });
  closeLater(() => hub.stop());
  return { url: config.publicUrl, simulator };
}

async function startEngine(closeLater: CloseLater, say: (line: string) => void): Promise<string> {
  const { path } = await findTemporalBinary({ say });
  say('Startar processmotorn …');
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
  return engine.address;
}
