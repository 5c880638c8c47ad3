import { join } from 'node:path';
import { createAttemptDelivery, type AttemptDelivery } from '../activities/attempt-delivery.ts';
import { deliveryAttempts } from '../activities/attempt-deliveries.ts';
import { createAwaitDatabase } from '../activities/await-database.ts';
import { createCommit, type Commit } from '../activities/commit.ts';
import { deliveryPorts } from '../activities/delivery-ports.ts';
import type { Policies } from '../activities/ports.ts';
import { createTellProcess, type TellProcess } from '../activities/tell-process.ts';
import { loadDirectory, type Directory } from '../adapters/directory/directory.ts';
import { ehrWriter } from '../adapters/fhir/write/writer.ts';
import type { KeyRing } from '../adapters/keys/key-ring.ts';
import { lifecareSender } from '../adapters/lifecare/client.ts';
import { DEFAULT_SYSTEMS } from '../adapters/lifecare/message-systems.ts';
import { createLog } from '../adapters/log.ts';
import { caseStore } from '../adapters/store/case-store.ts';
import { claimKey } from '../adapters/store/claims.ts';
import { findCase } from '../adapters/store/command-rows.ts';
import type { Database } from '../adapters/store/database.ts';
import { findClaim } from '../adapters/store/fhir-rows.ts';
import type { CommandService } from '../api/command-service.ts';
import { giveReport } from '../api/give-report.ts';
import type { AttemptEnded, AttemptOutcome } from '../domain/process/delivery.ts';
import { UNITS } from './actors.ts';
import { bareActivities, type BareActivities, type Row } from './bare-activities.ts';
import { caseIdOf, coreOf } from './case-ids.ts';
import type { GiveBare } from './give-bare.ts';
import type { Receiver } from './receiver.ts';
import type { Kind } from './said.ts';
import type { Planned, SendPlan } from './send-plan.ts';
import type { Settling } from './settling.ts';

const DIRECTORY = join(import.meta.dirname, '..', 'adapters/directory/fictional-region.json');
const RECORD_SYSTEM = 'record-system';

interface Parts {
  db: Database;
  ring: KeyRing;
  policies: Policies;
  plan: SendPlan;
  settling: Settling;
  commands: CommandService;
  give: GiveBare;
  receiver: Receiver;
}

/** The hub's own activities and the bare ones, each told of by the same few lines. */
export function standActivities(parts: Parts) {
  const { db, ring, policies, plan, settling, give } = parts;
  const ports = deliveryPorts({ ...receivers(parts), db, ring, log: createLog('error'), now: Date.now });
  const commit = createCommit({ store: caseStore(db, ring), policies, keyId: ring.currentId });
  const bare = bareActivities({ db, ring, senders: ports.senders, give, plan });
  return {
    awaitDatabase: createAwaitDatabase(db),
    commit: (async (input) => {
      const answer = await commit(input);
      const items = answer.attempts.map(({ item }) => item);
      plan.noteAttempts(input.caseId, input.command.commandId, items);
      settling.begun(input.caseId, items);
      noteOutcome(settling, input);
      return answer;
    }) satisfies Commit,
    ...deliveryAttempts(
      createAttemptDelivery({
        ...ports,
        compose(kind, state, item, marks) {
          const composed = ports.compose(kind, state, item, marks);
          const channel = state.deliveries[item]?.channel;
          if ('facts' in composed && channel) plan.note(state.caseId, item, { channel, message: composed });
          return composed;
        },
      }),
    ),
    storeRow: (async (row) => {
      const stored = await bare.storeRow(row);
      settling.begun(row.caseId, stored.send);
      noteOutcome(settling, row);
      return stored;
    }) satisfies BareActivities['storeRow'],
    sendItem: bare.sendItem satisfies AttemptDelivery,
  };
}

/** Systems that take messages, the record system, and the other process: the same for both sides. */
function receivers({ receiver, ...parts }: Parts) {
  const directory = withRecordSystem(loadDirectory(DIRECTORY));
  const sender = lifecareSender({ baseUrl: receiver.fhirBaseUrl, sourceEndpoint: 'http://127.0.0.1/fhir' });
  const writer = ehrWriter({ baseUrl: receiver.ehrBaseUrl, names: DEFAULT_SYSTEMS.base });
  return {
    directory,
    senders: new Map(directory.partnerNames.map((name) => [name, sender])),
    ehrs: new Map([[RECORD_SYSTEM, writer]]),
    sendMail: async (): Promise<AttemptOutcome> => ({ kind: 'refused', reason: 'no-channel' }),
    tellProcess: toldAndNoted(parts),
  };
}

/** The outpatient unit's plans go to the receiver's record system, whatever the directory's own file says. */
function withRecordSystem(directory: Directory): Directory {
  return {
    ...directory,
    unit(hsaId) {
      const found = directory.unit(hsaId);
      return found && UNITS.outpatient.unit === hsaId ? { ...found, ehr: RECORD_SYSTEM } : found;
    },
  };
}

/** As the hub tells, but that the SIP's id follows the discharge's; how each report came to the other is noted. */
function toldAndNoted({ db, ring, commands, plan }: Omit<Parts, 'receiver'>): TellProcess {
  return async (from, report) => {
    let reached: Extract<Planned, { report: unknown }>['reached'];
    const give = giveReport(commands);
    const tell = createTellProcess({
      holderOf: (claim) => findClaim(db, claimKey(ring, claim)),
      isCase: async (caseId, kind) => (await findCase(db, caseId))?.kind === kind,
      newCaseId(kind) {
        reached = 'opened';
        return caseIdOf(kind as Kind, coreOf(from));
      },
      give(target, command) {
        reached ??= 'existing';
        return give(target, command);
      },
    });
    const outcome = await tell(from, report);
    plan.note(from, report.item, { report, reached });
    return outcome;
  };
}

function noteOutcome(settling: Settling, { caseId, command }: Pick<Row, 'caseId' | 'command'>): void {
  if (command.type !== 'deliveryOutcomes') return;
  const { outcomes } = command.data as { outcomes: AttemptEnded[] };
  for (const { item, outcome } of outcomes) settling.ended(caseId, item, outcome);
}
