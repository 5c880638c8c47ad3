import { savePersonDraft } from '../../../adapters/store/persons.ts';
import type { LocalDate } from '../../../domain/calendar/local-date.ts';
import type { Actor } from '../../../domain/process/command.ts';
import type { SipUnit } from '../../../domain/sip/units.ts';
import { PERSON } from '../../support/commands.ts';
import { CARE_CONTACT, CASE_OFFICER, GRANBY, LINDEN } from './people.ts';
import { instantIn } from './swedish-time.ts';
import { say } from './time-cases.ts';
import type { TimeHub } from './time-hub.ts';

/** One SIP, carried on by the health centre. */
export interface Sip {
  caseId: string;
  hub: TimeHub;
  say(type: string, data: object, by?: Actor, commandId?: string): Promise<unknown>;
}

interface Beginning {
  turns18On?: string;
  /** Who is called and told beside the health centre. */
  others?: SipUnit[];
}

/** A need is seen at this hour, and the person is offered a plan. */
export async function offerSip(hub: TimeHub, caseId: string, { turns18On }: Beginning = {}): Promise<Sip> {
  const target = { caseId, kind: 'sip' };
  const sip: Sip = {
    caseId,
    hub,
    say: (type, data, by = CARE_CONTACT, commandId = crypto.randomUUID()) =>
      say(hub, target, type, data, by, commandId),
  };
  const [personId, draftId] = [`p-${caseId}`, `draft-${caseId}`];
  await savePersonDraft(hub.db, hub.ring, draftId, personId, PERSON);
  await sip.say('reportNeed', {
    personId,
    draftId,
    turns18On: turns18On ?? null,
    from: 'staff',
    reasons: ['several-actors'],
    coordination: true,
    socialServices: true,
    healthCare: true,
    unit: LINDEN,
  });
  await sip.say('makeOffer', { at: await hub.clock.ask(), informedHow: 'Muntligt, med broschyr', understood: true });
  return sip;
}

/** Consent to all that the municipality needs, to a last day or until it is withdrawn. */
export async function consent(sip: Sip, until: string | null, giver = 'person'): Promise<void> {
  await sip.say('giveConsent', {
    giver,
    form: 'oral',
    takenBy: CARE_CONTACT.hsaId,
    at: await sip.hub.clock.ask(),
    drawUp: true,
    invite: [GRANBY.party],
    share: [{ party: GRANBY.party, kinds: ['coordination', 'health', 'social'] }],
    digitalMeeting: false,
    until,
  });
}

/** Calls health centre and municipality to a meeting. Gives the meeting's id. */
export async function convene(sip: Sip, startsAt: string): Promise<string> {
  const meeting = crypto.randomUUID();
  const plan = {
    purpose: 'Samla stödet',
    why: 'Flera hjälper till',
    longTermGoal: 'Bo kvar hemma',
    questions: ['Vem gör vad?'],
    startsAt: instantIn(startsAt),
    place: 'Hemma',
    form: 'physical',
    personTakesPart: 'På plats',
    agreedWithPerson: true,
    convener: CARE_CONTACT.hsaId,
    invitees: [LINDEN, GRANBY].map((unit) => ({ unit, kind: 'social', knowsPerson: true })),
  };
  await sip.say('convene', plan, CARE_CONTACT, meeting);
  return meeting;
}

export async function meet(sip: Sip, meeting: string, more: object = {}): Promise<void> {
  await sip.say('holdMeeting', {
    meeting,
    at: await sip.hub.clock.ask(),
    attendance: [LINDEN, GRANBY].map(({ unit }) => ({ unit, attended: true })),
    personTookPart: 'there',
    noteTaker: CARE_CONTACT.hsaId,
    ...more,
  });
}

/** All that a plan must hold, each party's own part by itself. Gives the ids of the interventions by their party. */
export async function writePlan(sip: Sip, followUpOn: string): Promise<Record<string, string>> {
  const [goal, own, theirs] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  const intervention = { what: 'Besök varje vecka', doneBy: 'party', status: 'decided', goal };
  await sip.say(
    'addGoal',
    { text: 'Bo kvar hemma', term: 'long', kind: 'social', words: 'person' },
    CARE_CONTACT,
    goal,
  );
  await sip.say('addIntervention', { ...intervention, kind: 'health', unit: LINDEN.unit }, CARE_CONTACT, own);
  await sip.say('addIntervention', { ...intervention, kind: 'social', unit: GRANBY.unit }, CASE_OFFICER, theirs);
  await sip.say('writePlan', {
    overallResponsibleParty: LINDEN.party,
    followUp: { on: followUpOn as LocalDate, form: 'meeting' },
  });
  await sip.say('appointLead', { unit: LINDEN, coordinator: CARE_CONTACT.hsaId, wish: 'person', mostContact: true });
  return { [LINDEN.party]: own, [GRANBY.party]: theirs };
}

export async function drawUp(sip: Sip): Promise<void> {
  await sip.say('drawUp', { at: await sip.hub.clock.ask(), personAgrees: true });
}
