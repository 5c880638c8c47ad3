import type { Instant } from '../calendar/instant.ts';
import type { Command } from '../process/command.ts';
import { ProcessDraft } from '../process/draft.ts';
import type { StopCode } from './codes.ts';
import type { SipEvents } from './events.ts';
import { evolveSip } from './evolve.ts';
import type { SipState } from './state.ts';

/** What a command to a SIP comes to. */
export class Draft extends ProcessDraft<SipState, SipEvents, StopCode> {
  constructor(state: SipState, command: Command, at: Instant) {
    super(state, command, at, evolveSip);
  }
}
