/**
 * Lets one piece of work at a time through for each case. The engine holds at most ten updates of a run in flight and lets the
 * rest try again; in order they cost it less.
 */
export class CaseQueue {
  private readonly last = new Map<string, Promise<unknown>>();

  async run<T>(caseId: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(caseId) ?? Promise.resolve();
    const mine = before.then(work, work);
    const settled = mine.catch(() => undefined);
    this.last.set(caseId, settled);
    try {
      return await mine;
    } finally {
      if (this.last.get(caseId) === settled) this.last.delete(caseId);
    }
  }
}
