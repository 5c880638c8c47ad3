/** One at a time, in order of asking. Deterministic: it is only promises. */
export class Turn {
  private last: Promise<void> = Promise.resolve();
  private waiting = 0;

  get idle(): boolean {
    return this.waiting === 0;
  }

  async take<T>(work: () => Promise<T>): Promise<T> {
    this.waiting += 1;
    const before = this.last;
    let done = (): void => undefined;
    this.last = new Promise((resolve) => (done = resolve));
    await before;
    try {
      return await work();
    } finally {
      this.waiting -= 1;
      done();
    }
  }
}
