import type { AttemptDelivery } from './attempt-delivery.ts';
import type { AttemptDeliveries } from './attempt-deliveries.ts';
import type { Commit } from './commit.ts';

/** Everything that a worker registers. */
export interface Activities {
  commit: Commit;
  awaitDatabase: () => Promise<void>;
  attemptDelivery: AttemptDelivery;
  attemptDeliveries: AttemptDeliveries;
}
