import type { z } from 'zod';
import type { Directory, Member } from '../../../adapters/directory/directory.ts';
import type { Instant } from '../../../domain/calendar/instant.ts';
import type { DischargeCommands, DischargeCommandType } from '../../../domain/discharge/commands.ts';
import type { Thing } from '../../../domain/discharge/fold.ts';
import type { UnitRef } from '../../../domain/discharge/unit-ref.ts';
import type { DischargeView, UnitView } from '../../../domain/disclosure/discharge-view.ts';
import type { Field } from '../../contracts/console.ts';

/** What a form is made from: nothing of the case but what the reader may see. */
export interface FormContext {
  view: DischargeView;
  /** Known to the ward alone. */
  outpatientUnit: UnitRef | null;
  viewer: Member;
  directory: Directory;
  /** When the form was sent, by the sender's word; the same for each attempt. */
  now: Instant;
}

export interface FormCommandData<T extends DischargeCommandType> {
  data: DischargeCommands[T];
  /** When it happened, where the form asks; else when it was sent. */
  occurredAt?: Instant;
  reason?: string;
}

/** A question to the reader that becomes one command. Whether it may be asked is for the rules to say, never for the form. */
export interface Form<T extends DischargeCommandType = DischargeCommandType, S extends z.ZodType = z.ZodType> {
  /** Name in addresses. */
  name: string;
  command: T;
  title: string;
  /** What it means and by which rule, in plain words. */
  rule: string;
  button: string;
  /** What the answer rests on, so that a change behind the reader's back is noticed. */
  thing?: Thing;
  /** Left out of the page when there is nothing that it could be about. */
  concerns?: (context: FormContext) => boolean;
  /** A command of this kind that the rules are asked about beforehand; its answers are made up. */
  probe: (context: FormContext) => FormCommandData<T>;
  fields: (context: FormContext) => Field[];
  schema: S;
  toCommand: (values: z.output<S>, context: FormContext) => FormCommandData<T>;
}

/** Keeps the types of one form together. */
export function form<T extends DischargeCommandType, S extends z.ZodType>(definition: Form<T, S>): Form<T, S> {
  return definition;
}

/** Units that the reader knows to be in the case. */
export function units({ view }: FormContext): UnitView[] {
  return view.units.filter(({ withdrawnAt }) => withdrawnAt === undefined);
}

/** True while the person is judged ready, as far as the reader knows. */
export function isReady({ view }: FormContext): boolean {
  const last = view.encounter.ready.at(-1);
  return last !== undefined && last.revokedAt === undefined;
}
