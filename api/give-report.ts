import type { Given, ReportPorts } from '../activities/tell-process.ts';
import { DatabaseAway, EngineAway, OutcomeUnknown, Refused } from './command-errors.ts';
import type { CommandService } from './command-service.ts';

/** Gives a command to a case as anybody's is given; how it went as a value. Throws only a fault of ours. */
export function giveReport(commands: CommandService): ReportPorts['give'] {
  return async (target, command) => {
    try {
      await commands.send(target, command);
      return { kind: 'stored' };
    } catch (error) {
      return givenOf(error);
    }
  };
}

function givenOf(error: unknown): Given {
  if (error instanceof Refused) return { kind: 'refused', rejection: error.rejection };
  if (error instanceof DatabaseAway) return { kind: 'failed', reason: 'database-away' };
  if (error instanceof EngineAway) return { kind: 'failed', reason: 'engine-away' };
  if (error instanceof OutcomeUnknown) return { kind: 'failed', reason: 'outcome-unknown' };
  throw error;
}
