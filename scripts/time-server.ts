import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { findExecutable } from '../adapters/engine/executables.ts';
import { runCommand } from '../adapters/engine/run-command.ts';
import { defaultCacheDir } from '../adapters/engine/temporal-binary.ts';
import { STEP_LIMITS, type StepLimits } from '../adapters/engine/temporal-cli.ts';
import { downloadTemporal } from '../adapters/engine/temporal-download.ts';
import { startTimeServer, type TimeServer } from './time-server-process.ts';

/** Release of Temporal's Java SDK that the server is a part of; test/time/server/pom.xml names the same. */
const VERSION = '1.38.0';
const PROJECT = join(import.meta.dirname, '..', 'test', 'time', 'server');
const JVM = ['-Xms64m', '-Xmx384m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];
const INSTALL =
  'Install Maven and a JDK, 17 or later (Debian: apt-get install --no-install-recommends maven default-jdk-headless), or set ' +
  'SAMORDNA_TEST_SERVER_PATH to Temporal’s test server.';

export interface TimeServerSearch {
  /** Takes one line for a human about what is tried. */
  readonly say: (line: string) => void;
  /** When the first test begins, ms since 1970: a server whose clock cannot be set is of no use once that has passed. */
  readonly begins: number;
  readonly env?: NodeJS.ProcessEnv;
  readonly cacheDir?: string;
  /** Base address of the download service. */
  readonly source?: string;
  readonly limits?: Partial<StepLimits>;
}

/**
 * Temporal's time-skipping test server: the one that SAMORDNA_TEST_SERVER_PATH names, else a cached one, else downloaded as
 * Temporal's SDKs do, else built with Maven where there is a JDK. Throws an Error that says what was tried and what to install.
 */
export async function findTimeServer(search: TimeServerSearch): Promise<TimeServer> {
  const { say, env = process.env, cacheDir = defaultCacheDir(env), begins } = search;
  const limits = { ...STEP_LIMITS, ...search.limits };
  const named = env['SAMORDNA_TEST_SERVER_PATH'];
  if (named) return published(named);
  const home = join(cacheDir, `time-server-${VERSION}-${fingerprint()}`);
  if (existsSync(home)) return built(home, env);

  const isAhead = Date.now() < begins;
  const downloaded = join(cacheDir, `temporal-test-server-${VERSION}`);
  if (isAhead && existsSync(downloaded)) return published(downloaded);
  mkdirSync(cacheDir, { recursive: true });
  const work = mkdtempSync(join(cacheDir, 'time-server-work-'));
  try {
    const { source = 'https://temporal.download' } = search;
    const notDownloaded = isAhead
      ? await download({ say, env, source, limits }, work, downloaded)
      : 'the clock of a downloaded one cannot be set, and the day of the first test has passed';
    if (notDownloaded === undefined) return published(downloaded);
    say(`not downloading Temporal's test server: ${notDownloaded}`);
    const notBuilt = await build({ say, env, limits }, work, home);
    if (notBuilt === undefined) return built(home, env);
    throw new Error(
      `There is no time-skipping test server here, and it could neither be downloaded (${notDownloaded}) nor built (${notBuilt}). ${INSTALL}`,
    );
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** As Temporal publishes it. */
function published(command: string): TimeServer {
  return { command, args: [], canBegin: false };
}

function built(home: string, env: NodeJS.ProcessEnv): TimeServer {
  const java = findExecutable('java', env);
  if (!java) throw new Error(`The time-skipping test server in ${home} needs Java, which was not found. ${INSTALL}`);
  const classpath = `${join(home, 'time-server.jar')}:${join(home, 'lib', '*')}`;
  return { command: java, args: [...JVM, '-cp', classpath, 'samordna.time.Main'], canBegin: true };
}

type Step = Required<Pick<TimeServerSearch, 'say' | 'env'>> & { limits: StepLimits };

/** Undefined when it is in its place, else why not. */
async function download(step: Step & { source: string }, dir: string, place: string): Promise<string | undefined> {
  const { say, env, source, limits } = step;
  say(`no time-skipping test server here, downloading it (version ${VERSION})`);
  try {
    const artifact = `temporal-test-server/v${VERSION}`;
    const connectMs = limits.connect;
    const path = await downloadTemporal({ artifact, say, env, dir, source, connectMs, limitMs: limits.download });
    chmodSync(path, 0o755);
    const server = await startTimeServer(published(path), Date.now());
    await server.stop();
    renameSync(path, place);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

async function build({ say, env, limits }: Step, work: string, home: string): Promise<string | undefined> {
  const maven = findExecutable('mvn', env);
  if (!maven || !findExecutable('javac', env)) return 'no Maven and JDK here';
  say('building the time-skipping test server with Maven; the first time it downloads 40 MB');
  const folder = join(work, 'built');
  const log = join(work, 'maven.log');
  const args = ['--batch-mode', '--file', join(PROJECT, 'pom.xml'), '--log-file', log, `-Dsamordna.build=${folder}`];
  try {
    await runCommand(maven, [...args, 'package'], {
      env,
      limitMs: limits.build,
      onProgress: (seconds) => say(`still building after ${seconds} s`),
    });
    // Another process may have built the same in the meantime.
    if (!existsSync(home)) renameSync(folder, home);
    return undefined;
  } catch (error) {
    const said = existsSync(log) ? `\n${readFileSync(log, 'utf8').slice(-2000)}` : '';
    return `${(error as Error).message}${said}`;
  }
}

/** Of the sources: what was built from others is built again. */
function fingerprint(): string {
  const files = readdirSync(PROJECT, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const hash = createHash('sha256');
  for (const path of files.map((entry) => join(entry.parentPath, entry.name)).toSorted()) {
    hash.update(relative(PROJECT, path)).update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 12);
}
