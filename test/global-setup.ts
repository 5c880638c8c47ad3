import { join } from 'node:path';
import { workflowBundle } from '../adapters/engine/bundle.ts';
import { startDevServer, type DevServer } from '../adapters/engine/dev-server.ts';
import { freePort } from '../adapters/engine/free-port.ts';
import { findTemporalBinary } from '../adapters/engine/temporal-binary.ts';

declare global {
  var samordnaTestEngine: DevServer | undefined;
}

/**
 * One engine in memory and one bundle for all suites, found through SAMORDNA_TEST_ENGINE (host and port) and
 * SAMORDNA_TEST_BUNDLE (path). Suites keep apart by a task queue and case ids of their own.
 */
export default async function globalSetup(): Promise<void> {
  const root = join(import.meta.dirname, '..');
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const { path } = await findTemporalBinary({ say });
  const engine = await startDevServer({
    binary: path,
    dbFile: undefined,
    port: await freePort(),
    uiPort: undefined,
    namespace: 'default',
    searchAttributes: { SamordnaKind: 'Keyword', SamordnaState: 'Keyword', SamordnaNextWake: 'Datetime' },
    retentionDays: 1,
    log: say,
  });
  globalThis.samordnaTestEngine = engine;
  process.env['SAMORDNA_TEST_ENGINE'] = engine.address;
  // Says to suites that start engines of their own where the binary is, so that it is looked for once.
  process.env['TEMPORAL_CLI_PATH'] = path;

  const { codePath } = await workflowBundle({
    workflowsPath: join(root, 'workflows'),
    failureConverterPath: join(root, 'workflows/failure-converter.ts'),
    cacheDir: join(root, 'node_modules/.cache/samordna'),
  });
  process.env['SAMORDNA_TEST_BUNDLE'] = codePath;
}
