/** Runs the tests of test/browser in the Chromium of this machine; arguments go to jest. */
import { existsSync } from 'node:fs';
import { findExecutable } from '../adapters/engine/executables.ts';
import { runJest } from './run-jest.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const named = process.env['CHROMIUM_PATH'];
const chromium = named ?? NAMES.map((name) => findExecutable(name, process.env)).find((path) => path !== undefined);

if (chromium && existsSync(chromium)) {
  process.exitCode = await runJest('browser', { CHROMIUM_PATH: chromium });
} else {
  const tried = named ? `CHROMIUM_PATH is ${named}, which is not there.` : 'No Chromium was found.';
  console.error(`${tried} Install it (Debian: apt-get install chromium), or set CHROMIUM_PATH to it.`);
  process.exitCode = 1;
}
