import type { Instant } from '../../../domain/calendar/instant.ts';
import type { DischargeState } from '../../../domain/discharge/state.ts';
import type { Actor } from '../../../domain/process/command.ts';
import type { CaseState } from '../../../domain/process/state.ts';
import { openCasesOf } from '../../../adapters/store/fhir-rows.ts';
import { readCase } from '../../../adapters/store/case-reader.ts';
import { readPerson } from '../../../adapters/store/persons.ts';
import type { Deps } from '../../deps.ts';
import { standingMark } from '../../../domain/process/mark.ts';

/**
 * Tells every open case of the person of a death or a protected identity that it does not know of. The same state of the person
 * gives the same command to a case, so that a repeated report tells it once.
 */
export async function spreadMarks(deps: Deps, by: Actor, personId: string): Promise<void> {
  const { db, ring, commands } = deps;
  const person = await readPerson(db, ring, personId);
  if (!person || (!person.marks.deceased && person.marks.protection === 'none')) return;
  const { deceased, protection } = person.marks;
  for (const { id, kind } of await openCasesOf(db, personId)) {
    const found = await readCase(db, ring, id);
    const state = found?.state as (CaseState & Pick<DischargeState, 'markings'>) | undefined;
    const knowsDeath = !deceased || (state && standingMark(state, 'deceased'));
    const knowsProtection = protection === 'none' || (state && standingMark(state, 'protected'));
    if (knowsDeath && knowsProtection) continue;
    await commands.send(
      { caseId: id, kind },
      {
        type: 'markPerson',
        data: { ...(deceased ? { deceased } : {}), ...(protection === 'none' ? {} : { protection }) },
        commandId: `mark-${ring.hash(`${personId}|${person.version}|${id}`).slice(0, 32)}`,
        by,
        channel: 'fhir',
        occurredAt: person.updatedAt as Instant,
      },
    );
  }
}
