/** Tells when all that a case has begun to send has been sent and its outcome stored. */
export class Settling {
  private readonly pending = new Map<string, Set<string>>();
  private readonly waiting = new Map<string, () => void>();
  /** Why the first message that was not told was not. */
  private fault: string | undefined;

  begun(caseId: string, items: readonly string[]): void {
    const pending = this.pending.get(caseId) ?? new Set();
    for (const item of items) pending.add(item);
    this.pending.set(caseId, pending);
  }

  ended(caseId: string, item: string, outcome: { kind: string; reason?: string }): void {
    if (outcome.kind !== 'told') this.fault ??= `${outcome.kind} (${outcome.reason ?? 'no reason'})`;
    const pending = this.pending.get(caseId);
    pending?.delete(item);
    if (pending?.size !== 0) return;
    this.pending.delete(caseId);
    this.waiting.get(caseId)?.();
    this.waiting.delete(caseId);
  }

  /** Throws when a message was not told: the numbers would then be of something else. */
  async settled(caseId: string): Promise<void> {
    if (this.pending.get(caseId)?.size) await new Promise<void>((resolve) => this.waiting.set(caseId, resolve));
    if (this.fault) throw new Error(`A message was not told: ${this.fault}.`);
  }
}
