import type { FhirResource } from 'fhir/r4.js';
import { DUTIES } from '../../console/words/duties.ts';
import { word } from '../../console/words/word.ts';
import { encounterOut, encounterVersion, statusOf as encounterStatus } from '../../../adapters/fhir/encounter-out.ts';
import { organizationOut } from '../../../adapters/fhir/organization-out.ts';
import type { OutContext, Version } from '../../../adapters/fhir/out-context.ts';
import { patientOut } from '../../../adapters/fhir/patient-out.ts';
import { statusOf as taskStatus, taskOut } from '../../../adapters/fhir/task-out.ts';
import type { ReadType } from '../../../adapters/fhir/search/table.ts';
import type { Token } from '../../../adapters/fhir/search/match.ts';
import { DEFAULT_SYSTEMS } from '../../../adapters/lifecare/message-systems.ts';
import type { Member } from '../../../adapters/directory/directory.ts';
import { recordedTimes } from '../../../adapters/store/case-search.ts';
import { fhirIdsOf } from '../../../adapters/store/fhir-ids.ts';
import { isDischarge } from '../../../domain/disclosure/discharge-view.ts';
import type { DutyView } from '../../../domain/disclosure/frame-view.ts';
import type { Deps } from '../../deps.ts';
import type { SeenCase } from '../../seen-cases.ts';
import { personSince, planOf } from './plan-copies.ts';

/** One thing that a reader may see: what searches ask of it, and how to write it when it is on the page. */
export interface Item {
  type: ReadType;
  /** Id as the reader calls it. */
  id: string;
  version: Version;
  personId: string | null;
  caseId: string | null;
  status?: string;
  code?: Token;
  ownerId?: string;
  /** Time that the thing is about, ms; open at its end where `until` is left out. */
  span?: { from: number; until: number | undefined };
  names?: readonly string[];
  resource(): FhirResource;
}

/** Words and ids for one reader. */
export async function contextFor(
  { db, directory }: Deps,
  member: Member,
  seen: readonly SeenCase[],
): Promise<OutContext> {
  const persons = seen.flatMap(({ view }) => view.personId ?? []);
  const cases = seen.map(({ view }) => view.caseId);
  const own = {
    Patient: await fhirIdsOf(db, 'Patient', member.hsaId, [...new Set(persons)]),
    Encounter: await fhirIdsOf(db, 'Encounter', member.hsaId, cases),
  };
  return {
    names: DEFAULT_SYSTEMS,
    directory,
    idOf: (type, target) => own[type].get(target) ?? target,
    dutyTitle: (code) => word(DUTIES, code),
  };
}

export async function taskItems(
  deps: Deps,
  member: Member,
  context: OutContext,
  seen: readonly SeenCase[],
  which: (duty: DutyView) => boolean,
): Promise<Item[]> {
  const pairs = seen.flatMap((one) => {
    const { view, person, state } = one;
    const plan = planOf(deps, member, one);
    const since = personSince(deps, member, one);
    return view.duties.filter(which).map((duty) => ({
      view,
      person,
      duty,
      plan,
      number: Math.max(duty.version, since),
      latest: state.lastRecordedAt,
    }));
  });
  const times = await recordedTimes(
    deps.db,
    pairs.map(({ view, number }) => ({ caseId: view.caseId, number })),
  );
  return pairs.map(({ view, person, duty, plan, number, latest }) => {
    const version = versionOf(times, view.caseId, number, latest);
    return {
      type: 'Task',
      id: duty.id,
      version,
      personId: person?.id ?? null,
      caseId: view.caseId,
      status: taskStatus(duty),
      code: { system: `${context.names.base}/CodeSystem/duty`, code: duty.code },
      ownerId: duty.bearer.unit,
      resource: () => taskOut(context, view, duty, version, plan),
    };
  });
}

/** A discharge is a stay; no other kind of case is. */
export async function encounterItems(deps: Deps, context: OutContext, seen: readonly SeenCase[]): Promise<Item[]> {
  const stays = seen.flatMap(({ view, person }) => (isDischarge(view) ? [{ view, person }] : []));
  const times = await recordedTimes(
    deps.db,
    stays.map(({ view }) => ({ caseId: view.caseId, number: encounterVersion(view) })),
  );
  return stays.map(({ view, person }) => {
    const version = versionOf(times, view.caseId, encounterVersion(view));
    const { admittedAt, dischargedAt } = view.encounter;
    return {
      type: 'Encounter',
      id: context.idOf('Encounter', view.caseId),
      version,
      personId: person?.id ?? null,
      caseId: view.caseId,
      status: encounterStatus(view),
      ...(admittedAt === undefined ? {} : { span: { from: admittedAt, until: dischargedAt } }),
      resource: () => encounterOut(context, view, version),
    };
  });
}

/** Each person once, with the most that any of the cases lets the reader have. */
export function patientItems(context: OutContext, seen: readonly SeenCase[]): Item[] {
  const byPerson = new Map<string, SeenCase>();
  for (const one of seen) {
    const best = one.person && byPerson.get(one.person.id);
    if (one.person && (!best || best.view.personItems.length < one.view.personItems.length)) {
      byPerson.set(one.person.id, one);
    }
  }
  return [...byPerson.values()].flatMap(({ view, person }): Item[] => {
    if (!person) return [];
    const version = { number: person.version, at: person.updatedAt };
    return [
      {
        type: 'Patient',
        id: context.idOf('Patient', person.id),
        version,
        personId: person.id,
        caseId: null,
        resource: () =>
          patientOut(context, { personId: person.id, person, items: view.personItems, marks: view.marks, version }),
      },
    ];
  });
}

/** The directory is no secret among those who are signed in. */
export function organizationItems(context: OutContext): Item[] {
  const all = context.directory.parties.flatMap((party) => [party.hsaId, ...party.units.map(({ hsaId }) => hsaId)]);
  return [...new Set(all)].flatMap((hsaId): Item[] => {
    const organization = organizationOut(context, hsaId);
    return organization
      ? [
          {
            type: 'Organization',
            id: hsaId,
            version: { number: 1, at: 0 },
            personId: null,
            caseId: null,
            names: [organization.name ?? ''],
            resource: () => organization,
          },
        ]
      : [];
  });
}

/** @param latest time of what no event tells of yet */
function versionOf(times: Map<string, number>, caseId: string, number: number, latest = 0): Version {
  return { number, at: times.get(`${caseId}.${number}`) ?? latest };
}
