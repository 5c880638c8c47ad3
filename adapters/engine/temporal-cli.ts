/** The version of Temporal's command line tool, with the development server in it, that is fetched or built. */
export const TEMPORAL_CLI_VERSION = '1.5.1';

export interface TemporalBinary {
  readonly path: string;
  readonly how: 'TEMPORAL_CLI_PATH' | 'PATH' | 'cache' | 'download' | 'go install';
}

/** How long each step on the way to the tool may take, in milliseconds. */
export interface StepLimits {
  readonly run: number;
  readonly connect: number;
  readonly download: number;
  readonly build: number;
}

export const STEP_LIMITS: StepLimits = { run: 30_000, connect: 10_000, download: 5 * 60_000, build: 15 * 60_000 };

/** No Temporal binary could be had; the message says what to install. */
export class TemporalBinaryError extends Error {
  constructor(reason: string) {
    super(
      `${reason} Install the Temporal CLI (https://docs.temporal.io/cli) so that "temporal" is on PATH, or set ` +
        'TEMPORAL_CLI_PATH to it, or install Go (https://go.dev/dl) so that it can be built here.',
    );
    this.name = 'TemporalBinaryError';
  }
}
