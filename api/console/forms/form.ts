import type { z } from 'zod';
import type { Directory, Member } from '../../../adapters/directory/directory.ts';
import type { Instant } from '../../../domain/calendar/instant.ts';
import type { FrameView } from '../../../domain/disclosure/frame-view.ts';
import type { Policy } from '../../../domain/policy/policy.ts';
import type { Action, Field } from '../../contracts/console.ts';

/** Who fills in a form, and when. */
export interface Filling {
  viewer: Member;
  directory: Directory;
  /** When the form was sent, by the sender's word; the same for each attempt. */
  now: Instant;
}

/** What a form is made from: nothing of the case but what the reader may see. */
export interface FormContext<V extends FrameView = FrameView> extends Filling {
  view: V;
  policy: Policy;
  /** Names of those close to the person whom the view names by their random ids. */
  close: ReadonlyMap<string, string>;
}

/** What a form says of somebody close to the person. */
export interface SomebodyClose {
  name: string;
  address?: { lines: string[]; postalCode?: string; city?: string };
  phone?: string;
  isProtected: boolean;
}

/** Where the person lives. */
export type Home = Required<Pick<SomebodyClose, 'address'>> & Pick<SomebodyClose, 'phone'>;

/** Random ids for somebody close to the person whom the form describes, and for the data that wait for the command. */
export interface Described {
  relatedId: string;
  draftId: string;
}

export interface FormCommandData<D = unknown> {
  data: D;
  /** When it happened, where the form asks; else when it was sent. */
  occurredAt?: Instant;
  reason?: string;
}

/** What the reader meets: a title, what it means, and a button. */
export interface FormHead {
  /** Name in addresses; unique among the forms of a kind. */
  name: string;
  title: string;
  /** Heading that it stands under, where a kind has many forms. */
  group?: string;
  /** What it means and by which rule, in plain words. */
  rule: string;
  button: string;
}

/** A question to the reader that becomes one command. Whether it may be asked is for the rules to say, never for the form. */
export interface Form<
  V extends FrameView = FrameView,
  T extends string = string,
  D = unknown,
  S extends z.ZodType = z.ZodType,
> extends FormHead {
  command: T;
  /** What the answer rests on, so that a change behind the reader's back is noticed. */
  thing?: string;
  /** Left out of the page when there is nothing that it could be about. */
  concerns?(context: FormContext<V>): boolean;
  /** A command of this kind that the rules are asked about beforehand; its answers are made up. */
  probe(context: FormContext<V>): FormCommandData<D>;
  fields(context: FormContext<V>): Field[];
  /** What can be printed and handed over before it is answered. */
  papers?(context: FormContext<V>): Pick<Action, 'papers' | 'blank'>;
  schema: S;
  /** Somebody close to the person whom the answers describe: kept beside the case, and in the command only as `described`. */
  describes?(values: z.output<S>): SomebodyClose;
  /** Where the person lives, by the answers: kept in the same way. */
  home?(values: z.output<S>): Home;
  toCommand(values: z.output<S>, context: FormContext<V>, described: Described): FormCommandData<D>;
}

/** A form that cases of every kind have. Keeps its types together. */
export function frameForm<T extends string, D, S extends z.ZodType>(
  definition: Form<FrameView, T, D, S> & { thing?: 'person' },
): Form<FrameView, T, D, S> & { thing?: 'person' } {
  return definition;
}
