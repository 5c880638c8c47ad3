/**
 * One at a time, in order of asking. Deterministic: it is only promises, and few, since the engine's client records where each one
 * is made.
 */
export class Turn {
  private last: Promise<void> | undefined;
  private waiting = 0;

  get idle(): boolean {
    return this.waiting === 0;
  }

  take<T>(work: () => Promise<T>): Promise<T> {
    this.waiting += 1;
    const mine = this.waiting === 1 || !this.last ? work() : this.last.then(work);
    const ended = (): void => {
      this.waiting -= 1;
    };
    this.last = mine.then(ended, ended);
    return mine;
  }
}
