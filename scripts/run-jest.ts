import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const JEST = join(import.meta.dirname, '..', 'node_modules', 'jest', 'bin', 'jest.js');

/** Runs one project of jest.config.js with what the command line adds; gives jest's exit code, 1 when a signal ended it. */
export async function runJest(project: string, env: Record<string, string>): Promise<number> {
  const flags = ['--disable-warning=ExperimentalWarning', '--experimental-vm-modules'];
  const jest = spawn(
    process.execPath,
    [...flags, JEST, '--selectProjects', project, '-w', '2', ...process.argv.slice(2)],
    {
      stdio: 'inherit',
      env: { ...process.env, ...env },
    },
  );
  const forward = (signal: NodeJS.Signals): void => {
    jest.kill(signal);
  };
  const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM'];
  for (const signal of signals) process.on(signal, forward);
  const [code] = (await once(jest, 'exit')) as [number | null];
  for (const signal of signals) process.off(signal, forward);
  return code ?? 1;
}
