import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTimeServer } from './time-server.ts';
import type { TimeServer } from './time-server-process.ts';

/** Stands in for Maven: counts its calls, and leaves a folder where it is told to build. */
const MAVEN = `echo call >> "$CALLS"; for word in "$@"; do case "$word" in -Dsamordna.build=*)
  /bin/mkdir -p "\${word#-Dsamordna.build=}";; esac; done`;
const YESTERDAY = Date.now() - 86_400_000;
const TOMORROW = Date.now() + 86_400_000;

let root: string;
let bin: string;
let said: string[];
let service: Server;
/** What the download service has been asked for; it has nothing. */
let asked: string[];

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'time-server-'));
  bin = join(root, 'bin');
  mkdirSync(bin);
  [said, asked] = [[], []];
  service = createServer(({ url }, response) => {
    asked.push(url ?? '');
    response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(service, 'listening');
});

afterEach(() => {
  service.closeAllConnections();
  service.close();
  rmSync(root, { recursive: true });
});

function stub(name: string, script = 'exit 0'): void {
  writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, name), 0o755);
}

function find(begins: number, env: NodeJS.ProcessEnv = {}): Promise<TimeServer> {
  return findTimeServer({
    say: (line) => said.push(line),
    begins,
    env: { PATH: bin, CALLS: join(root, 'calls'), ...env },
    cacheDir: join(root, 'cache'),
    source: `http://127.0.0.1:${(service.address() as AddressInfo).port}`,
  });
}

test('the server that is named goes before all else', async () => {
  const named = await find(TOMORROW, { SAMORDNA_TEST_SERVER_PATH: '/opt/test-server' });
  expect(named).toEqual({ command: '/opt/test-server', args: [], canBegin: false });
  expect([asked, said]).toEqual([[], []]);
});

describe('without one', () => {
  test('it is downloaded first, and built once when that does not work', async () => {
    for (const name of ['java', 'javac']) stub(name);
    stub('mvn', MAVEN);
    const built = await find(TOMORROW);
    expect(asked[0]).toMatch(/^\/temporal-test-server\/v[\d.]+\?/);
    expect(said.join('\n')).toMatch(/404[^]*building/);
    expect(built).toMatchObject({ command: join(bin, 'java'), canBegin: true });
    expect(await find(TOMORROW)).toEqual(built);
    expect(readFileSync(join(root, 'calls'), 'utf8')).toBe('call\n');
  });

  test('it is not downloaded when the first test begins in the past, as its clock cannot be set', async () => {
    await expect(find(YESTERDAY)).rejects.toThrow(/clock of a downloaded one cannot be set/);
    expect(asked).toEqual([]);
  });

  test('and with no way to have one, the error says what was tried and what to install, and leaves nothing', async () => {
    await expect(find(TOMORROW)).rejects.toThrow(/404.*no Maven and JDK here.*Install Maven and a JDK/);
    expect(readdirSync(join(root, 'cache'))).toEqual([]);
  });

  test('a build that fails says what Maven said', async () => {
    for (const name of ['java', 'javac']) stub(name);
    stub('mvn', 'echo "no such artefact" >&2; exit 1');
    await expect(find(YESTERDAY)).rejects.toThrow(/no such artefact/);
    expect(existsSync(join(root, 'cache'))).toBe(true);
  });
});
