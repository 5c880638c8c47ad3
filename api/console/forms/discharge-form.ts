import type { z } from 'zod';
import type { DischargeCommands, DischargeCommandType } from '../../../domain/discharge/commands.ts';
import type { Thing } from '../../../domain/discharge/fold.ts';
import type { DischargeView, UnitView } from '../../../domain/disclosure/discharge-view.ts';
import type { Form, FormContext } from './form.ts';

export type DischargeForm<
  T extends DischargeCommandType = DischargeCommandType,
  S extends z.ZodType = z.ZodType,
> = Form<DischargeView, T, DischargeCommands[T], S> & { thing?: Thing };

export type DischargeContext = FormContext<DischargeView>;

/** Keeps the types of one form together. */
export function form<T extends DischargeCommandType, S extends z.ZodType>(
  definition: DischargeForm<T, S>,
): DischargeForm<T, S> {
  return definition;
}

/** Units that the reader knows to be in the case. */
export function units({ view }: DischargeContext): UnitView[] {
  return view.units.filter(({ withdrawnAt }) => withdrawnAt === undefined);
}

/** True while the person is judged ready, as far as the reader knows. */
export function isReady({ view }: DischargeContext): boolean {
  const last = view.encounter.ready.at(-1);
  return last !== undefined && last.revokedAt === undefined;
}
