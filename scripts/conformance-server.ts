import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { findExecutable } from '../adapters/engine/executables.ts';
import { runCommand } from '../adapters/engine/run-command.ts';
import { defaultCacheDir } from '../adapters/engine/temporal-binary.ts';

const PROJECT = join(import.meta.dirname, '..', 'test', 'conformance', 'hapi');
const INSTALL =
  'Install them (Debian: apt-get install --no-install-recommends maven default-jdk-headless), Java 17 or later.';
const JVM = ['-Xmx768m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];
const BUILD_LIMIT_MS = 900_000;
const START_LIMIT_MS = 180_000;
const STOP_LIMIT_MS = 10_000;

export interface ConformanceServer {
  /** Its FHIR server is under `/fhir`, its validator at `/validate`. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Builds HAPI's server and validator with Maven, once for each state of their sources, and gives the folder. The first build
 * downloads 260 MB. Throws an Error that says what to install, or what Maven said.
 */
export async function buildConformanceServer(say: (line: string) => void): Promise<string> {
  const home = join(defaultCacheDir(), `conformance-server-${fingerprint()}`);
  if (existsSync(home)) return home;
  const maven = executable('mvn');
  executable('javac');
  mkdirSync(defaultCacheDir(), { recursive: true });
  const folder = mkdtempSync(join(defaultCacheDir(), 'conformance-build-'));
  const log = join(folder, 'maven.log');
  say('Building the FHIR server for the conformance tests with Maven; the first time it downloads 260 MB.');
  try {
    const args = ['--batch-mode', '--file', join(PROJECT, 'pom.xml'), '--log-file', log, `-Dsamordna.build=${folder}`];
    await runCommand(maven, [...args, 'package'], {
      env: process.env,
      limitMs: BUILD_LIMIT_MS,
      onProgress: (seconds) => say(`still building after ${seconds} s`),
    });
    renameSync(folder, home);
    return home;
  } catch (error) {
    const said = existsSync(log) ? readFileSync(log, 'utf8').slice(-3000) : '';
    throw new Error(`The FHIR server was not built (${(error as Error).message}).\n${said}`, { cause: error });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Starts it on a free port of 127.0.0.1. It ends by itself when this process does. */
export async function startConformanceServer(home: string): Promise<ConformanceServer> {
  const classpath = `${join(home, 'conformance-server.jar')}:${join(home, 'lib', '*')}`;
  const server = spawn(executable('java'), [...JVM, '-cp', classpath, 'samordna.conformance.Main'], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let errors = '';
  server.stderr.setEncoding('utf8').on('data', (text: string) => (errors = (errors + text).slice(-3000)));
  const limit = setTimeout(() => server.kill('SIGKILL'), START_LIMIT_MS);
  try {
    for await (const line of createInterface({ input: server.stdout })) {
      const [word, url] = line.split(' ');
      if (word === 'READY' && url !== undefined) return { url, stop: () => end(server) };
    }
  } finally {
    clearTimeout(limit);
  }
  await end(server);
  throw new Error(`The FHIR server did not start.\n${errors}`);
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  const timer = setTimeout(() => server.kill('SIGKILL'), STOP_LIMIT_MS);
  await ended;
  clearTimeout(timer);
}

function executable(name: string): string {
  const found = findExecutable(name, process.env);
  if (!found) throw new Error(`The conformance tests need Maven and a JDK, and ${name} was not found. ${INSTALL}`);
  return found;
}

/** Of the sources: what was built from others is built again. */
function fingerprint(): string {
  const files = readdirSync(PROJECT, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const hash = createHash('sha256');
  for (const path of files.map((entry) => join(entry.parentPath, entry.name)).toSorted()) {
    hash.update(relative(PROJECT, path)).update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 16);
}
