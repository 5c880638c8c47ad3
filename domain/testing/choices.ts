/** Takes choices out of one number, so that a smaller number is a simpler act. */
export class Choices {
  private rest: number;

  constructor(number: number) {
    this.rest = number;
  }

  upTo(count: number): number {
    const chosen = this.rest % count;
    this.rest = Math.floor(this.rest / count);
    return chosen;
  }

  /** What has not been chosen by yet. */
  left(): number {
    return this.rest;
  }

  of<T>(values: readonly T[]): T {
    return values[this.upTo(values.length)] as T;
  }

  yes(): boolean {
    return this.upTo(2) === 1;
  }

  rarely(): boolean {
    return this.upTo(25) === 24;
  }

  some<T>(values: readonly T[]): T[] {
    return values.filter(() => this.yes());
  }
}
