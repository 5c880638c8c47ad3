import { MS_PER_HOUR, type Instant } from '../calendar/instant.ts';
import { localDate } from '../calendar/local-date.ts';
import { processActor, type Actor } from '../process/command.ts';
import type { Delivery } from '../process/delivery.ts';
import type { InformationKind, SipCommands, SipCommandType } from '../sip/commands.ts';
import { sip } from '../sip/process.ts';
import type { SipState } from '../sip/state.ts';
import type { SipUnit } from '../sip/units.ts';
import { actor } from './people.ts';
import { MORNING } from './played-case.ts';
import { Played } from './played.ts';
import { TEST_POLICY } from './policy.ts';

const FRAME = { body: 'Prov', ehr: false, mail: false } as const;

/** Units of five parties that may take part in a plan, and what their taking part tells. */
export const LINDEN = unit('4', 'region-outpatient', 'workList');
export const SOCIAL = unit('2', 'municipal-social', 'workList');
export const SCHOOL = unit('6', 'school', 'system');
export const PSYCHIATRY = unit('7', 'region-outpatient', 'workList');
export const AGENCY = unit('5', 'other-actor', 'letter');

export const PART: ReadonlyMap<SipUnit, InformationKind> = new Map([
  [LINDEN, 'coordination'],
  [SOCIAL, 'social'],
  [SCHOOL, 'school'],
  [PSYCHIATRY, 'psychiatry'],
  [AGENCY, 'work'],
]);
export const UNITS = [...PART.keys()];

export function staffOf({ party, unit: place, side }: SipUnit): Actor {
  const role =
    side === 'school'
      ? 'schoolCoordinator'
      : side === 'municipal-social'
        ? 'municipalCoordinator'
        : 'outpatientCoordinator';
  return actor({ party, unit: place }, `${party}-A1`, [role]);
}

/** A plan whose commands come from all who take part in it. */
export class PlayedPlan extends Played<SipState, SipCommands> {
  private count = 0;

  constructor() {
    super(sip, 's1', MORNING, TEST_POLICY);
  }

  /** Id of the command, which is also that of what it wrote. Throws when it is refused. */
  must<T extends SipCommandType>(type: T, data: SipCommands[T], by: Actor): string {
    const refused = this.try(type, data, by);
    if (refused !== undefined) throw new Error(`${type}: ${refused}`);
    return `m${this.count}`;
  }

  /** The code of the refusal, if any. */
  try(type: string, data: unknown, by: Actor): string | undefined {
    this.count += 1;
    const given = this.command({ type, data, by, commandId: `m${this.count}` });
    return typeof given === 'string' ? given : undefined;
  }

  fromDischarge(data: SipCommands['reportFromDischarge']): string | undefined {
    return this.try('reportFromDischarge', data, processActor(data.dischargeId));
  }

  /** The latest delivery of a message to a unit. */
  delivery(message: string, to: string): Delivery {
    const found = this.deliveries(message).findLast((one) => one.to.unit === to);
    if (!found) throw new Error(`no ${message} to ${to}`);
    return found;
  }
}

export const linden = staffOf(LINDEN);

/** The need has been seen by Linden, and the person has been offered a plan. */
export function offered(turns18On: SipState['turns18On'] = null): PlayedPlan {
  const played = new PlayedPlan();
  const reasons: SipCommands['reportNeed']['reasons'] = ['several-actors'];
  played.must(
    'reportNeed',
    {
      personId: 'p1',
      turns18On,
      from: 'staff',
      reasons,
      coordination: true,
      socialServices: true,
      healthCare: true,
      unit: LINDEN,
    },
    linden,
  );
  played.must('makeOffer', { at: played.at, informedHow: 'muntligt', understood: true }, linden);
  return played;
}

export type Shares = [SipUnit, ...InformationKind[]][];

export function consent(shares: Shares, more: Partial<SipCommands['giveConsent']> = {}): SipCommands['giveConsent'] {
  return {
    giver: 'person',
    form: 'oral',
    takenBy: linden.hsaId,
    at: MORNING,
    drawUp: true,
    invite: UNITS.map(({ party }) => party),
    share: shares.map(([{ party }, ...kinds]) => ({ party, kinds })),
    digitalMeeting: true,
    until: null,
    ...more,
  };
}

export function called(
  played: PlayedPlan,
  units: readonly SipUnit[],
  more: Partial<SipCommands['convene']> = {},
): SipCommands['convene'] {
  return {
    purpose: 'möte syfte',
    why: 'möte varför',
    longTermGoal: 'möte mål',
    questions: ['möte fråga'],
    startsAt: (played.at + 48 * MS_PER_HOUR) as Instant,
    place: 'möte plats',
    form: 'physical',
    personTakesPart: 'möte hur',
    agreedWithPerson: true,
    convener: linden.hsaId,
    invitees: units.map((one) => ({ unit: one, kind: PART.get(one) ?? 'coordination', knowsPerson: true })),
    ...more,
  };
}

/** An intervention with a text of its own. */
export function intervention(
  { unit: place }: SipUnit,
  kind: InformationKind,
  text: string,
  more: Partial<SipCommands['addIntervention']> = {},
): SipCommands['addIntervention'] {
  return { unit: place, kind, what: text, doneBy: 'party', status: 'can-be-offered', ...more };
}

/** All have been called and told, each has written its own, and the first version is drawn up. */
export function drawnUp(
  shares: Shares,
  turns18On: SipState['turns18On'] = null,
  held: Partial<SipCommands['holdMeeting']> = {},
): PlayedPlan {
  const played = offered(turns18On);
  played.must('giveConsent', consent(shares), linden);
  played.must(
    'prepare',
    {
      at: played.at,
      matters: 'egna ord',
      questions: ['egen fråga'],
      inviteWishes: [],
      notWanted: [],
      understood: true,
    },
    linden,
  );
  const meeting = played.must('convene', called(played, UNITS), linden);
  played.settle().later(49);
  played.must(
    'holdMeeting',
    {
      meeting,
      at: played.at,
      attendance: UNITS.map((one) => ({ unit: one.unit, attended: true })),
      personTookPart: 'there',
      noteTaker: linden.hsaId,
      summary: 'möte anteckning',
      ...(turns18On === null ? {} : { childTookPart: 'there' }),
      ...held,
    },
    linden,
  );
  played.must('addGoal', { text: 'mål långt', term: 'long', kind: 'coordination', words: 'person' }, linden);
  for (const one of [SOCIAL, SCHOOL, PSYCHIATRY]) {
    played.try('addIntervention', intervention(one, PART.get(one) ?? 'home', `insats ${one.party}`), staffOf(one));
  }
  played.must('addIntervention', intervention(LINDEN, 'health', 'insats Linden'), linden);
  played.must('appointLead', { unit: LINDEN, coordinator: linden.hsaId, wish: 'person', mostContact: true }, linden);
  const followUp = { on: localDate(2026, 9, 1), form: 'meeting' as const };
  played.must('writePlan', { followUp, waysOfWorking: 'arbetssätt', overallResponsibleParty: LINDEN.party }, linden);
  played.must('drawUp', { at: played.at, personAgrees: true }, linden);
  return played.settle().later(1);
}

function unit(digit: string, side: SipUnit['side'], channel: SipUnit['channel']): SipUnit {
  const party = `SE0000000009-${digit}`;
  return { ...FRAME, party: `${party}000`, unit: `${party}001`, side, channel };
}
