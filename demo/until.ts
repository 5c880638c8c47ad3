import { setTimeout as sleep } from 'node:timers/promises';

/** The story did not go as it should; the sentence is shown to who watches. */
export class StoryFault extends Error {
  override name = 'StoryFault';
}

const PAUSE_MS = 250;

/**
 * Asks again and again until the answer is neither false nor nothing.
 * @throws StoryFault when it takes longer than the limit
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  limitMs = 30_000,
): Promise<T> {
  const end = Date.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new StoryFault(`Väntade förgäves på detta: ${what}`);
    await sleep(PAUSE_MS);
  }
}
