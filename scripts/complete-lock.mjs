/**
 * Completes package-lock.json with the optional platform packages that npm left out.
 *
 * npm drops an optional package from the lock when the registry cannot serve it at the moment of `npm install`, and `npm ci` then
 * refuses the lock it was given. The same gap would leave another platform without its binaries. Entries are written as npm writes
 * them, without an address or hash, so running it twice changes nothing.
 *
 *   node scripts/complete-lock.mjs           completes the lock in the current folder
 *   node scripts/complete-lock.mjs --check   changes nothing; exit 1 names what is missing
 */
import { readFileSync, writeFileSync } from 'node:fs';

const LOCK = 'package-lock.json';
const EXACT = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;
const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

/** The path at which Node, standing in `from`, finds `name`; undefined when the lock holds none. */
function resolve(packages, from, name) {
  let folder = from;
  for (;;) {
    const path = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (packages[path]) return path;
    if (folder === '') return undefined;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1));
  }
}

/** What a platform package's own manifest says, read from its name: `@scope/binding-linux-arm64-musl`. */
function platform(name) {
  const words = name.split('/').at(-1).split('-');
  const os = words.find((word) => SYSTEMS.includes(word));
  const cpu = words.find((word) => PROCESSORS.includes(word));
  const libc = words.some((word) => word.startsWith('musl'))
    ? 'musl'
    : words.some((word) => word.startsWith('gnu'))
      ? 'glibc'
      : undefined;
  if (!cpu || (!os && cpu !== 'wasm32')) return undefined;
  return { ...(os ? { os: [os] } : {}), cpu: [cpu], ...(os === 'linux' && libc ? { libc: [libc] } : {}) };
}

function missing(packages) {
  const found = [];
  for (const [parent, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const path = resolve(packages, parent, name);
      const differs = path !== undefined && EXACT.test(version) && packages[path].version !== version;
      if (path === undefined || differs) found.push({ parent, name, version, nested: differs });
    }
  }
  return found;
}

function entryFor({ parent, name, version }, packages) {
  const fits = platform(name);
  if (!EXACT.test(version) || !fits) {
    throw new Error(`${name}@${version}, wanted by ${parent}, is no platform package of one version: run npm install`);
  }
  const { cpu, libc, os } = fits;
  const { dev, devOptional, peer } = packages[parent];
  return {
    version,
    cpu,
    ...(dev ? { dev } : {}),
    ...(devOptional ? { devOptional } : {}),
    ...(libc ? { libc } : {}),
    optional: true,
    ...(os ? { os } : {}),
    ...(peer ? { peer } : {}),
  };
}

const lock = JSON.parse(readFileSync(LOCK, 'utf8'));
const gaps = missing(lock.packages);
const list = gaps.map(({ name, version }) => `  ${name}@${version}`).join('\n');

if (gaps.length === 0) {
  console.log('The lock file holds every optional platform package.');
} else if (process.argv.includes('--check')) {
  console.error(
    `The lock file lacks ${gaps.length} optional platform packages:\n${list}\nRun: node scripts/complete-lock.mjs`,
  );
  process.exitCode = 1;
} else {
  for (const gap of gaps) {
    const folder = gap.nested ? `${gap.parent}/` : '';
    lock.packages[`${folder}node_modules/${gap.name}`] = entryFor(gap, lock.packages);
  }
  const sorted = Object.entries(lock.packages).toSorted(([a], [b]) => a.localeCompare(b, 'en'));
  lock.packages = Object.fromEntries(sorted);
  writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`Added ${gaps.length} optional platform packages to the lock file:\n${list}`);
}
