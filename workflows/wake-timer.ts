import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

/** A wake that has passed already rings after a second, so that no rule can make a case spin. */
const FLOOR_MS = 1_000;

/**
 * One lazy timer. A wake that moves later keeps the running timer, which then only costs a look; one that moves earlier
 * restarts it.
 */
export class WakeTimer {
  private at: number | null = null;
  private scope: CancellationScope | undefined;
  private readonly onFire: () => void;

  constructor(onFire: () => void) {
    this.onFire = onFire;
  }

  arm(wake: number | null): void {
    if (wake === null || (this.at !== null && this.at <= wake)) return;
    this.scope?.cancel();
    const scope = new CancellationScope();
    this.scope = scope;
    this.at = wake;
    scope
      .run(() => sleep(Math.max(FLOOR_MS, wake - Date.now())))
      .then(
        () => {
          this.at = null;
          this.onFire();
        },
        (error: unknown) => {
          if (!isCancellation(error)) throw error;
        },
      );
  }
}
