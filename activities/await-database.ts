import type { Database } from '../adapters/store/database.ts';
import { isDatabaseThere } from '../adapters/store/database.ts';

/** Fails until the database answers; the engine tries again, for ever and without history. */
export function createAwaitDatabase(db: Database): () => Promise<void> {
  return async () => {
    if (!(await isDatabaseThere(db, 3_000))) throw new Error('The database is away.');
  };
}
