import { Connection } from '@temporalio/client';
import { InternalConnectionOptionsSymbol } from '@temporalio/client/lib/connection.js';
import { msToTs, tsToMs } from '@temporalio/common/lib/time.js';
import { localConnection } from '../../../adapters/engine/connection.ts';
import type { Instant } from '../../../domain/calendar/instant.ts';

/** The engine's own time, which the tests move. It goes on by itself as fast as any clock. */
export interface EngineClock {
  /** As last asked, and as much later as has passed since. */
  readonly now: () => Instant;
  readonly ask: () => Promise<Instant>;
  /** Rings every timer on the way, each at its time. Time stands while a task or an activity is under way. */
  readonly skipTo: (at: Instant) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function engineClock(address: string): Promise<EngineClock> {
  const connection = await Connection.connect({
    ...localConnection(address),
    // The SDK's own test environment asks for the service so; it can only start servers, and gives up on a busy machine.
    [InternalConnectionOptionsSymbol]: { supportsTestService: true },
  } as Parameters<typeof Connection.connect>[0]);
  const { testService } = connection;
  if (!testService) throw new Error('The SDK gave no way to move the time.');
  let ahead = 0;
  const ask = async (): Promise<Instant> => {
    const { time } = await testService.getCurrentTime({});
    const at = Math.floor(tsToMs(time));
    ahead = at - Date.now();
    return at as Instant;
  };
  return {
    now: () => (Date.now() + ahead) as Instant,
    ask,
    async skipTo(at) {
      const ms = at - (await ask());
      if (ms < 0) throw new Error(`it is past that already, by ${-ms} ms`);
      await testService.unlockTimeSkippingWithSleep({ duration: msToTs(ms) });
      await ask();
    },
    close: () => connection.close(),
  };
}
