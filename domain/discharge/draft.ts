import type { Instant } from '../calendar/instant.ts';
import type { Command } from '../process/command.ts';
import { ProcessDraft } from '../process/draft.ts';
import type { DeviationCode, StopCode } from './codes.ts';
import type { DischargeEvents } from './events.ts';
import { evolveDischarge } from './evolve.ts';
import type { DischargeState } from './state.ts';

/** What a command to a discharge comes to. Rules name units, episodes and estimates by their places. */
export class Draft extends ProcessDraft<DischargeState, DischargeEvents, StopCode> {
  constructor(state: DischargeState, command: Command, at: Instant) {
    super(state, command, at, evolveDischarge);
  }

  deviate(code: DeviationCode, occurredAt?: Instant, codes?: string[]): void {
    this.add('deviationRecorded', { code, ...(codes ? { codes } : {}) }, occurredAt);
  }
}
