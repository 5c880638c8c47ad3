import { MS_PER_DAY, type Instant } from '../calendar/instant.ts';
import { localDate, type LocalDate } from '../calendar/local-date.ts';
import type { Policy } from '../policy/policy.ts';
import type { Actor } from '../process/command.ts';
import type { ProcessEvent } from '../process/event.ts';
import {
  PERSON,
  type Giver,
  type InformationKind,
  type Invitee,
  type SipCommands,
  type SipCommandType,
} from '../sip/commands.ts';
import { localSip, sip } from '../sip/process.ts';
import type { SipState } from '../sip/state.ts';
import type { SipUnit } from '../sip/units.ts';
import { MORNING } from './played-case.ts';
import { Played } from './played.ts';
import { TEST_POLICY } from './policy.ts';
import { CENTRE, SOCIAL, centre, psychiatry, school, social } from './sip-people.ts';

/** A plan of one person. Carried on by the social services unless said otherwise. */
export class PlayedSip extends Played<SipState, SipCommands> {
  constructor(at: Instant = MORNING, policy: Policy = TEST_POLICY, kind: SipState['kind'] = 'sip', caseId = 's1') {
    super(kind === 'sip' ? sip : localSip, caseId, at, policy);
  }

  /** Throws when it is refused. */
  must<T extends SipCommandType>(type: T, data: SipCommands[T], by: Actor = social): ProcessEvent[] {
    const given = this.give(type, data, by);
    if (typeof given === 'string') throw new Error(`${type}: ${given}`);
    return given;
  }

  /** The id that the last event of that type gave. */
  id(type: 'goalAdded' | 'needAdded' | 'interventionAdded'): string {
    const found = this.events.findLast((event) => event.type === type);
    if (!found) throw new Error(`no ${type}`);
    return (found.data as { id: string }).id;
  }

  get meeting(): string {
    return this.state.meetings.at(-1)?.meeting ?? 'none';
  }
}

export const IN_MAY = localDate(2026, 5, 12);
const KINDS: InformationKind[] = ['coordination', 'health', 'social'];

export function need(part: Partial<SipCommands['reportNeed']> = {}): SipCommands['reportNeed'] {
  return {
    personId: 'p1',
    turns18On: null,
    from: 'staff',
    reasons: ['several-actors'],
    coordination: true,
    socialServices: true,
    healthCare: true,
    unit: SOCIAL,
    ...part,
  };
}

/** To draw up, to invite and to share these kinds with each of these. */
export function consent(
  at: Instant,
  units: readonly SipUnit[] = [SOCIAL, CENTRE],
  part: Partial<SipCommands['giveConsent']> = {},
): SipCommands['giveConsent'] {
  return {
    giver: PERSON,
    form: 'oral',
    takenBy: social.hsaId,
    at,
    drawUp: true,
    invite: units.map(({ party }) => party),
    share: units.map(({ party }) => ({ party, kinds: KINDS })),
    digitalMeeting: true,
    until: null,
    ...part,
  };
}

export function invited(unit: SipUnit, kind: InformationKind = 'coordination', knowsPerson = true): Invitee {
  return { unit, kind, knowsPerson };
}

export function notice(
  at: Instant,
  units: readonly SipUnit[] = [SOCIAL, CENTRE],
  part: Partial<SipCommands['convene']> = {},
): SipCommands['convene'] {
  return {
    purpose: 'Planera stödet hemma',
    why: 'Flera hjälper till',
    longTermGoal: 'Bo kvar hemma',
    questions: ['Vem gör vad?'],
    startsAt: (at + 7 * MS_PER_DAY) as Instant,
    place: 'Kommunhuset',
    form: 'physical',
    personTakesPart: 'På plats',
    agreedWithPerson: true,
    invitees: units.map((unit) => invited(unit)),
    convener: social.hsaId,
    ...part,
  };
}

export function held(
  played: PlayedSip,
  units: readonly SipUnit[] = [SOCIAL, CENTRE],
  part: Partial<SipCommands['holdMeeting']> = {},
): SipCommands['holdMeeting'] {
  return {
    meeting: played.meeting,
    at: played.at,
    attendance: units.map(({ unit }) => ({ unit, attended: true })),
    personTookPart: 'there',
    noteTaker: social.hsaId,
    ...part,
  };
}

export function intervention(
  unit: SipUnit,
  part: Partial<SipCommands['addIntervention']> = {},
): SipCommands['addIntervention'] {
  return { unit: unit.unit, kind: 'social', what: 'Hjälp på morgonen', doneBy: 'party', status: 'decided', ...part };
}

export function preparation(at: Instant, part: Partial<SipCommands['prepare']> = {}): SipCommands['prepare'] {
  return {
    at,
    matters: 'Att få vara hemma',
    questions: ['Vem ringer jag?'],
    inviteWishes: [],
    notWanted: [],
    understood: true,
    ...part,
  };
}

/** Who acts for the unit in these tests. */
function staffOf({ party }: SipUnit): Actor {
  const found = [social, centre, psychiatry, school].find((one) => one.party === party);
  if (!found) throw new Error(`nobody acts for ${party}`);
  return found;
}

/** Seen and offered, not answered. */
export function offered(played = new PlayedSip()): PlayedSip {
  played.must('reportNeed', need());
  played.must('makeOffer', { at: played.at, informedHow: 'muntligt', understood: true });
  return played;
}

/** Consented to for these units, for one who is grown. */
export function consented(units: readonly SipUnit[] = [SOCIAL, CENTRE], played = offered()): PlayedSip {
  played.later(1).must('giveConsent', consent(played.at, units));
  return played;
}

/** A meeting called with these units, and everyone told. */
export function called(units: readonly SipUnit[] = [SOCIAL, CENTRE], played = consented(units)): PlayedSip {
  played.later(1).must('convene', notice(played.at, units));
  return played.settle();
}

/** The meeting held with everyone there. */
export function met(units: readonly SipUnit[] = [SOCIAL, CENTRE], played = called(units)): PlayedSip {
  played.later(7 * 24).must('holdMeeting', held(played, units));
  return played;
}

/** A plan with a goal, an intervention of each, the convener's coordinator as lead, drawn up and told. */
export function drawnUp(units: readonly SipUnit[] = [SOCIAL, CENTRE], played = met(units)): PlayedSip {
  played.must('addGoal', { text: 'Bo kvar hemma', term: 'long', kind: 'coordination', words: 'person' });
  for (const unit of units.filter(({ channel }) => channel !== 'letter')) {
    played.must('addIntervention', intervention(unit), staffOf(unit));
  }
  played.must('writePlan', {
    followUp: { on: IN_MAY, form: 'meeting' },
    overallResponsibleParty: SOCIAL.party,
  });
  played.must('appointLead', { unit: SOCIAL, coordinator: social.hsaId, wish: 'person', mostContact: true });
  played.must('drawUp', { at: played.at, personAgrees: true });
  return played.settle();
}

/** Ended since the need is over; nobody has confirmed it. */
export function ended(played = drawnUp()): PlayedSip {
  played.later(1).must('end', { because: 'need-over', at: played.at, whereToTurn: 'Socialkontoret' });
  return played.settle();
}

/** A child of 14 with two guardians, offered, and heard: agrees. */
export function childWithGuardians(turns18On: LocalDate = localDate(2030, 3, 10)): PlayedSip {
  const played = new PlayedSip();
  played.must('reportNeed', need({ turns18On }));
  played.must('makeOffer', { at: played.at, informedHow: 'muntligt', understood: true });
  for (const relatedId of ['mother', 'father']) {
    played.must('nameRelated', { relatedId, draftId: `d-${relatedId}`, role: 'guardian', safeToReach: true });
  }
  played.must('hearChild', { oldEnough: true, view: 'agrees', at: played.at });
  return played;
}

export function consentFrom(played: PlayedSip, giver: Giver, units: readonly SipUnit[] = [SOCIAL, CENTRE]): void {
  played.must('giveConsent', consent(played.at, units, { giver }));
}
