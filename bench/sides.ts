import { seal } from '../adapters/keys/key-ring.ts';
import { savePersonDraft } from '../adapters/store/persons.ts';
import type { CaseTarget } from '../api/command-service.ts';
import type { Command } from '../domain/process/command.ts';
import { caseIdOf, personIdOf } from './case-ids.ts';
import { TEST_PERSON } from './reference-case.ts';
import type { Stand } from './stand.ts';

export const SIDES = ['hub', 'bare'] as const;
export type SideName = (typeof SIDES)[number];

export interface Side {
  /** Stores the person that the opening command brings. */
  prepare(core: string): Promise<void>;
  /** Gives a command; resolves when it has been stored. */
  send(target: CaseTarget, command: Command, isFirst: boolean): Promise<unknown>;
}

export function sidesOf({ commands, give, db, ring }: Stand): Record<SideName, Side> {
  const personId = (core: string): string => personIdOf(caseIdOf('discharge', core));
  return {
    hub: {
      prepare: (core) => savePersonDraft(db, ring, `draft-${core}`, personId(core), TEST_PERSON),
      send: (target, command, isFirst) =>
        commands.send({ ...target, ...(isFirst ? { claims: [`claim-${target.caseId}`] } : {}) }, command),
    },
    bare: {
      async prepare(core) {
        await db
          .insertInto('persons')
          .values({ id: personId(core), version: 1, sealed: seal(ring, TEST_PERSON), updated_at: Date.now() })
          .execute();
      },
      send: ({ caseId }, command, isFirst) => give(caseId, command, isFirst),
    },
  };
}
