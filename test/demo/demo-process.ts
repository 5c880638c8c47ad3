import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

export interface DemoProcess {
  child: ChildProcess;
  /** Lines of stdout so far. */
  lines: string[];
  /** All of stderr so far. */
  errors(): string;
  /** Exit code. */
  ended: Promise<number | null>;
}

/** The demo as a user starts it, with the shared engine; whatever it leaves in its temporary folder is left to be found. */
export function startDemo(args: readonly string[], temporaryFolder: string): DemoProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', 'demo/main.ts', ...args], {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: '', TMPDIR: temporaryFolder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  let rest = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, lines, errors: () => errors, ended };
}
