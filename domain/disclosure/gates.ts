import type { Instant } from '../calendar/instant.ts';
import type { Role } from '../process/command.ts';
import type { Duty } from '../process/duty.ts';
import type { ProcessEvent } from '../process/event.ts';
import type { CaseState } from '../process/state.ts';
import type { TimelineEntry } from './frame-timeline.ts';
import type { FrameView, Viewer } from './frame-view.ts';
import type { PersonMarks } from './message.ts';
import type { SipState } from '../sip/state.ts';
import { sipTimeline } from './sip-timeline.ts';
import { viewSip } from './sip-view.ts';
import { timelineFor } from './timeline.ts';
import { viewCase } from './view.ts';

/** The gate for showing cases of one kind, the same for console, FHIR and search. `protectedRoles` come from the case's policy, `at` is now. */
interface Gate<S extends CaseState = CaseState> {
  /** Null: the case does not exist for the viewer. */
  view(
    state: S,
    duties: readonly Duty[],
    viewer: Viewer,
    marks: PersonMarks,
    protectedRoles: readonly Role[] | undefined,
    at: Instant,
  ): FrameView | null;
  timeline(
    events: readonly ProcessEvent[],
    state: S,
    duties: readonly Duty[],
    viewer: Viewer,
    marks: PersonMarks,
    protectedRoles: readonly Role[] | undefined,
    at: Instant,
  ): TimelineEntry[];
}

const SIP = { view: viewSip, timeline: sipTimeline } satisfies Gate<SipState>;

/** Every kind of process has a gate, or its cases could be shown to nobody. */
const GATES: Readonly<Record<string, Gate>> = {
  discharge: { view: viewCase, timeline: timelineFor },
  sip: SIP,
  'l-sip': SIP,
};

/** Throws on a kind that has none: a fault of ours, never of a reader. */
export function gateOf(kind: string): Gate {
  const found = GATES[kind];
  if (!found) throw new Error(`no gate for cases of kind ${kind}`);
  return found;
}
