import { coreOf } from './case-ids.ts';

/** Tells when all that a case's two processes have begun to send has been sent and its outcome stored. */
export class Settling {
  private readonly pending = new Map<string, Set<string>>();
  private readonly waiting = new Map<string, () => void>();
  /** Why the first item that was not told was not. */
  private fault: string | undefined;

  begun(caseId: string, items: readonly string[]): void {
    const core = coreOf(caseId);
    const pending = this.pending.get(core) ?? new Set();
    for (const item of items) pending.add(item);
    this.pending.set(core, pending);
  }

  ended(caseId: string, item: string, outcome: { kind: string; reason?: string }): void {
    const core = coreOf(caseId);
    if (outcome.kind !== 'told') this.fault ??= `${outcome.kind} (${outcome.reason ?? 'no reason'})`;
    const pending = this.pending.get(core);
    pending?.delete(item);
    if (pending?.size !== 0) return;
    this.pending.delete(core);
    this.waiting.get(core)?.();
    this.waiting.delete(core);
  }

  /** Throws when something was not told: the numbers would then be of something else. */
  async settled(core: string): Promise<void> {
    if (this.pending.get(core)?.size) await new Promise<void>((resolve) => this.waiting.set(core, resolve));
    if (this.fault) throw new Error(`A message or report was not told: ${this.fault}.`);
  }
}
