import { openCasesOf } from '../../adapters/store/fhir-rows.ts';
import type { DischargeCommands } from '../../domain/discharge/commands.ts';
import type { Command } from '../../domain/process/command.ts';
import type { Deps } from '../deps.ts';
import type { SeenCase } from './seen-cases.ts';

/**
 * A death or a protected identity stops every open case of the person, not only the one where it was said. Taking a mark away is
 * said in each case by itself.
 */
export async function spreadMark(
  { db, commands }: Pick<Deps, 'db' | 'commands'>,
  seen: SeenCase,
  command: Command,
): Promise<void> {
  if (command.type !== 'markPerson' || seen.state.personId === null) return;
  const { deceased, protection } = command.data as DischargeCommands['markPerson'];
  const isSet = deceased === true || (protection !== undefined && protection !== 'none');
  if (!isSet) return;
  const { basedOn: _ofThisCase, ...mark } = command;
  for (const { id, kind } of await openCasesOf(db, seen.state.personId)) {
    if (id === seen.id) continue;
    await commands.send({ caseId: id, kind }, { ...mark, commandId: `${command.commandId}:${id}` });
  }
}
