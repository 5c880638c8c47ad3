import { Router, type Request, type Response } from 'express';
import type { Encounter, Patient } from 'fhir/r4.js';
import { canonicalJson } from '../../../adapters/fhir/canonical.ts';
import { encounterIdentifierKey, encounterIdentifierKeys } from '../../../adapters/fhir/encounter-key.ts';
import { refusal } from '../../../adapters/fhir/refusal.ts';
import { parseResource } from '../../../adapters/fhir/schema/parse-resource.ts';
import { identifierOf } from '../../../adapters/fhir/search/match.ts';
import { sentTime } from '../../../adapters/fhir/sent-time.ts';
import { actorOf, memberOf } from '../../auth/signed-in.ts';
import type { Deps } from '../../deps.ts';
import { answerWritten } from '../answer.ts';
import { ifMatch, requireMatch } from '../if-match.ts';
import { readOne } from '../reading/read-one.ts';
import { personOf } from './find-person.ts';
import { patientEcho, putPatient } from './put-patient.ts';
import { requireRecordSystem } from './registered-system.ts';
import { reportStay, type StayReported } from './report-stay.ts';
import { answerTransaction } from './transaction.ts';

/** What a record system tells: a stay with its person, a stay alone, or a person alone. */
export function intakeRoute(deps: Deps): Router {
  const router = Router();
  router.post('/', async (request, response) => {
    requireRecordSystem(deps.directory, memberOf(request));
    await answerTransaction(deps, request, response);
  });
  router.put('/Encounter', async (request, response) => {
    await answerEncounter(deps, request, response, undefined);
  });
  router.put('/Encounter/:id', async (request, response) => {
    await answerEncounter(deps, request, response, request.params.id);
  });
  router.put('/Patient/:id', async (request, response) => {
    requireRecordSystem(deps.directory, memberOf(request));
    const { id } = request.params;
    await requireCurrent(deps, request, id, 'Patient');
    const put = await putPatient(deps, request, id, parseResource<Patient>('Patient', request.body));
    const item = (await readOne(deps, memberOf(request), 'Patient', id)) ?? (await patientEcho(deps, id, put));
    await answerWritten(deps, request, response, { status: put.created ? 201 : 200, item, remarks: put.remarks });
  });
  return router;
}

async function answerEncounter(
  deps: Deps,
  request: Request,
  response: Response,
  chosenId: string | undefined,
): Promise<void> {
  requireRecordSystem(deps.directory, memberOf(request));
  const encounter = parseResource<Encounter>('Encounter', request.body);
  if (chosenId === undefined) requireNamed(request, encounter);
  else if (encounter.id !== undefined && encounter.id !== chosenId) {
    throw refusal(400, 'invariant', 'Id i innehållet är ett annat än id i adressen.', 'Encounter.id');
  }
  await requireCurrent(deps, request, chosenId);
  const reported = await putEncounter(deps, request, encounter, chosenId);
  const item = await readOne(deps, memberOf(request), 'Encounter', chosenId ?? reported.caseId);
  await answerWritten(deps, request, response, {
    status: reported.created ? 201 : 200,
    item,
    remarks: reported.remarks,
  });
}

async function putEncounter(
  deps: Deps,
  request: Request,
  encounter: Encounter,
  chosenId: string | undefined,
): Promise<StayReported> {
  const around = { owner: encounter };
  const snapshotPath = 'Encounter.meta.lastUpdated';
  const person = await personOf(deps, actorOf(request).hsaId, encounter, around, 'Encounter', (patient) => ({
    path: `Encounter.contained[${encounter.contained?.findIndex((one) => one === patient) ?? 0}]`,
  }));
  return reportStay(deps, request, {
    encounter,
    at: 'Encounter',
    around,
    snapshotAt: sentTime(encounter.meta?.lastUpdated, snapshotPath),
    snapshotPath,
    ...(chosenId === undefined ? {} : { chosenId }),
    person,
    bodyHash: deps.ring.hash(canonicalJson(encounter)),
  });
}

/** A conditional update names the encounter by an identifier that stands in what is sent. */
function requireNamed(request: Request, encounter: Encounter): void {
  const { identifier } = request.query;
  const { hsaId } = actorOf(request);
  const key = typeof identifier === 'string' ? encounterIdentifierKey(identifierOf(identifier), hsaId) : undefined;
  if (key !== undefined && encounterIdentifierKeys(encounter, hsaId).includes(key)) return;
  throw refusal(
    400,
    'value',
    'En villkorlig uppdatering anger en av vårdtillfällets egna identiteter: PUT Encounter?identifier=system|värde.',
    'http.identifier',
  );
}

/** If-Match may be given, and is then kept to. */
async function requireCurrent(
  deps: Deps,
  request: Request,
  id: string | undefined,
  type: 'Encounter' | 'Patient' = 'Encounter',
): Promise<void> {
  const held = ifMatch(request);
  if (held === undefined) return;
  const item = id === undefined ? undefined : await readOne(deps, memberOf(request), type, id);
  requireMatch(held === 'any' && item ? 'any' : held === 'any' ? [] : held, item?.version.number ?? 0);
}
