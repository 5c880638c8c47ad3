/**
 * Runs the tests of test/conformance against a FHIR server and validator that others have written; arguments go to jest. With
 * `--build` the server is only built.
 */
import { buildConformanceServer, startConformanceServer } from './conformance-server.ts';
import { runJest } from './run-jest.ts';

let interrupted = false;
const interrupt = (): void => {
  interrupted = true;
};
// The server must be stopped whatever happens, so a signal never ends this process at once; jest gets it and ends.
process.on('SIGINT', interrupt).on('SIGTERM', interrupt);

try {
  const home = await buildConformanceServer((line) => console.error(line));
  if (!process.argv.includes('--build')) {
    const server = await startConformanceServer(home);
    try {
      process.exitCode = interrupted ? 1 : await runJest('conformance', { CONFORMANCE_URL: server.url });
    } finally {
      await server.stop();
    }
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
