import type { ProcessEvent } from '../process/event.ts';
import type { SipCommands } from './commands.ts';
import { isNarrowedBy } from './consent.ts';
import { touched, written, type Folds } from './fold.ts';
import type { GrantEnd } from './codes.ts';
import type { Grant, SipState } from './state.ts';

/** Folds who consents, what they have allowed, and how it ended. Ended grants stay: they show on what ground something was sent. */
export const CONSENT_FOLDS: Folds<
  | 'relatedNamed'
  | 'consenterJudged'
  | 'guardianRecorded'
  | 'childHeard'
  | 'consentGiven'
  | 'consentNarrowed'
  | 'consentEnded'
  | 'grantExpired'
  | 'turned18'
> = {
  relatedNamed: (state, { relatedId: id, role, safeToReach }, event) => {
    const named = written(event);
    const known = state.related.some((one) => one.id === id);
    const related = known
      ? state.related.map((one) => (one.id === id ? { ...one, role, safeToReach, named } : one))
      : [...state.related, { id, role, safeToReach, is: 'available' as const, named }];
    return touched({ ...state, related }, event, 'consent');
  },
  consenterJudged: (state, data, event) =>
    touched(
      {
        ...state,
        consenter: { ...written(event), ...data },
        judgements: [...state.judgements, written(event)],
      },
      event,
      'consent',
    ),
  guardianRecorded: (state, { relatedId, is }, event) => {
    const said = written(event);
    const related = state.related.map((one) => (one.id === relatedId ? { ...one, is, said } : one));
    return touched({ ...state, related }, event, 'consent');
  },
  childHeard: (state, data, event) => {
    const { childHeard, formerHearings } = state;
    const former = childHeard ? [...formerHearings, childHeard] : formerHearings;
    return touched({ ...state, childHeard: { ...written(event), ...data }, formerHearings: former }, event, 'consent');
  },
  consentGiven: (state, data, event) => {
    const before = ended(state.grants, event, 'replaced', (grant) => grant.giver === data.giver);
    const related = state.related.map((one) =>
      one.id === data.giver && one.is === 'refuses' ? { ...one, is: 'available' as const, said: written(event) } : one,
    );
    return touched({ ...state, related, grants: [...before, ...grantsOf(data, event)] }, event, 'consent');
  },
  consentNarrowed: (state, data, event) =>
    touched({ ...state, grants: narrowed(state, event, data) }, event, 'consent'),
  consentEnded: (state, { giver, because }, event) =>
    touched(
      { ...state, grants: ended(state.grants, event, because, (grant) => grant.giver === giver) },
      event,
      'consent',
    ),
  grantExpired: (state, { grant: place }, event) => {
    const isMeant = state.grants[place];
    return touched(
      { ...state, grants: ended(state.grants, event, 'expired', (one) => one === isMeant) },
      event,
      'consent',
    );
  },
  turned18: (state, _data, event) =>
    touched({ ...state, adultSince: { at: event.occurredAt, number: event.number } }, event, 'consent'),
};

function ended(
  grants: readonly Grant[],
  event: ProcessEvent,
  because: GrantEnd,
  which: (grant: Grant) => boolean,
): Grant[] {
  const end = { ...written(event), because };
  return grants.map((grant) => (!grant.ended && which(grant) ? { ...grant, ended: end } : grant));
}

function grantsOf(data: Omit<SipCommands['giveConsent'], 'at'>, event: ProcessEvent): Grant[] {
  const { giver, form, takenBy, until, drawUp, invite, share, digitalMeeting } = data;
  const base = { ...written(event), giver, form, takenBy, until };
  return [
    ...(drawUp ? [{ ...base, object: 'draw-up' as const }] : []),
    ...invite.map((to) => ({ ...base, object: 'invite' as const, to })),
    ...share.map(({ party, kinds }) => ({ ...base, object: 'share' as const, to: party, kinds })),
    ...(digitalMeeting ? [{ ...base, object: 'digital-meeting' as const }] : []),
  ];
}

/** What is left of a share after some of its kinds are taken away stands as a grant of its own. */
function narrowed(
  state: SipState,
  event: ProcessEvent,
  { giver, ...taken }: Omit<SipCommands['narrowConsent'], 'at'>,
): Grant[] {
  const isCut = (grant: Grant): boolean => !grant.ended && grant.giver === giver && isNarrowedBy(grant, taken);
  const left = state.grants.filter(isCut).flatMap((grant): Grant[] => {
    const rest = (grant.kinds ?? []).filter((kind) => !taken.kinds.includes(kind));
    return grant.object === 'share' && rest.length > 0 ? [{ ...grant, kinds: rest, number: event.number }] : [];
  });
  return [...ended(state.grants, event, 'narrowed', isCut), ...left];
}
