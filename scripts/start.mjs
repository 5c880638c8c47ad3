// Builds what is missing or older than its sources, then runs the hub in this same process.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Samordna needs Node.js 20.19 or later; this is ${process.versions.node}.`);
  process.exit(1);
}

const root = join(import.meta.dirname, '..');
const SERVER = [
  'main.ts',
  'hub.ts',
  'hub-partners.ts',
  'config.ts',
  'temporal.config.ts',
  'domain',
  'policies',
  'workflows',
  'activities',
  'adapters',
  'api',
];
const SETTINGS = ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];

/** Newest change under a path, ms since 1970; test files do not count. */
function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat || /\.test\.tsx?$/.test(path)) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function build(what, stampFile, sources, command, args) {
  const stamp = join(root, 'dist', stampFile);
  const built = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (built > Math.max(...sources.map((source) => newest(join(root, source))))) return;
  console.log(`Building ${what} …`);
  const started = Date.now();
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', command), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) {
    console.error(`${what} could not be built.`);
    process.exit(1);
  }
  writeFileSync(stamp, '');
  console.log(`Built ${what} in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
}

if (!existsSync(join(root, 'node_modules'))) {
  console.error('The packages are not installed. Run: npm ci');
  process.exit(1);
}
build('the hub', '.server-built', [...SERVER, ...SETTINGS], 'typescript/bin/tsc', ['-p', 'tsconfig.build.json']);
build('the console', '.web-built', ['web', 'api/console', 'package-lock.json'], 'vite/bin/vite.js', [
  'build',
  'web',
  '--logLevel',
  'warn',
]);
process.setSourceMapsEnabled(true);
await import(join(root, 'dist/main.js'));
