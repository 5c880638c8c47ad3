import type { Instant } from '../calendar/instant.ts';
import type { Role } from '../process/command.ts';
import type { Duty } from '../process/duty.ts';
import type { ProcessEvent } from '../process/event.ts';
import { unitsIn } from '../sip/queries.ts';
import type { SipState } from '../sip/state.ts';
import { frameTimeline, type TimelineEntry } from './frame-timeline.ts';
import type { Viewer } from './frame-view.ts';
import type { PersonMarks } from './message.ts';
import { dutiesKnown, sipAccess, sipDirection } from './sip-access.ts';
import { scopeFor, type Scope } from './sip-scope.ts';

/** Events that tell of the machinery and nothing of the care. */
const FRAME: readonly string[] = ['policyApplied', 'sipOpened'];

/** The course of the process, for the one that carries it on: it says nothing of what others wrote. */
const COURSE: readonly string[] = [
  'policyApplied',
  'coordinatingUnitSet',
  'handedOver',
  'handOverAccepted',
  'offerAnswered',
  'consentEnded',
  'turned18',
  'meetingCancelled',
  'leadAppointed',
  'leadAccepted',
  'planDrawnUp',
  'paused',
  'resumed',
  'ended',
  'endConfirmed',
  'informedAtEnd',
  'wrongPersonRecorded',
  'personMarked',
  'markCleared',
  'deviationRecorded',
  'leadContacted',
  'existingDecided',
];

/** What is written in the plan, shown to those who may have that kind of information. */
const ITEMS: readonly string[] = ['needAdded', 'goalAdded', 'interventionAdded'];

const HIDDEN: readonly string[] = ['items', 'stillNotWanted', 'contacts'];

/** The log as the viewer may see it, oldest first; empty when the SIP does not exist for them. Cuts as `viewSip` does. */
export function sipTimeline(
  events: readonly ProcessEvent[],
  state: SipState,
  duties: readonly Duty[],
  viewer: Viewer,
  marks: PersonMarks,
  protectedRoles: readonly Role[] | undefined,
  at: Instant,
): TimelineEntry[] {
  const access = sipAccess(state, viewer, marks, protectedRoles, at);
  if (!access) return [];
  const scope = scopeFor(state, { party: viewer.party }, at);
  const log = events.flatMap((event): ProcessEvent[] => {
    if (event.type.startsWith('duty') && access.as === 'technical' && access.isProtected) return [];
    if (event.type.startsWith('duty') || event.type.startsWith('delivery') || access.as === 'technical') return [event];
    if (ITEMS.includes(event.type) && event.by.party !== viewer.party) return itemEvent(event, state, scope);
    const isShown = event.by.party === viewer.party || (access.as === 'coordinating' && COURSE.includes(event.type));
    return isShown && isKnown(event, state, scope, viewer) ? [{ ...event, data: dataShown(event) }] : [];
  });
  return frameTimeline(log, state, dutiesKnown(state, duties, viewer, access, scope), viewer, {
    access,
    directionOf: (delivery) => sipDirection(state, delivery, viewer, access, scope),
    technical: FRAME,
    isShown: () => true,
  });
}

/** What another party wrote and the viewer may have, while it stands: what it says, without what it refers to. */
function itemEvent(event: ProcessEvent, { plan }: SipState, scope: Scope): ProcessEvent[] {
  const { id, kind, text, what } = event.data as { id: string; kind: string; text?: string; what?: string };
  const item = [...plan.needs, ...plan.goals, ...plan.interventions].find((one) => one.id === id);
  if (!item || item.removed || !scope.mayHave(item)) return [];
  const said = text === undefined ? { what } : { text };
  return [{ ...event, data: { id, kind, ...said } }];
}

/** Of what others did, nothing about a unit that the viewer may not know of. */
function isKnown({ by, data }: ProcessEvent, state: SipState, scope: Scope, viewer: Viewer): boolean {
  if (by.party === viewer.party) return true;
  const { unit } = data as { unit?: string | { party: string } };
  const party = typeof unit === 'string' ? unitsIn(state).find((one) => one.unit === unit)?.party : unit?.party;
  return scope.mayKnowOf(by.party) && (party === undefined || scope.mayKnowOf(party));
}

/** Without what a version lists of every item, hidden ones too, and without what was kept beside what its writer could see. */
function dataShown({ data }: ProcessEvent): unknown {
  return Object.fromEntries(Object.entries(data as object).filter(([name]) => !HIDDEN.includes(name)));
}
