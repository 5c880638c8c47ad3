import type { Provenance, ProvenanceAgent, Reference } from 'fhir/r4.js';
import { instantToIso, type Instant } from '../../../domain/calendar/instant.ts';
import type { SipCopy } from '../../../domain/disclosure/sip-copy.ts';
import type { SipContext } from './context.ts';
import { consentIds, planId, sipId } from './ids.ts';
import { DATA_OPERATION_SYSTEM, PROVENANCE_PARTICIPANT_SYSTEM } from './names.ts';

type Activity = 'CREATE' | 'UPDATE' | 'COMPLETE';

const HUB: ProvenanceAgent = { ...typed('assembler'), who: { display: 'Samordna' } };

/** Who wrote what. Ids follow what happened, so that what is told twice is told once. */
export function provenancesOf(context: SipContext, copy: SipCopy): Provenance[] {
  return [planProvenance(context, copy), ...writtenBy(context, copy), ...consentsTaken(context, copy)];
}

/** The plan as a whole: made by who leads it, at its latest version or at its end. */
function planProvenance(context: SipContext, copy: SipCopy): Provenance {
  const { caseId, version, endedAt, openedAt, lead, coordinating } = copy;
  const leader = lead?.accepted === true ? [author(context.staff(lead.coordinator, lead.unit))] : [];
  const keeper = coordinating ? [custodian(context.organization(coordinating.party))] : [];
  const isFirst = version === undefined || version.version === 1;
  const activity = endedAt !== undefined ? 'COMPLETE' : isFirst ? 'CREATE' : 'UPDATE';
  return provenance(
    sipId(caseId, 'Provenance', `plan|${endedAt === undefined ? (version?.number ?? 0) : 'ended'}`),
    [context.refer('CarePlan', planId(caseId)), context.refer('CareTeam', sipId(caseId, 'CareTeam'))],
    { at: endedAt ?? version?.drawnUpAt ?? openedAt, activity },
    [...leader, ...keeper, HUB],
  );
}

/** For each party what it has written; anew when it has written more. */
function writtenBy(context: SipContext, { caseId, needs, goals, interventions }: SipCopy): Provenance[] {
  const items = [
    ...needs.map((item) => ({ ...item, type: 'Condition' as const })),
    ...goals.map((item) => ({ ...item, type: 'Goal' as const })),
    ...interventions.map((item) => ({ ...item, type: 'ServiceRequest' as const })),
  ];
  return [...new Set(items.map(({ party }) => party))].sort().map((party) => {
    const own = items.filter((item) => item.party === party);
    const latest = Math.max(...own.map(({ changedNumber }) => changedNumber));
    return provenance(
      sipId(caseId, 'Provenance', `${party}|${latest}`),
      own.map(({ type, id }) => context.refer(type, sipId(caseId, type, id))),
      { at: Math.max(...own.map(({ writtenAt }) => writtenAt)) as Instant, activity: 'CREATE' },
      [author(context.organization(party)), HUB],
    );
  });
}

/** For each time that somebody took consents down. */
function consentsTaken(context: SipContext, copy: SipCopy): Provenance[] {
  const ids = consentIds(copy);
  const byTime = new Map<string, Reference[]>();
  copy.consents.forEach(({ takenByParty, takenBy, givenAt }, place) => {
    const time = [takenByParty, takenBy, givenAt].join('|');
    const reference = context.refer('Consent', ids[place] ?? '');
    byTime.set(time, [...(byTime.get(time) ?? []), reference]);
  });
  return [...byTime].map(([time, targets]) => {
    const [party = '', staff = '', givenAt] = time.split('|');
    return provenance(
      sipId(copy.caseId, 'Provenance', `consent|${time}`),
      targets,
      { at: Number(givenAt) as Instant, activity: 'CREATE' },
      [author(context.staff(staff, party)), custodian(context.organization(party)), HUB],
    );
  });
}

function provenance(
  id: string,
  target: Reference[],
  { at, activity }: { at: Instant; activity: Activity },
  agent: ProvenanceAgent[],
): Provenance {
  return {
    resourceType: 'Provenance',
    id,
    target,
    occurredDateTime: instantToIso(at),
    recorded: instantToIso(at),
    activity: { coding: [{ system: DATA_OPERATION_SYSTEM, code: activity }] },
    agent,
  };
}

function author(who: Reference): ProvenanceAgent {
  return { ...typed('author'), who };
}

function custodian(who: Reference): ProvenanceAgent {
  return { ...typed('custodian'), who };
}

function typed(code: 'author' | 'custodian' | 'assembler'): Pick<ProvenanceAgent, 'type'> {
  return { type: { coding: [{ system: PROVENANCE_PARTICIPANT_SYSTEM, code }] } };
}
