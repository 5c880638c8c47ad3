import type { z } from 'zod';
import type { TaskRow } from '../../adapters/fhir/task-table.ts';
import type { OutputValue } from '../../adapters/fhir/task-in.ts';
import type { Directory } from '../../adapters/directory/directory.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { TimelineEntry } from '../../domain/disclosure/frame-timeline.ts';
import type { DutyView, FrameView } from '../../domain/disclosure/frame-view.ts';
import type { CaseState } from '../../domain/process/state.ts';
import type { Described, Form, Home, SomebodyClose } from '../console/forms/form.ts';
import type { Opener } from '../console/forms/opener.ts';
import type { Words } from '../console/words/word.ts';
import type { Detail, Fact } from '../contracts/console.ts';
import type { PlanView } from '../contracts/plan.ts';

/** What the API knows of one kind of process. A new kind is a row of these, and its words in `console/words`. */
export interface Kind<V extends FrameView = FrameView, S extends CaseState = CaseState> {
  /** Name that rows and runs carry. */
  kind: string;
  /** What people call it. */
  name: string;
  statuses: Words<string>;
  /** Every form of a case, in the order in which they usually come. */
  forms: readonly Form<V>[];
  /** Code of a duty -> name of the form that it is usually done by. A message that the hub sends by itself has none. */
  formOf: Readonly<Partial<Record<string, string>>>;
  /** The form that opens a case from the console; none where only systems open one. */
  opener?: Opener;
  /** Random ids of those close to the person whose names the view's reader may have. */
  close?(view: V): string[];
  /** Where the case stands, as far as the view goes. What is not known is left out. */
  facts(directory: Directory, view: V, close: ReadonlyMap<string, string>): Fact[];
  /** What the case is to make, where it makes a plan; null until something stands in it. */
  plan?(directory: Directory, view: V, close: ReadonlyMap<string, string>): PlanView | null;
  listing(view: V): Listing;
  /** What a fact of the timeline says beside its name. */
  eventDetails(directory: Directory, state: S, entry: TimelineEntry): Detail[];
  commands: KindCommands;
  tasks: KindTasks<V>;
}

/** What a list tells of a case beside what every kind has. */
export interface Listing {
  /** HSA-id of the unit that the case is listed under. */
  unit?: string;
  /** Without `at`, the text says all. */
  times: { text: string; at?: Instant }[];
}

/** Commands that `POST /api/commands` takes. */
export interface KindCommands {
  schemas: Readonly<Record<string, z.ZodType>>;
  /**
   * The data, read by its schema, with its units as the directory knows them now.
   * @param ids for whom the command tells of, where it does
   * @throws HttpError for a unit that will not do
   */
  withUnits(directory: Directory, type: string, data: unknown, ids: Described): unknown;
  /** Somebody close to the person whom the data tell of: kept beside the case, and in the command only by random ids. */
  describes?(type: string, data: unknown): SomebodyClose | undefined;
  /** Where the person lives, by the data: kept in the same way. */
  home?(type: string, data: unknown): Home | undefined;
}

/** How duties are met by an update of their FHIR Task. */
export interface KindTasks<V extends FrameView = FrameView> {
  /** By code of duty. */
  table: Readonly<Record<string, TaskRow>>;
  /** The data of the row's command. @param view the case as the sender may see it now */
  data(
    directory: Directory,
    row: TaskRow,
    duty: DutyView,
    values: Readonly<Record<string, OutputValue>>,
    view: V,
  ): unknown;
}
