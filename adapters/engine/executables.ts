import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { runCommand } from './run-command.ts';

/** The first executable file of that name on PATH. */
export function findExecutable(name: string, env: NodeJS.ProcessEnv): string | undefined {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => resolve(folder, name)).find(isExecutable);
}

/** Undefined when `path --version` works within `limitMs` milliseconds, else why not. */
export async function whyItDoesNotRun(
  path: string,
  env: NodeJS.ProcessEnv,
  limitMs: number,
): Promise<string | undefined> {
  try {
    await runCommand(path, ['--version'], { env, limitMs });
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
