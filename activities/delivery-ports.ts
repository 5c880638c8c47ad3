import type { Logger } from 'pino';
import type { Directory } from '../adapters/directory/directory.ts';
import { ehrPlanOf } from '../adapters/fhir/sip/ehr-plan.ts';
import type { EhrWriter } from '../adapters/fhir/write/writer.ts';
import type { KeyRing } from '../adapters/keys/key-ring.ts';
import type { LifecareSender } from '../adapters/lifecare/client.ts';
import { DEFAULT_SYSTEMS } from '../adapters/lifecare/message-systems.ts';
import type { MailSender } from '../adapters/mail/mail-sender.ts';
import { readCaseOfPerson } from '../adapters/store/case-reader.ts';
import type { Database } from '../adapters/store/database.ts';
import type { StoredPerson } from '../adapters/store/persons.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { processOf } from '../domain/processes.ts';
import type { DeliveryPorts } from './attempt-delivery.ts';
import type { TellProcess } from './tell-process.ts';

export interface DeliveryDeps {
  db: Database;
  ring: KeyRing;
  directory: Directory;
  log: Logger;
  /** Partner name in the directory -> its sender. */
  senders: ReadonlyMap<string, LifecareSender>;
  /** And those of record systems. */
  ehrs: ReadonlyMap<string, EhrWriter>;
  sendMail: MailSender;
  tellProcess: TellProcess;
  now: () => number;
}

/** A delivery attempt against the store, the gate, and the receiver's own system, record system or mailbox. */
export function deliveryPorts(deps: DeliveryDeps): DeliveryPorts<StoredPerson> {
  const { db, ring, directory, log, senders, ehrs, sendMail, tellProcess, now } = deps;
  const nameOf = (hsaId: string): string | undefined =>
    (directory.unit(hsaId) ?? directory.party(hsaId) ?? directory.member(hsaId))?.name;
  return {
    read: (caseId) => readCaseOfPerson(db, ring, caseId),
    compose: (kind, state, item, marks) => processOf(kind).compose(state, item, marks, now() as Instant),
    senders: {
      async system(message, person) {
        const sender = senders.get(directory.unit(message.to.unit)?.partner ?? '');
        if (!sender) return { kind: 'refused', reason: 'no-channel' };
        return sender(message, { person, names: nameOf, sentAt: now() as Instant });
      },
      async ehr(message, person) {
        const write = ehrs.get(directory.unit(message.to.unit)?.ehr ?? '');
        if (!write) return { kind: 'refused', reason: 'no-channel' };
        const plan = ehrPlanOf(message, { person, names: nameOf }, DEFAULT_SYSTEMS);
        return plan ? write(plan) : { kind: 'refused', reason: 'person-number-missing' };
      },
      async mail({ to, item }) {
        const mailbox = directory.unit(to.unit)?.mail;
        if (mailbox === undefined) return { kind: 'refused', reason: 'no-channel' };
        // Whatever it is about, the mail says that something waits.
        return sendMail({ to: mailbox, item, kind: 'somethingWaits' });
      },
    },
    tellProcess,
    onFault: ({ item, attempt }, error) =>
      log.error({ item, attempt, err: error }, 'delivery attempt failed by a fault'),
  };
}
