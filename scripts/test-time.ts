/**
 * Runs the tests of test/time against an engine whose clock is moved; arguments go to jest. With `--build` the engine is only found,
 * or built.
 */
import { join } from 'node:path';
import { workflowBundle } from '../adapters/engine/bundle.ts';
import { runJest } from './run-jest.ts';
import { findTimeServer } from './time-server.ts';

/** Before the first day of any test. */
const BEGINS = Date.UTC(2026, 8, 1);
const ROOT = join(import.meta.dirname, '..');

try {
  const server = await findTimeServer({ say: (line) => console.error(line), begins: BEGINS });
  if (!process.argv.includes('--build')) {
    const { codePath } = await workflowBundle({
      workflowsPath: join(ROOT, 'workflows'),
      failureConverterPath: join(ROOT, 'workflows/failure-converter.ts'),
      cacheDir: join(ROOT, 'node_modules/.cache/samordna'),
    });
    process.exitCode = await runJest('time', { SAMORDNA_TEST_TIME: JSON.stringify({ server, bundle: codePath }) });
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
