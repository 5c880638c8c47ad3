import { join } from 'node:path';
import { runCommand } from './run-command.ts';
import { TEMPORAL_CLI_VERSION } from './temporal-cli.ts';

export interface BuildRequest {
  readonly say: (line: string) => void;
  readonly env: NodeJS.ProcessEnv;
  /** Path of the `go` executable. */
  readonly go: string;
  /** An existing folder to build into, absolute. */
  readonly dir: string;
  /** Milliseconds for all of it. */
  readonly limitMs: number;
}

/** Builds the tool from its source with Go, some minutes of work, and returns its path. */
export async function buildTemporal({ say, env, go, dir, limitMs }: BuildRequest): Promise<string> {
  const source = `github.com/temporalio/cli/cmd/temporal@v${TEMPORAL_CLI_VERSION}`;
  say(`building the Temporal server with Go, once; this takes about five minutes (at most ${limitMs / 60_000})`);
  await runCommand(go, ['install', '-trimpath', '-ldflags', '-s -w', source], {
    env: { ...env, GOBIN: dir },
    limitMs,
    onProgress: (seconds) => say(`building the Temporal server: ${seconds} s so far`),
  });
  return join(dir, 'temporal');
}
