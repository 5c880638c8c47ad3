import type { Request, Response } from 'express';
import type { BundleEntry, Patient } from 'fhir/r4.js';
import { canonicalJson } from '../../../adapters/fhir/canonical.ts';
import { outcomeOf } from '../../../adapters/fhir/outcome.ts';
import { hsaValues } from '../../../adapters/fhir/references.ts';
import { information, type Issue } from '../../../adapters/fhir/refusal.ts';
import { sentTime } from '../../../adapters/fhir/sent-time.ts';
import { transactionIn, type SentEntry, type Transaction } from '../../../adapters/fhir/transaction-in.ts';
import { actorOf, memberOf } from '../../auth/signed-in.ts';
import type { Deps } from '../../deps.ts';
import { etagOf, fhirBase, locationOf, logShown } from '../answer.ts';
import { preferred } from '../prefer.ts';
import type { Item } from '../reading/items.ts';
import { readOne } from '../reading/read-one.ts';
import { sendFhir } from '../send.ts';
import { personOf } from './find-person.ts';
import { reportStay, type StayReported } from './report-stay.ts';

/** All of the transaction becomes one command, so that all of it is stored or nothing. */
export async function answerTransaction(deps: Deps, request: Request, response: Response): Promise<void> {
  const transaction = transactionIn(request.body);
  const { bundle, encounter, entries, patient } = transaction;
  const { hsaId } = actorOf(request);
  const around = { owner: encounter.resource, bundle };
  const person = await personOf(deps, hsaId, encounter.resource, around, encounter.at, (sent) =>
    pathOf(transaction, sent),
  );
  const hasTimestamp = bundle.timestamp !== undefined;
  const snapshotPath = hasTimestamp ? 'Bundle.timestamp' : `${encounter.at}.meta.lastUpdated`;
  const reported = await reportStay(deps, request, {
    encounter: encounter.resource,
    at: encounter.at,
    around,
    snapshotAt: sentTime(
      bundle.timestamp ?? encounter.resource.meta?.lastUpdated,
      hasTimestamp ? snapshotPath : 'Bundle.timestamp',
    ),
    snapshotPath,
    ...(encounter.chosenId === undefined ? {} : { chosenId: encounter.chosenId }),
    person,
    bodyHash: deps.ring.hash(canonicalJson(bundle)),
  });
  const member = memberOf(request);
  const read: Read = {
    encounter: await readOne(deps, member, 'Encounter', encounter.chosenId ?? reported.caseId),
    patient: await readOne(deps, member, 'Patient', patient?.chosenId ?? person.id),
    remarks: [...reported.remarks, ...(person.sent?.remarks ?? [])],
    reported,
  };
  const isShown =
    preferred(request).returned === 'representation' && request.get('prefer')?.includes('representation') === true;
  if (isShown) {
    await logShown(
      deps,
      request,
      'fhir.write',
      [read.encounter, read.patient].filter((item) => item !== undefined),
    );
  }
  sendFhir(response, {
    resourceType: 'Bundle',
    type: 'transaction-response',
    entry: entries.map((entry) => entryOf(deps, entry, read, isShown)),
  });
}

interface Read {
  encounter: Item | undefined;
  patient: Item | undefined;
  remarks: Issue[];
  reported: StayReported;
}

function pathOf({ patient, encounter }: Transaction, sent: Patient): { path: string; chosenId?: string } {
  if (!patient) {
    return {
      path: `${encounter.at}.contained[${encounter.resource.contained?.findIndex((one) => one === sent) ?? 0}]`,
    };
  }
  return { path: patient.at, ...(patient.chosenId === undefined ? {} : { chosenId: patient.chosenId }) };
}

/** One answer to each entry, in the order they came. */
function entryOf(deps: Deps, entry: SentEntry, read: Read, isShown: boolean): BundleEntry {
  const type = entry.resource.resourceType;
  const remarks = read.remarks.filter(({ at }) => at?.startsWith(entry.at));
  if (type !== 'Encounter' && type !== 'Patient') {
    return { response: { status: '200', ...directoryAnswer(deps, entry, remarks) } };
  }
  const item = type === 'Encounter' ? read.encounter : read.patient;
  const status = read.reported.created ? '201' : '200';
  return {
    ...(isShown && item ? { resource: item.resource() } : {}),
    response: {
      status,
      ...(item
        ? {
            location: locationOf(deps, item),
            etag: etagOf(item),
            lastModified: new Date(item.version.at).toISOString(),
          }
        : {}),
      ...(remarks.length > 0 ? { outcome: outcomeOf(remarks) } : {}),
    },
  };
}

/** Organisations and staff come from the directory: what was sent of them is not stored. */
function directoryAnswer(
  deps: Deps,
  { resource, at }: SentEntry,
  remarks: Issue[],
): { location?: string; outcome: ReturnType<typeof outcomeOf> } {
  const [hsaId] = resource.resourceType === 'Organization' ? hsaValues(resource.identifier) : [];
  const isKnown = hsaId !== undefined && (deps.directory.unit(hsaId) ?? deps.directory.party(hsaId)) !== undefined;
  const told = information(
    'Enheter och personal hämtas ur katalogen. Det som skickades har använts som referens och inte sparats.',
    at,
  );
  return {
    ...(isKnown ? { location: `${fhirBase(deps)}/Organization/${hsaId}` } : {}),
    outcome: outcomeOf([told, ...remarks]),
  };
}
