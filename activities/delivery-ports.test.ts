import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SAMPLE_COPY, SAMPLE_PERSON, sampleMessage } from '../adapters/fhir/sip/testing/sample-copy.ts';
import { ehrWriter } from '../adapters/fhir/write/writer.ts';
import type { Directory, Unit } from '../adapters/directory/directory.ts';
import { DEFAULT_SYSTEMS } from '../adapters/lifecare/message-systems.ts';
import { mailSender } from '../adapters/mail/mail-sender.ts';
import { localMailbox, type Mailbox } from '../adapters/mail/mailbox.ts';
import { startPartnerSimulator, type PartnerSimulator } from '../adapters/partner-simulator/simulator.ts';
import type { StoredPerson } from '../adapters/store/persons.ts';
import type { DeliveryPorts } from './attempt-delivery.ts';
import { deliveryPorts } from './delivery-ports.ts';

const PERSON: StoredPerson = { ...SAMPLE_PERSON, id: 'p1', version: 1, updatedAt: 0 };
const MESSAGE = sampleMessage(SAMPLE_COPY);

let simulator: PartnerSimulator;
let mailbox: Mailbox;
beforeAll(async () => {
  simulator = await startPartnerSimulator({ port: 0 });
  mailbox = localMailbox(Date.now);
});
afterAll(() => simulator?.close());

/** The ways out, when the receiving unit has these. */
function sendersTo(ways: Partial<Unit>): DeliveryPorts<StoredPerson>['senders'] {
  const unit = { hsaId: MESSAGE.to.unit, name: 'Provenheten', ...ways } as Unit;
  const directory = {
    unit: (hsaId: string) => (hsaId === unit.hsaId ? unit : undefined),
    party: () => undefined,
    member: () => undefined,
  } as Partial<Directory> as Directory;
  const publicUrl = 'http://127.0.0.1:3000';
  return deliveryPorts({
    directory,
    senders: new Map(),
    ehrs: new Map([['journal', ehrWriter({ baseUrl: simulator.ehr.fhirBaseUrl, names: DEFAULT_SYSTEMS.base })]]),
    sendMail: mailSender({ from: 'samordna@region.example', publicUrl, carry: mailbox.carry }),
    tellProcess: () => Promise.reject(new Error('no report is sent here')),
    now: Date.now,
  } as Partial<Parameters<typeof deliveryPorts>[0]> as Parameters<typeof deliveryPorts>[0]).senders;
}

describe('a plan', () => {
  test("is written to the unit's record system, once however often it is tried", async () => {
    const { ehr } = sendersTo({ ehr: 'journal' });
    for (let attempt = 0; attempt < 2; attempt += 1) expect(await ehr(MESSAGE, PERSON)).toEqual({ kind: 'told' });
    const plans = simulator.ehr.resources().filter(({ resourceType }) => resourceType === 'CarePlan');
    expect(plans).toHaveLength(1);
  });

  test('goes by no way that the unit does not have', async () => {
    const senders = sendersTo({});
    const refused = { kind: 'refused', reason: 'no-channel' };
    expect(await senders.ehr(MESSAGE, PERSON)).toEqual(refused);
    expect(await senders.mail(MESSAGE, PERSON)).toEqual(refused);
    expect(await senders.system(MESSAGE, PERSON)).toEqual(refused);
  });

  test('of a person without a number that the record system could know needs a human', async () => {
    const nameless = { ...PERSON, identifiers: [] };
    const refused = { kind: 'refused', reason: 'person-number-missing' };
    expect(await sendersTo({ ehr: 'journal' }).ehr(MESSAGE, nameless)).toEqual(refused);
  });
});

test('a mail to a unit says that something waits, whatever it is about', async () => {
  const { mail } = sendersTo({ mail: 'provenheten@kommun.example' });
  expect(await mail(MESSAGE, PERSON)).toEqual({ kind: 'told' });
  expect(mailbox.mails()).toMatchObject([{ to: 'provenheten@kommun.example', subject: 'Det väntar något i Samordna' }]);
  expect(JSON.stringify(mailbox.mails())).not.toContain(MESSAGE.caseId);
});
