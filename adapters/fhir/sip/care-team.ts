import type { CareTeam, CareTeamParticipant } from 'fhir/r4.js';
import { instantToIso } from '../../../domain/calendar/instant.ts';
import type { SipCopy, TeamMember } from '../../../domain/disclosure/sip-copy.ts';
import { parseHsaId } from '../../../domain/identity/hsa-id.ts';
import type { SipContext } from './context.ts';
import { partIdentifier, sipId } from './ids.ts';
import { teamRoleSystem } from './names.ts';
import { labelled, listed, notesOf, periodOf } from './text.ts';

type ContactRole = SipCopy['contacts'][number]['role'];

const ROLES: Readonly<Record<TeamMember['role'] | ContactRole | 'person', string>> = {
  person: 'Personen',
  lead: 'Huvudansvarig för SIP',
  'care-contact': 'Fast vårdkontakt',
  party: 'Deltar i planen',
  permanentPhysician: 'Fast läkarkontakt',
  permanentCareContact: 'Fast vårdkontakt',
  homeCareContact: 'Fast omsorgskontakt',
  principal: 'Rektor',
  other: 'Kontakt',
};

const STATUSES: Readonly<Record<SipCopy['status'], CareTeam['status']>> = {
  draft: 'proposed',
  active: 'active',
  'on-hold': 'suspended',
  ended: 'inactive',
};

export function careTeamOf(context: SipContext, copy: SipCopy): CareTeam {
  const { names, subject, organization } = context;
  const { caseId, team, contacts, openedAt, endedAt, overallResponsibleParty } = copy;
  const id = sipId(caseId, 'CareTeam');
  return {
    resourceType: 'CareTeam',
    id,
    identifier: [partIdentifier(names.base, id)],
    status: STATUSES[copy.status],
    category: [{ text: 'SIP-team' }],
    name: 'SIP-team',
    subject,
    period: periodOf(openedAt, endedAt),
    participant: [
      { role: [roleOf(context, 'person')], member: subject, period: periodOf(openedAt, endedAt) },
      ...team.map((member) => memberOf(context, copy, member)),
      ...contacts.map((contact) => contactOf(context, contact)),
    ],
    ...(overallResponsibleParty === undefined ? {} : { managingOrganization: [organization(overallResponsibleParty)] }),
    ...listed('note', notesOf(noteTexts(context, copy))),
  };
}

/** R4 ctm-1: a role at a unit is a PractitionerRole, so that nobody stands on behalf of another. */
function memberOf(
  context: SipContext,
  { endedAt }: SipCopy,
  { role, unit, staff, since }: TeamMember,
): CareTeamParticipant {
  const isNamed = staff !== undefined && parseHsaId(staff).ok;
  return {
    role: [roleOf(context, role)],
    member: isNamed ? context.staff(staff, unit) : context.organization(unit),
    period: endedAt === undefined ? { start: instantToIso(since) } : periodOf(since, endedAt),
  };
}

function contactOf(context: SipContext, { role, unit, staff }: SipCopy['contacts'][number]): CareTeamParticipant {
  const isNamed = staff !== undefined && parseHsaId(staff).ok;
  return {
    role: [roleOf(context, role)],
    member: isNamed ? context.staff(staff, unit) : context.organization(unit),
  };
}

function roleOf({ names }: SipContext, role: keyof typeof ROLES): NonNullable<CareTeamParticipant['role']>[number] {
  return { coding: [{ system: teamRoleSystem(names.base), code: role }], text: ROLES[role] };
}

/** Who is known by name alone, and what is said of a contact. */
function noteTexts({ nameOf }: SipContext, { team, contacts }: SipCopy): string[] {
  const named = [...team, ...contacts].flatMap(({ unit, staff }) =>
    staff === undefined || parseHsaId(staff).ok ? [] : labelled(nameOf(unit) ?? unit, staff),
  );
  return [...named, ...contacts.flatMap(({ role, text }) => labelled(ROLES[role], text))];
}
