import type { CaseState } from '../../domain/process/state.ts';
import { open, seal, type KeyRing } from '../keys/key-ring.ts';

/** Cases whose latest state is kept open in memory. */
const MOST = 200;

const known = new WeakMap<KeyRing, Snapshots>();

/** One for each ring, shared by all that reads and writes the column. */
export function snapshotsOf(ring: KeyRing): Snapshots {
  const found = known.get(ring) ?? new Snapshots(ring);
  known.set(ring, found);
  return found;
}

/**
 * Sealed states of cases. What was sealed or opened last is remembered with its text: sealing twice never gives the same text, so the
 * same text is the same state, whoever wrote since. A state is never changed, only replaced.
 */
class Snapshots {
  private readonly latest = new Map<string, { sealed: string; state: CaseState }>();
  private readonly ring: KeyRing;

  constructor(ring: KeyRing) {
    this.ring = ring;
  }

  seal(state: CaseState): string {
    const sealed = seal(this.ring, state);
    this.remember(sealed, state);
    return sealed;
  }

  open(caseId: string, sealed: string): CaseState {
    const found = this.latest.get(caseId);
    if (found?.sealed === sealed) return found.state;
    const state = open<CaseState>(this.ring, sealed);
    this.remember(sealed, state);
    return state;
  }

  private remember(sealed: string, state: CaseState): void {
    this.latest.delete(state.caseId);
    this.latest.set(state.caseId, { sealed, state });
    const [oldest] = this.latest.keys();
    if (this.latest.size > MOST && oldest !== undefined) this.latest.delete(oldest);
  }
}
