import { keyOf, toldAt } from '../discharge/matters.ts';
import type { DischargeState, JudgedUnit } from '../discharge/state.ts';
import type { Role } from '../process/command.ts';
import type { Duty } from '../process/duty.ts';
import { accessOf, type Access } from './access.ts';
import { encounterAsTold, statusAsTold } from './as-told.ts';
import { directionsFor } from './directions.ts';
import type { DischargeView, EncounterView, UnitView } from './discharge-view.ts';
import type { Viewer } from './frame-view.ts';
import type { PersonMarks } from './message.ts';
import { deliveriesSeen } from './view-deliveries.ts';
import { dutiesSeen } from './view-duties.ts';

/**
 * The gate for showing, the same for console, FHIR and search. A party has what it wrote and what it has been told; null: the case
 * does not exist for the viewer, and nothing in the answer may differ from that of one that never was.
 * @param protectedRoles from the case's policy
 */
export function viewCase(
  state: DischargeState,
  duties: readonly Duty[],
  viewer: Viewer,
  marks: PersonMarks,
  protectedRoles?: readonly Role[],
): DischargeView | null {
  const access = accessOf(state, viewer, marks, protectedRoles);
  if (!access) return null;
  const seen = {
    kind: 'discharge' as const,
    caseId: state.caseId,
    as: access.as,
    duties: dutiesSeen(state, duties, viewer, access),
    deliveries: deliveriesSeen(state, directionsFor(state, viewer, access), access),
  };
  const part =
    access.as === 'ward'
      ? wardPart(state, viewer, access)
      : access.as === 'unit'
        ? unitPart(state, viewer, access)
        : technicalPart(state, access);
  const numbers = [
    ...[...seen.duties, ...seen.deliveries].map(({ version }) => version),
    ...writtenBy(state, viewer, access),
  ];
  return {
    ...seen,
    ...part,
    marks:
      access.as === 'unit'
        ? { deceased: false, protectedIdentity: access.isProtected }
        : { deceased: access.isDeceased, protectedIdentity: access.isProtected },
    version: Math.max(0, ...numbers, ...Object.values(part.changed)),
  };
}

type Part = Omit<DischargeView, 'kind' | 'caseId' | 'as' | 'duties' | 'deliveries' | 'marks' | 'version'>;

function wardPart(state: DischargeState, viewer: Viewer, access: Access): Part {
  const told = (message: string, index: number): boolean => isTold(state, viewer.party, `${message}.${index}`);
  return {
    personId: state.personId,
    personItems: itemsOf(access),
    status: state.status,
    encounter: wholeEncounter(state),
    units: state.units.map((unit, index) => ({
      ...unitView(state, unit, index, unit.party === viewer.party || told('planningBegun', index)),
      judgedBy: unit.judgedBy,
      judgedAt: unit.judgedAt,
      because: unit.because,
    })),
    ...planning(
      state,
      viewer,
      (index) => state.units[index]?.party === viewer.party || told('careContactAppointed', index),
    ),
    ...(state.compulsoryCare
      ? {
          compulsoryCare: {
            decidedBy: state.compulsoryCare.decidedBy,
            at: state.compulsoryCare.at,
            ended: state.compulsoryCare.ended,
          },
        }
      : {}),
    transfers: transfers(state, () => true),
    ...(state.patientInformed ? { patientInformedAt: state.patientInformed.at } : {}),
    ...(state.outpatientUnit ? { outpatientUnit: state.outpatientUnit } : {}),
    deviations: state.deviations.map(({ code, at }) => ({ code, at })),
    changed: only(state, ['encounter', 'judgement', 'estimate', 'ready', 'information', 'person', 'case']),
  };
}

function unitPart(state: DischargeState, viewer: Viewer, access: Access): Part {
  const { own } = access;
  const encounter = encounterAsTold(state, own, viewer.party);
  const status = statusAsTold(state, own, encounter);
  const isOver = status === 'cancelled';
  return {
    personId: state.personId,
    personItems: isOver ? [] : itemsOf(access),
    status,
    encounter: isOver ? { ...(state.ward ? { ward: state.ward } : {}), ready: [] } : encounter,
    units: own.flatMap((index) => {
      const unit = state.units[index];
      return unit ? [unitView(state, unit, index, true)] : [];
    }),
    ...planning(
      state,
      viewer,
      (index) => own.includes(index) || isTold(state, viewer.party, `careContactAppointed.${index}`),
    ),
    transfers: isOver
      ? []
      : transfers(state, (index, place) => own.includes(index) && isTransferTold(state, index, place)),
    deviations: [],
    changed: {},
  };
}

/** The address of a protected person is shown to nobody here. */
function itemsOf(access: Access): Part['personItems'] {
  return access.isProtected ? ['name', 'number'] : ['name', 'number', 'address'];
}

/** Numbers of what the viewer's party has written itself of the planning. */
function writtenBy(state: DischargeState, viewer: Viewer, { own }: Access): number[] {
  return [
    ...own.flatMap((index) => state.planningBegun[index]?.number ?? []),
    ...state.careContacts.filter(({ index }) => own.includes(index)).map(({ appointed }) => appointed.number),
    ...state.meetingNotices.filter(({ party }) => party === viewer.party).map(({ number }) => number),
    ...(state.bothSides?.party === viewer.party ? [state.bothSides.number] : []),
  ];
}

/** No person and no care: what is needed to see why something waits. */
function technicalPart(state: DischargeState, access: Access): Part {
  return {
    personId: null,
    personItems: [],
    status: state.status,
    encounter: { ...(state.ward && !access.isProtected ? { ward: state.ward } : {}), ready: [] },
    units: [],
    careContacts: [],
    meetingNotices: [],
    transfers: [],
    deviations: [],
    changed: {},
  };
}

function wholeEncounter(state: DischargeState): EncounterView {
  const { judgement } = state;
  const estimate = state.estimates.at(-1)?.estimatedDischargeAt;
  return {
    ...(state.ward ? { ward: state.ward } : {}),
    ...(state.encounterClass === null ? {} : { encounterClass: state.encounterClass }),
    ...(state.admitted ? { admittedAt: state.admitted.at } : {}),
    ...(state.leaveSince === null ? {} : { onLeaveSince: state.leaveSince }),
    ...(judgement ? { judgement: { by: judgement.by, at: judgement.at, noNeed: judgement.noNeed } } : {}),
    ...(estimate === undefined ? {} : { estimatedDischargeAt: estimate }),
    ready: state.episodes.map(({ episode, judgedBy, judgedAt, secrecy, revoked }) => ({
      episode,
      judgedBy,
      judgedAt,
      ...(secrecy ? { secrecy: { outcome: secrecy.outcome, by: secrecy.by, at: secrecy.at } } : {}),
      ...(revoked ? { revokedAt: revoked.at } : {}),
    })),
    ...(state.discharged ? { dischargedAt: state.discharged.at } : {}),
    ...(state.cancelled ? { cancelledAt: state.cancelled.at } : {}),
  };
}

function unitView(state: DischargeState, unit: JudgedUnit, index: number, showPlanning: boolean): UnitView {
  const at = toldAt(state, keyOf('admissionNotice', index));
  const begun = showPlanning ? state.planningBegun[index]?.at : undefined;
  return {
    unit: unit.unit,
    party: unit.party,
    side: unit.side,
    channel: unit.channel,
    known: unit.known,
    ...(at === undefined ? {} : { toldAt: at }),
    ...(begun === undefined ? {} : { planningBegunAt: begun }),
    ...(unit.withdrawn ? { withdrawnAt: unit.withdrawn.at } : {}),
  };
}

function planning(
  state: DischargeState,
  viewer: Viewer,
  knowsContactOf: (index: number) => boolean,
): Pick<Part, 'careContacts' | 'meetingNotices' | 'bothSides'> {
  const { bothSides } = state;
  return {
    careContacts: state.careContacts
      .filter(({ index }) => knowsContactOf(index))
      .map(({ index, careContact, lead, since }) => ({
        unit: state.units[index]?.unit ?? '',
        careContact,
        lead,
        ...(state.units[index]?.party === viewer.party ? { since } : {}),
      })),
    meetingNotices: state.meetingNotices
      .filter(({ party }) => party === viewer.party)
      .map(({ sentAt, sentBy, counts }) => ({ sentAt, sentBy, counts })),
    ...(bothSides?.party === viewer.party
      ? { bothSides: { needed: bothSides.needed, saidBy: bothSides.saidBy, at: bothSides.at } }
      : {}),
  };
}

function transfers(state: DischargeState, may: (index: number, place: number) => boolean): DischargeView['transfers'] {
  return state.transfers.flatMap(({ index, at, doneElsewhere, text }, place) =>
    may(index, place)
      ? [{ unit: state.units[index]?.unit ?? '', at, doneElsewhere, ...(text === undefined ? {} : { text }) }]
      : [],
  );
}

function isTransferTold(state: DischargeState, index: number, place: number): boolean {
  return toldAt(state, `${keyOf('informationTransfer', index)}/${place}`) !== undefined;
}

function isTold(state: DischargeState, party: string, about: string): boolean {
  return Object.values(state.deliveries).some(
    (d) => d.about === about && d.to.party === party && d.toldAt !== undefined,
  );
}

function only(state: DischargeState, things: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    things.flatMap((thing) => (state.changed[thing] === undefined ? [] : [[thing, state.changed[thing]]])),
  );
}
