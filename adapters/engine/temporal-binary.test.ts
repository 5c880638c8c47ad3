import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultCacheDir, findTemporalBinary, type BinarySearch } from './temporal-binary.ts';
import { TEMPORAL_CLI_VERSION, type TemporalBinary } from './temporal-cli.ts';

const RUNS = 'exit 0';
const BROKEN = 'echo "bad format" >&2; exit 3';
/** Stands in for Go: leaves a runnable tool in GOBIN and counts its calls. */
const GO = `echo "$@" >> "$CALLS"; printf '#!/bin/sh\\nexit 0\\n' > "$GOBIN/temporal"`;

let root: string;
let bin: string;
let cacheDir: string;
let cached: string;
let said: string[];
let service: Server | undefined;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'binary-'));
  bin = join(root, 'bin');
  mkdirSync(bin);
  // Only these, so that a Go or a Temporal of this machine is never found.
  for (const name of ['tar', 'gzip', 'sleep']) {
    const real = ['/usr/bin', '/bin'].map((folder) => join(folder, name)).find((path) => existsSync(path));
    if (real) symlinkSync(real, join(bin, name));
  }
  cacheDir = join(root, 'cache');
  cached = join(cacheDir, `temporal-${TEMPORAL_CLI_VERSION}`, 'temporal');
  said = [];
});

afterEach(() => {
  service?.closeAllConnections();
  service?.close();
  service = undefined;
  rmSync(root, { recursive: true });
});

function stub(path: string, script: string): string {
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

function find(more: Partial<BinarySearch> = {}): Promise<TemporalBinary> {
  // fetch refuses port 9 at once, as a machine without the way out does.
  return findTemporalBinary({
    say: (line) => said.push(line),
    source: 'http://127.0.0.1:9',
    cacheDir,
    ...more,
    env: { PATH: bin, CALLS: join(root, 'calls'), ...more.env },
  });
}

async function serve(listener: RequestListener): Promise<string> {
  service = createServer(listener).listen(0, '127.0.0.1');
  await once(service, 'listening');
  return `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
}

test('the tool that TEMPORAL_CLI_PATH names goes before the one on PATH', async () => {
  stub(join(bin, 'temporal'), RUNS);
  const named = stub(join(root, 'mine'), RUNS);
  expect(await find({ env: { TEMPORAL_CLI_PATH: named } })).toEqual({ path: named, how: 'TEMPORAL_CLI_PATH' });
  expect(await find()).toEqual({ path: join(bin, 'temporal'), how: 'PATH' });
});

test.each([
  ['is not there', (path: string) => path],
  ['does not run', (path: string) => stub(path, BROKEN)],
])('a TEMPORAL_CLI_PATH that %s is an error, not passed over', async (_what, make) => {
  stub(join(bin, 'temporal'), RUNS);
  const named = make(join(root, 'mine'));
  await expect(find({ env: { TEMPORAL_CLI_PATH: named } })).rejects.toThrow(`TEMPORAL_CLI_PATH is ${named}`);
});

test('a broken tool on PATH is passed over for the cached one', async () => {
  stub(join(bin, 'temporal'), BROKEN);
  mkdirSync(join(cached, '..'), { recursive: true });
  stub(cached, RUNS);
  expect(await find()).toEqual({ path: cached, how: 'cache' });
  expect(said).toEqual([expect.stringContaining('does not run')]);
});

test('without a download the tool is built with Go, once, at the version that can be built so', async () => {
  stub(join(bin, 'go'), GO);
  expect(await find()).toEqual({ path: cached, how: 'go install' });
  expect(await find()).toEqual({ path: cached, how: 'cache' });
  const calls = readFileSync(join(root, 'calls'), 'utf8').trim().split('\n');
  expect(calls).toEqual(['install -trimpath -ldflags -s -w github.com/temporalio/cli/cmd/temporal@v1.5.1']);
  expect(said.join('\n')).toContain('building the Temporal server with Go');
  expect(readdirSync(join(cached, '..'))).toEqual(['temporal']);
});

test('a broken cached copy is replaced', async () => {
  mkdirSync(join(cached, '..'), { recursive: true });
  stub(cached, BROKEN);
  stub(join(bin, 'go'), GO);
  expect(await find()).toEqual({ path: cached, how: 'go install' });
});

test('of two that look at once one builds and the other waits for it', async () => {
  stub(join(bin, 'go'), `sleep 0.3; ${GO}`);
  const found = await Promise.all([find(), find()]);
  expect(found.map(({ how }) => how).toSorted()).toEqual(['cache', 'go install']);
  expect(readFileSync(join(root, 'calls'), 'utf8').trim().split('\n')).toHaveLength(1);
  expect(said.filter((line) => line.includes('waiting for it'))).toHaveLength(1);
});

test('the archive that the download service names is unpacked into the cache', async () => {
  stub(join(root, 'temporal'), RUNS);
  spawnSync('tar', ['-czf', 'archive.tar.gz', 'temporal'], { cwd: root });
  const asked: string[] = [];
  const source = await serve((request, response) => {
    asked.push(request.url as string);
    const archiveUrl = `http://${request.headers.host}/archive`;
    if (request.url === '/archive') response.end(readFileSync(join(root, 'archive.tar.gz')));
    else response.end(JSON.stringify({ archiveUrl, fileToExtract: 'temporal' }));
  });
  expect(await find({ source })).toEqual({ path: cached, how: 'download' });
  expect(asked[0]).toMatch(/^\/cli\/v1\.5\.1\?arch=(amd64|arm64)&platform=(linux|darwin)&format=tar\.gz$/);
});

test.each<[string, RequestListener, string]>([
  ['never answers', () => {}, 'no answer within 0.2 s'],
  ['refuses', (_request, response) => response.writeHead(404).end(), 'answered 404'],
  ['never comes to an end', (_request, response) => response.write('{'), 'not done within 0.5 s'],
])('a download service that %s is given up', async (_what, listener, reason) => {
  const source = await serve(listener);
  await expect(find({ source, limits: { connect: 200, download: 500 } })).rejects.toThrow(reason);
});

test.each([
  ['fails', BROKEN, 'ended with 3: bad format'],
  ['takes too long', 'exec sleep 60', 'not done within 0.3 s'],
  ['makes something that does not run', `printf '#!/bin/sh\\nexit 1\\n' > "$GOBIN/temporal"`, 'does not run'],
])('when the build %s the error says why and what to install, and nothing stays behind', async (_what, go, reason) => {
  stub(join(bin, 'go'), go);
  const failure = await find({ limits: { build: 300 } }).catch((error: Error) => error.message);
  expect(failure).toContain(reason);
  expect(failure).toContain('Install the Temporal CLI');
  expect(readdirSync(join(cached, '..'))).toEqual([]);
});

test('without Go the error says that there is none', async () => {
  await expect(find()).rejects.toThrow(/neither be downloaded .* nor built \(no Go here\)/);
  expect(existsSync(cached)).toBe(false);
});

test('the cache lies where the environment says, else in the home folder', () => {
  expect(defaultCacheDir({ XDG_CACHE_HOME: '/c' })).toBe('/c/samordna');
  expect(defaultCacheDir({})).toMatch(/\/\.cache\/samordna$/);
});
