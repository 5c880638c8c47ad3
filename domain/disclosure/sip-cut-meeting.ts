import type { Instant } from '../calendar/instant.ts';
import { standingLead } from '../sip/queries.ts';
import type { Lead, Meeting, Related, Reply, SipState } from '../sip/state.ts';
import type { HeldCopy, MeetingCopy, TeamMember } from './sip-copy.ts';
import { isOver, maySeeMeeting, type Scope } from './sip-scope.ts';

/** @param telling id of the meeting that the copy itself tells of */
export function meetingCopies(state: SipState, scope: Scope, at: Instant, telling?: string): MeetingCopy[] {
  return state.meetings
    .filter((meeting) => meeting.meeting === telling || maySeeMeeting(state, meeting, scope, at))
    .map((meeting) => meetingCopy(state, meeting, scope));
}

function meetingCopy(state: SipState, meeting: Meeting, scope: Scope): MeetingCopy {
  const over = isOver(state);
  const { purpose, why, longTermGoal, questions, held, cancelled, convener, unit, party, moves } = meeting;
  const isOwn = scope.is(party);
  const seesAll = isOwn || scope.knows;
  const seesHeld = held !== undefined && (over ? scope.is(held.party) : seesAll);
  const invited = meeting.invitees.filter((invitee) =>
    isOwn ? true : scope.mayKnowPart({ party: invitee.unit.party, kind: invitee.kind }),
  );
  const mayHaveReply = (reply: Reply): boolean =>
    scope.is(reply.party) || (!over && invited.some((invitee) => invitee.unit.unit === reply.unit));
  const replies = meeting.replies.filter(mayHaveReply);
  const isIts = (whose: string): boolean => 'party' in scope.of && scope.is(whose);
  const isCaller = isIts(party);
  const last = moves.at(-1);
  const known = [
    ...(scope.mayKnowOf(party) ? [convener] : []),
    ...replies.map(({ who }) => who),
    ...invited.map(({ unit: { unit: invitee } }) => held?.attendance.find((one) => one.unit === invitee)?.who),
  ];
  const close = closeFor(state, meeting, scope, { seesAll, seesHeld });
  const named = close.map(({ named: said }) => said);
  const numbers = [meeting, ...moves, ...replies, ...named, ...(held ? [held] : []), ...(cancelled ? [cancelled] : [])];
  return {
    meeting: meeting.meeting,
    convener,
    convenerUnit: unit,
    convenerParty: party,
    startsAt: meeting.startsAt,
    ...(meeting.endsAt === undefined ? {} : { endsAt: meeting.endsAt }),
    place: meeting.place,
    form: meeting.form,
    ...(meeting.link === undefined ? {} : { link: meeting.link }),
    ...(seesAll || 'party' in scope.of ? { personTakesPart: meeting.personTakesPart } : {}),
    ...(seesAll ? { content: { purpose, why, longTermGoal, questions } } : {}),
    moves: moves.length,
    status: held ? 'held' : cancelled ? 'cancelled' : 'called',
    ...(seesAll && last ? { moved: { because: last.because, ...(isCaller ? { saidBy: last.saidBy } : {}) } } : {}),
    invitees: invited.map((invitee) => ({
      ...inviteeCopy(invitee, replies, seesHeld ? held : undefined),
      ...(isCaller || isIts(invitee.unit.party) ? adaptations(invitee, replies) : {}),
    })),
    ...(close.length > 0 ? { related: close.map(({ named: _named, ...one }) => one) } : {}),
    ...(seesHeld ? { held: heldCopy(held, scope, isOwn ? [held.noteTaker] : known) } : {}),
    changedNumber: Math.max(...numbers.map(({ number }) => number)),
  };
}

/** @param known staff whose coming the receiver knows of: who took the notes may be another's, whom only people may know of then */
function heldCopy(held: NonNullable<Meeting['held']>, scope: Scope, known: readonly (string | undefined)[]): HeldCopy {
  const { at, personTookPart, personHow, childTookPart, summary, noteTaker } = held;
  return {
    at,
    personTookPart,
    ...(personHow === undefined ? {} : { personHow }),
    ...(childTookPart === undefined ? {} : { childTookPart }),
    ...(!('party' in scope.of) || known.includes(noteTaker) ? { noteTaker } : {}),
    ...(summary !== undefined && scope.mayRead(held) ? { summary } : {}),
  };
}

/**
 * Those close at a meeting, for the person and the one who called it, and for others as information on the family; of these a guardian
 * has only themselves, since guardians may live apart.
 */
function closeFor(
  { related }: SipState,
  { party, related: called = [], held }: Meeting,
  scope: Scope,
  { seesAll, seesHeld }: { seesAll: boolean; seesHeld: boolean },
): (NonNullable<MeetingCopy['related']>[number] & { named: Related['named'] })[] {
  const { of } = scope;
  if (!seesAll || !(scope.is(party) || scope.kinds.includes('family'))) return [];
  return related
    .filter(({ id }) => !('guardian' in of) || id === of.guardian)
    .flatMap(({ id, role, named }) => {
      const attended = seesHeld ? held?.related?.find((one) => one.id === id)?.attended : undefined;
      if (!called.includes(id) && attended === undefined) return [];
      return { id, role, named, ...(attended === undefined ? {} : { attended }) };
    });
}

function inviteeCopy(
  { unit, attendance, knowsPerson }: Meeting['invitees'][number],
  replies: readonly Reply[],
  held: Meeting['held'],
): MeetingCopy['invitees'][number] {
  const reply = replies.filter((one) => one.unit === unit.unit).at(-1);
  const attended = held?.attendance.find((one) => one.unit === unit.unit)?.attended;
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
}

function adaptations(
  { unit }: Meeting['invitees'][number],
  replies: readonly Reply[],
): Pick<MeetingCopy['invitees'][number], 'adaptations'> {
  const said = replies.filter((one) => one.unit === unit.unit).at(-1)?.adaptations;
  return said === undefined ? {} : { adaptations: said };
}

/** Who takes part: those who were called to a meeting, of those of whom the receiver may know that. */
export function teamFor(state: SipState, scope: Scope, at: Instant): TeamMember[] {
  const team = new Map<string, TeamMember>();
  for (const meeting of state.meetings) {
    const { invitees, at: since, replies, cancelled, held } = meeting;
    if ((cancelled && !held) || !maySeeMeeting(state, meeting, scope, at)) continue;
    for (const { unit, kind, attendance } of invitees) {
      if (!scope.mayKnowPart({ party: unit.party, kind })) continue;
      const who = replies.filter((reply) => reply.unit === unit.unit).at(-1)?.who;
      team.set(unit.unit, {
        unit: unit.unit,
        party: unit.party,
        side: unit.side,
        role: 'party',
        attendance,
        since: team.get(unit.unit)?.since ?? since,
        ...(who === undefined || (isOver(state) && !scope.is(unit.party)) ? {} : { staff: who }),
      });
    }
  }
  const lead = leadFor(state, scope);
  if (lead) {
    const { unit, party, side } = lead.unit;
    team.set(unit, { unit, party, side, role: 'lead', staff: lead.coordinator, since: lead.at });
  }
  return [...team.values()];
}

/** The lead coordinator; who has been asked and not yet taken it, for who asked and who was asked. */
export function leadFor(state: SipState, scope: Scope): Lead | undefined {
  const { lead, coordinating } = state;
  if (lead && (scope.is(lead.unit.party) || scope.is(lead.party))) return lead;
  const standing =
    standingLead(state) ?? (coordinating && scope.is(coordinating.party) ? (lead ?? undefined) : undefined);
  return standing && (scope.knows || scope.is(standing.unit.party)) ? standing : undefined;
}
