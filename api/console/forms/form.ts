import type { z } from 'zod';
import type { Directory, Member } from '../../../adapters/directory/directory.ts';
import type { Instant } from '../../../domain/calendar/instant.ts';
import type { FrameView } from '../../../domain/disclosure/frame-view.ts';
import type { Field } from '../../contracts/console.ts';

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
  schema: S;
  toCommand(values: z.output<S>, context: FormContext<V>): FormCommandData<D>;
}
