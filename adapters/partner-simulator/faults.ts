import { z } from 'zod';

/**
 * How the receiver behaves: `transient` and `fatal` are negative acknowledgements, `slow` takes the message and answers late,
 * `no-answer` takes nothing and never answers, `answer-lost` takes the message and breaks the connection.
 */
const mode = z.enum(['ok', 'transient', 'fatal', 'http-500', 'html-502', '429', 'slow', 'no-answer', 'answer-lost']);

export const faultSetting = z.strictObject({
  mode,
  /** Number of messages that meet the fault; all that come until it is changed, when left out. */
  times: z.int().min(1).optional(),
  /** Wait of `slow`, ms. */
  delayMs: z.int().min(0).max(60_000).optional(),
});

export type FaultMode = z.infer<typeof mode>;
export type FaultSetting = z.infer<typeof faultSetting>;

export const SLOW_MS = 15_000;

export interface Faults {
  readonly now: FaultSetting;
  set(setting: FaultSetting): void;
  /** How the message that comes now is met. */
  take(): FaultSetting;
}

export function createFaults(): Faults {
  let now: FaultSetting = { mode: 'ok' };
  return {
    get now() {
      return now;
    },
    set(setting) {
      now = setting;
    },
    take() {
      const taken = now;
      if (taken.times !== undefined) now = taken.times > 1 ? { ...taken, times: taken.times - 1 } : { mode: 'ok' };
      return taken;
    },
  };
}
