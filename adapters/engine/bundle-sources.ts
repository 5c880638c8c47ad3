import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The file a module path means: itself, else with `.ts` or `.js` in place of its ending, else the folder's index. */
export function resolveModule(path: string): string {
  const bare = path.replace(/\.[jt]s$/, '');
  const candidates = [path, `${bare}.ts`, `${bare}.js`, join(path, 'index.ts'), join(path, 'index.js')];
  const found = candidates.find((file) => existsSync(file) && statSync(file).isFile());
  if (!found) throw new Error(`there is no module ${path}`);
  return found;
}

/** SHA-256 over paths relative to `root` and contents of the code in these files and folders; tests are left out. */
export function hashSources(root: string, paths: readonly string[], salt: string): string {
  const hash = createHash('sha256').update(salt);
  const files = new Set(paths.flatMap(codeFiles));
  const named = [...files].map((file) => ({ file, name: relative(root, file).split(sep).join('/') }));
  for (const { file, name } of named.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const content = readFileSync(file);
    hash.update(`\n${name} ${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

function codeFiles(path: string): string[] {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.test|\.d)\.[jt]s$/.test(name))
    .map((name) => join(path, name));
}
