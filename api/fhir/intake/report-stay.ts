import type { Encounter } from 'fhir/r4.js';
import type { Request } from 'express';
import type { Reply } from '../../../activities/commit-contract.ts';
import { encounterIdentifierKeys, encounterKey } from '../../../adapters/fhir/encounter-key.ts';
import { encounterIn } from '../../../adapters/fhir/encounter-in.ts';
import type { PatientIn } from '../../../adapters/fhir/patient-in.ts';
import { DEFAULT_SYSTEMS } from '../../../adapters/lifecare/message-systems.ts';
import type { Surroundings } from '../../../adapters/fhir/references.ts';
import { information, type Issue } from '../../../adapters/fhir/refusal.ts';
import { findClaim, dropPersonDraft } from '../../../adapters/store/fhir-rows.ts';
import { findFhirId, moveFhirId, releaseFhirId, takeFhirId, type FhirId } from '../../../adapters/store/fhir-ids.ts';
import { findCase } from '../../../adapters/store/command-rows.ts';
import { savePersonDraft, type Person } from '../../../adapters/store/persons.ts';
import type { Instant } from '../../../domain/calendar/instant.ts';
import type { EncounterSnapshot } from '../../../domain/discharge/commands.ts';
import type { Command } from '../../../domain/process/command.ts';
import { actorOf } from '../../auth/signed-in.ts';
import { Refused } from '../../command-errors.ts';
import type { Deps } from '../../deps.ts';
import { clientIdRow } from './client-id.ts';
import { commandIdOf } from './command-id.ts';
import { refusedAt } from './refused-at.ts';
import { newCaseId } from './new-case-id.ts';
import { spreadMarks } from './spread-marks.ts';
import { turns18On } from '../../../domain/identity/turns-18.ts';
import { localDateOf } from '../../../domain/calendar/stockholm.ts';
import { knownPerson, mergedPerson } from './merged-person.ts';
import { judgedUnitRef, outpatientUnitRef, wardOf } from './unit-ref.ts';

export interface StayReport {
  encounter: Encounter;
  /** FHIRPath of the encounter in what was sent. */
  at: string;
  around: Surroundings;
  snapshotAt: Instant;
  /** FHIRPath of the time that orders snapshots. */
  snapshotPath: string;
  /** Id in the URL of a PUT. */
  chosenId?: string;
  person: { id: string; known: Person | null; sent: PatientIn | null };
  /** Keyed hash of everything that was sent. */
  bodyHash: string;
}

export interface StayReported {
  caseId: string;
  /** True when this report opened the case. */
  created: boolean;
  remarks: Issue[];
}

/** One snapshot of a stay becomes one command to its case; the person's data go with it or not at all. */
export async function reportStay(deps: Deps, request: Request, report: StayReport): Promise<StayReported> {
  const { db, ring, directory } = deps;
  const by = actorOf(request);
  const { encounter, at, around, snapshotAt, person, chosenId } = report;
  const { stay, remarks } = encounterIn({
    encounter,
    around,
    at,
    base: DEFAULT_SYSTEMS.base,
    unitRef: (unit) => judgedUnitRef(directory, unit),
  });
  const { ward: wardUnit, ...said } = stay;
  const ward = wardOf(directory, wardUnit, `${at}.serviceProvider`);
  const key = ring.hash(encounterKey(encounter, by.hsaId, at));
  const alias = chosenId === undefined ? null : await clientIdRow(db, 'Encounter', chosenId, by.hsaId);
  const { known, marks } = person.sent ? await mergedPerson(deps, person.id, person.sent) : knownPerson(person.known);
  const commandId = commandIdOf(request, ring, [
    by.hsaId,
    key,
    String(snapshotAt),
    report.bodyHash,
    JSON.stringify(marks),
  ]);
  const draftId = person.sent
    ? `dr${ring.hash(`${by.hsaId}|${commandId}|${report.bodyHash}`).slice(0, 32)}`
    : undefined;
  if (draftId && known) await savePersonDraft(db, ring, draftId, person.id, known);
  const outpatientUnit = known?.outpatientUnit;
  const adultOn = known && turns18On(known, localDateOf(snapshotAt));

  const data: EncounterSnapshot = {
    snapshotAt,
    sender: by.hsaId,
    personId: person.id,
    ...(draftId ? { draftId } : {}),
    ...said,
    ward,
    ...(adultOn ? { turns18On: adultOn } : {}),
    ...(outpatientUnit ? { outpatientUnit: outpatientUnitRef(directory, outpatientUnit) } : {}),
    marks,
  };
  const command: Command = { type: 'reportEncounter', data, commandId, by, channel: 'fhir', occurredAt: snapshotAt };
  try {
    const reply = await sendToCase(deps, command, key, alias ?? undefined, chosenId);
    for (const identifier of encounterIdentifierKeys(encounter, by.hsaId)) {
      await takeFhirId(db, {
        type: 'Encounter.identifier',
        id: ring.hash(identifier),
        client: by.hsaId,
        target: reply.caseId,
      });
    }
    if (draftId) await dropPersonDraft(db, draftId);
    await spreadMarks(deps, by, person.id);
    return {
      caseId: reply.caseId,
      created: reply.eventIds[0]?.endsWith('.1') ?? false,
      remarks: [...remarks, ...unknownUnits(data, at)],
    };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    // After any other error the command may yet be stored, and needs its draft.
    if (draftId) await dropPersonDraft(db, draftId);
    throw refusedAt(error.rejection, at, report.snapshotPath) ?? error;
  }
}

/** An id that the client chose is taken before the case is opened, and given back when it is not. */
async function sendToCase(
  deps: Deps,
  command: Command,
  key: string,
  alias: FhirId | undefined,
  chosenId: string | undefined,
): Promise<Reply> {
  const { db, commands } = deps;
  const aliased = alias && (await findCase(db, alias.target));
  const known = aliased ? aliased.id : await findClaim(db, key);
  const caseId = known ?? alias?.target ?? newCaseId();
  const taken =
    chosenId === undefined || chosenId === caseId ? undefined : await takeId(deps, chosenId, command.by.hsaId, caseId);
  try {
    return await commands.send({ caseId, kind: 'discharge', claims: [key] }, command);
  } catch (error) {
    const holder =
      error instanceof Refused && error.rejection.code === 'claim-taken'
        ? error.rejection.params?.['caseId']
        : undefined;
    if (typeof holder !== 'string') {
      if (taken && error instanceof Refused) await releaseFhirId(db, taken);
      throw error;
    }
    if (taken) await moveFhirId(db, taken, holder);
    return commands.send({ caseId: holder, kind: 'discharge' }, command);
  }
}

async function takeId({ db }: Deps, id: string, client: string, target: string): Promise<FhirId> {
  const taken = await takeFhirId(db, { type: 'Encounter', id, client, target });
  if (taken.client !== client) await clientIdRow(db, 'Encounter', id, client);
  if (taken.target !== target && !(await findCase(db, taken.target))) await moveFhirId(db, taken, target);
  return (await findFhirId(db, 'Encounter', id)) ?? taken;
}

function unknownUnits({ judgement, outpatientUnit }: EncounterSnapshot, at: string): Issue[] {
  const units = [...(judgement?.units ?? []), ...(outpatientUnit ? [outpatientUnit] : [])];
  return units.some(({ known }) => !known)
    ? [information('En enhet finns inte i katalogen. Avdelningen får en uppgift att ange rätt enhet.', at)]
    : [];
}
