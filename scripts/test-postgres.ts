/** Runs the tests of test/postgres on a PostgreSQL server of their own; arguments go to jest. */
import { startPrivatePostgres } from './private-postgres.ts';
import { runJest } from './run-jest.ts';

let interrupted = false;
const interrupt = (): void => {
  interrupted = true;
};
// The server must be stopped whatever happens, so a signal never ends this process at once; jest gets it and ends.
process.on('SIGINT', interrupt).on('SIGTERM', interrupt);

try {
  const server = await startPrivatePostgres();
  try {
    process.exitCode = interrupted ? 1 : await runJest('postgres', { DATABASE_URL: server.url });
  } finally {
    await server.stop();
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
