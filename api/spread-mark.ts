import { openCasesOf } from '../adapters/store/fhir-rows.ts';
import type { DischargeCommands } from '../domain/discharge/commands.ts';
import type { Command } from '../domain/process/command.ts';
import { processOf } from '../domain/processes.ts';
import type { Deps } from './deps.ts';
import type { SeenCase } from './seen-cases.ts';

/** Alike in every kind of case. */
type MarkPerson = DischargeCommands['markPerson'];

/**
 * A death or a protected identity stops every open case of the person, of whatever kind, not only the one where it was said. Taking
 * a mark away is said in each case by itself.
 */
export async function spreadMark(
  { db, commands }: Pick<Deps, 'db' | 'commands'>,
  seen: SeenCase,
  command: Command,
): Promise<void> {
  const { personId } = processOf(seen.kind).index(seen.state);
  if (command.type !== 'markPerson' || personId === null) return;
  const { deceased, protection } = command.data as MarkPerson;
  const isSet = deceased === true || (protection !== undefined && protection !== 'none');
  if (!isSet) return;
  const { basedOn: _ofThisCase, ...mark } = command;
  for (const { id, kind } of await openCasesOf(db, personId)) {
    if (id === seen.id) continue;
    await commands.send({ caseId: id, kind }, { ...mark, commandId: `${command.commandId}:${id}` });
  }
}
