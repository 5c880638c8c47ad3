/** Asks until the answer is truthy; throws with the last answer when the time is out. */
export async function waitFor<T>(what: string, ask: () => Promise<T> | T, limitMs: number): Promise<NonNullable<T>> {
  const end = Date.now() + limitMs;
  let last: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer) return answer;
      last = answer;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`waited ${limitMs} ms for ${what}: ${String(last)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
