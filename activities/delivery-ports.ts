import type { Logger } from 'pino';
import type { Directory } from '../adapters/directory/directory.ts';
import type { KeyRing } from '../adapters/keys/key-ring.ts';
import { readCase } from '../adapters/store/case-reader.ts';
import type { Database } from '../adapters/store/database.ts';
import { readPerson, type StoredPerson } from '../adapters/store/persons.ts';
import type { Config } from '../api/config.ts';
import type { DeliveryPorts } from './attempt-delivery.ts';

export interface DeliveryDeps {
  db: Database;
  ring: KeyRing;
  directory: Directory;
  log: Logger;
  config: Config;
}

export function deliveryPorts({ db, ring, log }: DeliveryDeps): DeliveryPorts<StoredPerson> {
  return {
    async read(caseId) {
      const found = await readCase(db, ring, caseId);
      if (!found) return null;
      return { state: found.state, person: found.personId ? await readPerson(db, ring, found.personId) : null };
    },
    compose: () => ({ stopped: true, reason: 'none' }),
    send: async () => ({ kind: 'failed', reason: 'none' }),
    onFault: ({ item, attempt }, error) => log.error({ item, attempt, err: error }, 'delivery attempt failed by a fault'),
  };
}
