import type { Instant } from '../calendar/instant.ts';
import { sharedKinds } from '../sip/consent.ts';
import type { InformationKind } from '../sip/commands.ts';
import { isChangedSinceVersion, lastVersion } from '../sip/queries.ts';
import type { Goal, Intervention, Meeting, PlanNeed, SipState } from '../sip/state.ts';
import type { ConsentCopy, CopyFor, FollowUpCopy, MeetingCopy, SipCopy, TeamMember } from './sip-copy.ts';
import { orderedInterventions } from './sip-order.ts';

/** What one receiver may have at one moment. */
export interface Cut {
  of: CopyFor;
  /** The kinds that it may have of what others wrote. */
  kinds: readonly InformationKind[];
  may(item: { party: string; kind: InformationKind; notForGuardians?: boolean }): boolean;
}

/** A party has what it wrote and what consent lets it have; the person has everything; a guardian not what a child told in confidence. */
export function cutFor(state: SipState, of: CopyFor, at: Instant): Cut {
  if ('person' in of) return { of, kinds: ALL, may: () => true };
  if ('guardian' in of) return { of, kinds: ALL, may: ({ notForGuardians }) => notForGuardians !== true };
  const kinds = isOver(state) ? [] : sharedKinds(state, of.party, at);
  return { of, kinds, may: ({ party, kind }) => party === of.party || kinds.includes(kind) };
}

const ALL: readonly InformationKind[] = [
  'coordination',
  'health',
  'psychiatry',
  'addiction',
  'social',
  'disability',
  'school',
  'work',
  'home',
  'family',
];

export function copyFor(state: SipState, of: CopyFor, at: Instant): SipCopy {
  const cut = cutFor(state, of, at);
  const { plan } = state;
  const knows = cut.kinds.includes('coordination');
  const goals = plan.goals.filter((goal) => !goal.removed && cut.may(goal));
  const interventions = plan.interventions.filter((one) => !one.removed && cut.may(one));
  const version = lastVersion(state);
  const { lead } = state;
  const standing = plan.followUps.at(-1);
  const seesLead = lead !== null && (knows || isOf(cut, lead.unit.party));
  return {
    kind: state.kind,
    caseId: state.caseId,
    status: statusFor(state),
    openedAt: state.needs[0]?.at ?? state.lastRecordedAt,
    ...(state.ended ? { endedAt: state.ended.at } : {}),
    ...(version && (knows || isOf(cut, version.party))
      ? {
          version: {
            version: version.version,
            drawnUpAt: version.at,
            personAgrees: version.personAgrees,
            ...(version.because === undefined ? {} : { because: version.because }),
          },
        }
      : {}),
    ...(state.replaces !== null && (knows || 'person' in of) ? { replaces: state.replaces } : {}),
    ...(state.coordinating && (knows || isOf(cut, state.coordinating.party) || isCalled(state, cut))
      ? { coordinating: { unit: state.coordinating.unit, party: state.coordinating.party } }
      : {}),
    ...(lead && seesLead
      ? {
          lead: {
            unit: lead.unit.unit,
            party: lead.unit.party,
            coordinator: lead.coordinator,
            since: lead.at,
            accepted: lead.accepted !== undefined,
          },
        }
      : {}),
    ...(knows && plan.overallResponsibleParty !== undefined
      ? { overallResponsibleParty: plan.overallResponsibleParty }
      : {}),
    ...preparationFor(state, cut),
    needs: plan.needs.filter((need) => !need.removed && cut.may(need)).map(needCopy),
    goals: goals.map((goal) => goalCopy(goal, goals)),
    interventions: orderedInterventions(interventions).map((one) => interventionCopy(one, goals, interventions)),
    ...(knows && plan.waysOfWorking !== undefined ? { waysOfWorking: plan.waysOfWorking } : {}),
    ...(knows && standing ? { followUp: withoutNumber(standing) } : {}),
    ...(knows && plan.endsOn !== undefined ? { endsOn: plan.endsOn } : {}),
    team: teamFor(state, cut),
    contacts: knows ? plan.contacts.filter(({ unit }) => knowsUnit(state, cut, unit)) : [],
    meetings: state.meetings.flatMap((meeting) => meetingCopy(state, meeting, cut)),
    followUps: knows ? state.followUps.map(followUpCopy) : [],
    consents: consentsFor(state, cut),
  };
}

/** True when the plan in the copy is not yet adopted as it stands. */
export function isDraft(state: SipState): boolean {
  return lastVersion(state) === undefined || isChangedSinceVersion(state);
}

function isOver({ ended, wrongPerson }: SipState): boolean {
  return ended !== null || wrongPerson !== null;
}

function statusFor(state: SipState): SipCopy['status'] {
  if (isOver(state)) return 'ended';
  if (state.paused) return 'on-hold';
  return lastVersion(state) ? 'active' : 'draft';
}

function isOf({ of }: Cut, party: string): boolean {
  return 'person' in of || 'guardian' in of || of.party === party;
}

function isCalled(state: SipState, { of }: Cut): boolean {
  return 'party' in of && state.meetings.some(({ invitees }) => invitees.some(({ unit }) => unit.party === of.party));
}

function preparationFor({ preparation }: SipState, cut: Cut): Pick<SipCopy, 'preparation'> {
  if (!preparation || !(cut.kinds.includes('coordination') || isOf(cut, preparation.party))) return {};
  const { matters, expectations, wantedResult, questions, interpreter, aids, placeWish, takesPart } = preparation;
  return {
    preparation: {
      matters,
      questions,
      ...(expectations === undefined ? {} : { expectations }),
      ...(wantedResult === undefined ? {} : { wantedResult }),
      ...(interpreter === undefined ? {} : { interpreter }),
      ...(aids === undefined ? {} : { aids }),
      ...(placeWish === undefined ? {} : { placeWish }),
      ...(takesPart === undefined ? {} : { takesPart }),
    },
  };
}

function needCopy({ id, kind, party, at, changedNumber, text }: PlanNeed): SipCopy['needs'][number] {
  return { id, kind, party, writtenAt: at, changedNumber, text };
}

function goalCopy(goal: Goal, seen: readonly Goal[]): SipCopy['goals'][number] {
  const { id, kind, party, at, changedNumber, text, term, words, on, parent, achieved } = goal;
  return {
    id,
    kind,
    party,
    writtenAt: at,
    changedNumber,
    text,
    term,
    words,
    ...(on === undefined ? {} : { on }),
    ...(parent !== undefined && seen.some((other) => other.id === parent) ? { parent } : {}),
    ...(achieved ? { achieved: achieved.achieved } : {}),
  };
}

function interventionCopy(
  one: Intervention,
  goals: readonly Goal[],
  seen: readonly Intervention[],
): SipCopy['interventions'][number] {
  const { id, kind, party, at, changedNumber, unit, what, how, when, doneBy, otherActor, status, goal, after } = one;
  const { judgedHow, judgedBy, judgedOn, ongoing, carriedOut } = one;
  const before = after?.filter((other) => seen.some((standing) => standing.id === other)) ?? [];
  return {
    id,
    kind,
    party,
    writtenAt: at,
    changedNumber,
    unit,
    what,
    doneBy,
    status,
    ...(how === undefined ? {} : { how }),
    ...(when === undefined ? {} : { when }),
    ...(otherActor === undefined ? {} : { otherActor }),
    ...(goal !== undefined && goals.some((other) => other.id === goal) ? { goal } : {}),
    ...(before.length > 0 ? { after: before } : {}),
    ...(judgedHow === undefined ? {} : { judgedHow }),
    ...(judgedBy === undefined ? {} : { judgedBy }),
    ...(judgedOn === undefined ? {} : { judgedOn }),
    ...(ongoing === undefined ? {} : { ongoing }),
    ...(carriedOut ? { carriedOut: carriedOut.carriedOut } : {}),
    ...(carriedOut?.effect === undefined ? {} : { effect: carriedOut.effect }),
  };
}

function withoutNumber(followUp: SipState['plan']['followUps'][number]): NonNullable<SipCopy['followUp']> {
  const { number: _number, ...rest } = followUp;
  return rest;
}

/** A unit whose taking part would reveal something is known to those who may know of that. */
function knowsUnit(state: SipState, cut: Cut, hsaId: string): boolean {
  const invited = state.meetings.flatMap(({ invitees }) => invitees).filter(({ unit }) => unit.unit === hsaId);
  return invited.length === 0
    ? cut.kinds.includes('coordination')
    : invited.some(({ unit, kind }) => cut.may({ party: unit.party, kind }));
}

function teamFor(state: SipState, cut: Cut): TeamMember[] {
  const team = new Map<string, TeamMember>();
  for (const { invitees, at, replies } of state.meetings) {
    for (const { unit, kind, attendance } of invitees) {
      if (!cut.may({ party: unit.party, kind })) continue;
      const who = replies.filter((reply) => reply.unit === unit.unit).at(-1)?.who;
      const since = team.get(unit.unit)?.since ?? at;
      team.set(unit.unit, {
        unit: unit.unit,
        party: unit.party,
        side: unit.side,
        role: 'party',
        attendance,
        since,
        ...(who === undefined ? {} : { staff: who }),
      });
    }
  }
  const { lead } = state;
  if (lead && (cut.kinds.includes('coordination') || isOf(cut, lead.unit.party))) {
    const { unit, party, side } = lead.unit;
    team.set(unit, { unit, party, side, role: 'lead', staff: lead.coordinator, since: lead.at });
  }
  return [...team.values()];
}

function meetingCopy(state: SipState, meeting: Meeting, cut: Cut): MeetingCopy[] {
  const isOwn = isOf(cut, meeting.party);
  const isInvited =
    'party' in cut.of && meeting.invitees.some(({ unit }) => 'party' in cut.of && unit.party === cut.of.party);
  const isTold = isInvited && isToldOf(state, meeting, cut);
  if (!isOwn && !cut.kinds.includes('coordination') && !isTold) return [];
  const { purpose, why, longTermGoal, questions, held, cancelled, convener, unit, party } = meeting;
  const seesContent = isOwn || cut.kinds.includes('coordination');
  const numbers = [
    meeting,
    ...meeting.moves,
    ...meeting.replies,
    ...(held ? [held] : []),
    ...(cancelled ? [cancelled] : []),
  ];
  return [
    {
      meeting: meeting.meeting,
      convener,
      convenerUnit: unit,
      convenerParty: party,
      startsAt: meeting.startsAt,
      ...(meeting.endsAt === undefined ? {} : { endsAt: meeting.endsAt }),
      place: meeting.place,
      form: meeting.form,
      ...(meeting.link === undefined ? {} : { link: meeting.link }),
      personTakesPart: meeting.personTakesPart,
      ...(seesContent ? { content: { purpose, why, longTermGoal, questions } } : {}),
      moves: meeting.moves.length,
      status: cancelled ? 'cancelled' : held ? 'held' : 'called',
      invitees: inviteesFor(meeting, cut, isOwn),
      ...(held && (isOwn || cut.kinds.includes('coordination'))
        ? { heldAt: held.at, ...(held.summary === undefined ? {} : { summary: held.summary }) }
        : {}),
      changedNumber: Math.max(...numbers.map(({ number }) => number)),
    },
  ];
}

function isToldOf(state: SipState, { meeting }: Meeting, { of }: Cut): boolean {
  return Object.values(state.deliveries).some(
    ({ about, to, toldAt, status }) =>
      'party' in of &&
      to.party === of.party &&
      about?.startsWith(`notice ${meeting} `) === true &&
      (toldAt !== undefined || status === 'trying'),
  );
}

/** The convener sees everyone it called, and what they answered; others see those whose part they may know of. */
function inviteesFor(meeting: Meeting, cut: Cut, isOwn: boolean): MeetingCopy['invitees'] {
  return meeting.invitees
    .filter(({ unit, kind }) => isOwn || cut.may({ party: unit.party, kind }))
    .map(({ unit, attendance, knowsPerson }) => {
      const reply = meeting.replies.filter((one) => one.unit === unit.unit).at(-1);
      const attended = meeting.held?.attendance.find((one) => one.unit === unit.unit)?.attended;
      return {
        unit: unit.unit,
        party: unit.party,
        attendance,
        knowsPerson,
        ...(reply ? { reply: reply.answer } : {}),
        ...(reply?.who === undefined ? {} : { who: reply.who }),
        ...(reply?.mandate === undefined ? {} : { mandate: reply.mandate }),
        ...(attended === undefined ? {} : { attended }),
      };
    });
}

function followUpCopy(one: SipState['followUps'][number]): FollowUpCopy {
  const { at, form, goals, news, carriedOut, effect, otherNeeded, outcome } = one;
  return {
    at,
    form,
    outcome,
    ...(goals === undefined ? {} : { goals }),
    ...(news === undefined ? {} : { news }),
    ...(carriedOut === undefined ? {} : { carriedOut }),
    ...(effect === undefined ? {} : { effect }),
    ...(otherNeeded === undefined ? {} : { otherNeeded }),
  };
}

/** A party sees what it may have itself, and what it took down. */
function consentsFor(state: SipState, { of }: Cut): ConsentCopy[] {
  return state.grants
    .filter(({ to, party, giver }) => {
      if ('person' in of) return true;
      if ('guardian' in of) return giver === of.guardian;
      return to === of.party || party === of.party;
    })
    .map(({ object, giver, to, kinds, form, takenBy, party, at, until, ended, number }) => ({
      object,
      giver,
      ...(to === undefined ? {} : { to }),
      ...(kinds === undefined ? {} : { kinds }),
      form,
      takenBy,
      takenByParty: party,
      givenAt: at,
      until,
      ...(ended ? { endedAt: ended.at } : {}),
      number: ended?.number ?? number,
    }));
}
