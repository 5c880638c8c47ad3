import { chmodSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { tryLock, type HeldLock } from '../var-folder/lock-file.ts';
import { findExecutable, whyItDoesNotRun } from './executables.ts';
import { buildTemporal } from './temporal-build.ts';
import { TEMPORAL_CLI_VERSION, TemporalBinaryError, type StepLimits, type TemporalBinary } from './temporal-cli.ts';
import { downloadTemporal } from './temporal-download.ts';

interface Fetch {
  readonly say: (line: string) => void;
  readonly env: NodeJS.ProcessEnv;
  /** The cache folder of this version, and where in it the tool shall lie. */
  readonly home: string;
  readonly cached: string;
  readonly inCache: () => Promise<boolean>;
  readonly source: string;
  readonly limits: StepLimits;
}

/** Downloads, else builds. One process at a time does it; those that wait use what it made. */
export async function fetchIntoCache(fetch: Fetch): Promise<TemporalBinary> {
  mkdirSync(fetch.home, { recursive: true });
  const lock = await waitForTurn(fetch);
  try {
    if (await fetch.inCache()) return { path: fetch.cached, how: 'cache' };
    return await downloadOrBuild(fetch);
  } finally {
    lock.release();
  }
}

async function downloadOrBuild(fetch: Fetch): Promise<TemporalBinary> {
  const { say, env, source, limits } = fetch;
  const dir = join(fetch.home, 'work');
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir);
  try {
    say(`no Temporal server here, downloading it (Temporal CLI ${TEMPORAL_CLI_VERSION})`);
    const artifact = `cli/v${TEMPORAL_CLI_VERSION}`;
    const download = { artifact, say, env, dir, source, connectMs: limits.connect, limitMs: limits.download };
    const notDownloaded = await keep(fetch, downloadTemporal(download));
    if (!notDownloaded) return { path: fetch.cached, how: 'download' };
    say(`downloading the Temporal server did not work: ${notDownloaded}`);

    const go = findExecutable('go', env);
    const notBuilt = go ? await keep(fetch, buildTemporal({ say, env, go, dir, limitMs: limits.build })) : 'no Go here';
    if (!notBuilt) return { path: fetch.cached, how: 'go install' };
    throw new TemporalBinaryError(
      `There is no Temporal server here, and it could neither be downloaded (${notDownloaded}) nor built (${notBuilt}).`,
    );
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Puts what was made in its place in the cache if it runs, in one step; returns why not otherwise. */
async function keep({ cached, env, limits }: Fetch, made: Promise<string>): Promise<string | undefined> {
  try {
    const path = await made;
    chmodSync(path, 0o755);
    const why = await whyItDoesNotRun(path, env, limits.run);
    if (why) return `what came does not run, ${why}`;
    renameSync(path, cached);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

async function waitForTurn({ say, home, limits }: Fetch): Promise<HeldLock> {
  const until = Date.now() + limits.download + limits.build;
  for (let told = false; ; told = true) {
    const attempt = tryLock(join(home, 'lock.json'));
    if ('taken' in attempt) return attempt.taken;
    const { pid } = attempt.heldBy.holder;
    if (Date.now() > until) throw new TemporalBinaryError(`Process ${pid} is still fetching the Temporal server.`);
    if (!told) say(`process ${pid} is already fetching the Temporal server, waiting for it`);
    await sleep(250);
  }
}
