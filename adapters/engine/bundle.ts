import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { hashSources, resolveModule } from './bundle-sources.ts';

export interface BundleRequest {
  /** The workflows' index, with or without ending, or the folder it lies in; `domain/` lies beside that folder. */
  readonly workflowsPath: string;
  readonly failureConverterPath?: string;
  readonly cacheDir: string;
  /** More files and folders whose change makes a new bundle, for code that imports from elsewhere. */
  readonly extraSources?: readonly string[];
}

const UNUSED_AFTER_MS = 7 * 24 * 60 * 60 * 1000;

/** The workflow code as one file for `workflowBundle: { codePath }`, made anew only when its sources or the SDK changed. */
export async function workflowBundle(request: BundleRequest): Promise<{ codePath: string }> {
  const { cacheDir, extraSources = [] } = request;
  const entry = resolveModule(request.workflowsPath);
  const failureConverter = request.failureConverterPath && resolveModule(request.failureConverterPath);
  const root = dirname(dirname(entry));
  const domain = join(root, 'domain');
  const sources = [
    dirname(entry),
    ...(existsSync(domain) ? [domain] : []),
    ...(failureConverter ? [failureConverter] : []),
    ...extraSources,
  ];
  const salt = `${sdkVersion()} ${relative(root, entry)}`;
  const codePath = join(cacheDir, `workflows-${hashSources(root, sources, salt)}.js`);
  if (existsSync(codePath)) {
    const now = new Date();
    utimesSync(codePath, now, now);
    return { codePath };
  }

  const code = await bundle(entry, failureConverter);
  mkdirSync(cacheDir, { recursive: true });
  const draft = join(cacheDir, `workflows-${randomUUID()}.tmp`);
  writeFileSync(draft, code);
  renameSync(draft, codePath);
  removeUnused(cacheDir);
  return { codePath };
}

/** What the bundler has to say is told only when it fails. */
async function bundle(workflowsPath: string, failureConverterPath: string | undefined): Promise<string> {
  const said: string[] = [];
  try {
    const { code } = await bundleWorkflowCode({
      workflowsPath,
      logger: new DefaultLogger('WARN', ({ message }) => said.push(message)),
      ...(failureConverterPath ? { failureConverterPath } : {}),
    });
    return code;
  } catch (error) {
    throw new Error(`the workflow code could not be bundled: ${said.join('\n')}`, { cause: error });
  }
}

function sdkVersion(): string {
  const { version } = createRequire(import.meta.url)('@temporalio/worker/package.json') as { version: string };
  return version;
}

/** Every change of the code leaves a bundle of some megabytes behind; using one renews its time. */
function removeUnused(cacheDir: string): void {
  const old = Date.now() - UNUSED_AFTER_MS;
  for (const name of readdirSync(cacheDir)) {
    const file = join(cacheDir, name);
    const used = name.startsWith('workflows-') ? statSync(file, { throwIfNoEntry: false })?.mtimeMs : undefined;
    if (used !== undefined && used < old) rmSync(file, { force: true });
  }
}
