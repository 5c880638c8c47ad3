import { spawn } from 'node:child_process';

export interface RunLimits {
  readonly env: NodeJS.ProcessEnv;
  /** Milliseconds after which the command is ended. */
  readonly limitMs: number;
  /** Called every 15 s with the whole seconds since the start. */
  readonly onProgress?: (seconds: number) => void;
}

/** Runs a command to its end. Throws with the last of what it wrote when it cannot start, fails or exceeds the limit. */
export function runCommand(command: string, args: readonly string[], limits: RunLimits): Promise<void> {
  return new Promise((resolve, reject) => {
    const begun = Date.now();
    const child = spawn(command, args, { env: limits.env, stdio: ['ignore', 'ignore', 'pipe'] });
    let tail = '';
    let overdue = false;
    child.stderr.setEncoding('utf8').on('data', (text: string) => (tail = (tail + text).slice(-600)));

    const kill = (): void => void child.kill('SIGKILL');
    process.once('exit', kill);
    const limit = setTimeout(() => {
      overdue = true;
      kill();
    }, limits.limitMs);
    const progress = setInterval(() => limits.onProgress?.(Math.round((Date.now() - begun) / 1000)), 15_000);
    const settle = (error?: Error): void => {
      clearTimeout(limit);
      clearInterval(progress);
      process.removeListener('exit', kill);
      if (error) reject(error);
      else resolve();
    };

    child.once('error', settle);
    child.once('exit', (code, signal) => {
      if (overdue) settle(new Error(`not done within ${limits.limitMs / 1000} s`));
      else if (code === 0) settle();
      else settle(new Error(`ended with ${code ?? signal}: ${tail.trim() || 'no message'}`));
    });
  });
}
