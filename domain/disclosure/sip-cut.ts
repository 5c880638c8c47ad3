import type { Instant } from '../calendar/instant.ts';
import type { Contact } from '../sip/commands.ts';
import { unitsIn } from '../sip/queries.ts';
import type { Lead, SipState } from '../sip/state.ts';
import type { CopyFor, FollowUpCopy, SipCopy } from './sip-copy.ts';
import { consentsFor } from './sip-cut-consents.ts';
import { leadFor, meetingCopies, teamFor } from './sip-cut-meeting.ts';
import { planItems, versionCopy } from './sip-cut-plan.ts';
import { isOver, scopeFor, type Scope } from './sip-scope.ts';

/**
 * The SIP as one receiver may have it at one moment.
 * @param telling id of the meeting that the copy itself tells of, which its receiver may come to
 */
export function copyFor(state: SipState, of: CopyFor, at: Instant, telling?: string): SipCopy {
  const scope = scopeFor(state, of, at);
  const { plan, coordinating } = state;
  const end = state.ended ?? state.wrongPerson;
  const lead = leadFor(state, scope);
  const meetings = meetingCopies(state, scope, at, telling);
  const version = versionCopy(state, scope);
  const standing = plan.followUps.at(-1);
  const isCarrier = coordinating !== null && scope.is(coordinating.party);
  const turnsTo = scope.knows || isCarrier || meetings.length > 0;
  return {
    kind: state.kind,
    caseId: state.caseId,
    status: statusOf(state, scope, version.version !== undefined),
    openedAt: openedAt(state, scope),
    ...(end ? { endedAt: end.at } : {}),
    ...version,
    ...(state.replaces !== null && ('person' in of || isCarrier) ? { replaces: state.replaces } : {}),
    ...(coordinating && turnsTo ? { coordinating: { unit: coordinating.unit, party: coordinating.party } } : {}),
    ...(lead ? { lead: leadCopy(lead) } : {}),
    ...(scope.knows && plan.overallResponsibleParty !== undefined && scope.mayKnowOf(plan.overallResponsibleParty)
      ? { overallResponsibleParty: plan.overallResponsibleParty }
      : {}),
    ...preparationFor(state, scope),
    ...planItems(state, scope),
    ...(scope.knows && plan.waysOfWorking !== undefined ? { waysOfWorking: plan.waysOfWorking } : {}),
    ...(scope.knows && standing ? { followUp: withoutNumber(standing) } : {}),
    ...(scope.knows && plan.endsOn !== undefined ? { endsOn: plan.endsOn } : {}),
    team: teamFor(state, scope, at),
    contacts: contactsFor(state, scope),
    meetings,
    followUps: state.followUps
      .filter(({ party }) => scope.knows || scope.is(party))
      .map((one) => followUpCopy(one, scope)),
    consents: consentsFor(state, scope, at),
    ...whereToTurn(state, scope),
  };
}

/** How far it has come, for one who has at least part of it; for others no more than that it is, or has ended. */
function statusOf(state: SipState, scope: Scope, hasVersion: boolean): SipCopy['status'] {
  if (isOver(state)) return 'ended';
  if (state.paused && scope.knows) return 'on-hold';
  return hasVersion ? 'active' : 'draft';
}

/** When the need was seen; for one who may not know of that, when it was itself first part of it. */
function openedAt(state: SipState, scope: Scope): Instant {
  const seen = state.needs[0]?.at ?? state.lastRecordedAt;
  if (scope.knows || 'person' in scope.of) return seen;
  if ('guardian' in scope.of) return calledFirst(state, scope.of.guardian) ?? seen;
  const { party } = scope.of;
  const { needs, assessments, offers, grants, prepared, meetings, plan } = state;
  const replies = meetings.flatMap((meeting) => meeting.replies);
  const items = [...plan.needs, ...plan.goals, ...plan.interventions];
  const own = [...needs, ...assessments, ...offers, ...grants, ...prepared, ...meetings, ...replies, ...items]
    .filter((one) => one.party === party)
    .map(({ at }) => at);
  const told = Object.values(state.deliveries).flatMap(({ to, toldAt, channel }) =>
    to.party === party && channel !== 'mail' ? (toldAt ?? []) : [],
  );
  const times = [...own, ...told];
  return times.length === 0 ? seen : (Math.min(...times) as Instant);
}

/** When one close who may know nothing more was called first. */
function calledFirst({ meetings }: SipState, id: string): Instant | undefined {
  return meetings.find(({ related }) => related?.includes(id))?.at;
}

function leadCopy({ unit, coordinator, at, accepted }: Lead): NonNullable<SipCopy['lead']> {
  return { unit: unit.unit, party: unit.party, coordinator, since: at, accepted: accepted !== undefined };
}

function preparationFor({ preparation }: SipState, scope: Scope): Pick<SipCopy, 'preparation'> {
  if (!preparation || !(scope.knows || scope.is(preparation.party)) || !scope.mayRead(preparation)) return {};
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

function withoutNumber(followUp: SipState['plan']['followUps'][number]): NonNullable<SipCopy['followUp']> {
  const { number: _number, ...rest } = followUp;
  return rest;
}

export function contactsFor(state: SipState, scope: Scope): Contact[] {
  return scope.knows ? state.plan.contacts.filter(({ unit }) => mayKnowContact(state, scope, unit)) : [];
}

/** A contact at a unit that the SIP does not know of may be of any kind: it is for those alone who may have everything. */
function mayKnowContact(state: SipState, scope: Scope, hsaId: string): boolean {
  const unit = unitsIn(state).find((one) => one.unit === hsaId);
  if (!unit) return !('party' in scope.of) || state.coordinating?.party === scope.of.party;
  return scope.mayKnowOf(unit.party);
}

function followUpCopy(one: SipState['followUps'][number], scope: Scope): FollowUpCopy {
  const { at, form, goals, news, carriedOut, effect, otherNeeded, outcome } = one;
  if (!scope.mayRead(one)) return { at, form, outcome };
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

/** Said to the person, to guardians who decide for them, and to others close who are told of the end. */
function whereToTurn({ informedAtEnd, ended }: SipState, { of, knows }: Scope): Pick<SipCopy, 'whereToTurn'> {
  const text = informedAtEnd?.whereToTurn || ended?.whereToTurn;
  const isTold = 'person' in of || ('guardian' in of && (knows || informedAtEnd?.whom.includes(of.guardian) === true));
  return text && isTold ? { whereToTurn: text } : {};
}
