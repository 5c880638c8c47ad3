import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { findExecutable, whyItDoesNotRun } from './executables.ts';
import {
  STEP_LIMITS,
  TEMPORAL_CLI_VERSION,
  TemporalBinaryError,
  type StepLimits,
  type TemporalBinary,
} from './temporal-cli.ts';
import { fetchIntoCache } from './temporal-fetch.ts';

export interface BinarySearch {
  /** Takes one line for a human about what is tried and how far it has come. */
  readonly say: (line: string) => void;
  readonly env?: NodeJS.ProcessEnv;
  readonly cacheDir?: string;
  /** Base address of the download service. */
  readonly source?: string;
  readonly limits?: Partial<StepLimits>;
}

/** Where fetched and built tools are kept between runs: `$XDG_CACHE_HOME/samordna`, else `~/.cache/samordna`. */
export function defaultCacheDir(env: NodeJS.ProcessEnv = process.env): string {
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'samordna');
}

/**
 * Finds Temporal's command line tool, which holds the development server: the one TEMPORAL_CLI_PATH names, else on
 * PATH, else the cached one, else downloaded, else built with Go. Throws TemporalBinaryError.
 */
export async function findTemporalBinary(search: BinarySearch): Promise<TemporalBinary> {
  const { say, env = process.env, source = 'https://temporal.download' } = search;
  const limits = { ...STEP_LIMITS, ...search.limits };
  const fault = (path: string): Promise<string | undefined> => whyItDoesNotRun(path, env, limits.run);

  const named = env['TEMPORAL_CLI_PATH'];
  if (named) {
    const why = await fault(named);
    if (why) throw new TemporalBinaryError(`TEMPORAL_CLI_PATH is ${named}, which does not run (${why}).`);
    return { path: named, how: 'TEMPORAL_CLI_PATH' };
  }
  const onPath = findExecutable('temporal', env);
  if (onPath) {
    const why = await fault(onPath);
    if (!why) return { path: onPath, how: 'PATH' };
    say(`${onPath} does not run (${why}), looking further`);
  }
  const home = resolve(search.cacheDir ?? defaultCacheDir(env), `temporal-${TEMPORAL_CLI_VERSION}`);
  const cached = join(home, 'temporal');
  const inCache = async (): Promise<boolean> => existsSync(cached) && !(await fault(cached));
  if (await inCache()) return { path: cached, how: 'cache' };
  return fetchIntoCache({ say, env, home, cached, inCache, source, limits });
}
