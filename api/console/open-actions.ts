import type { FrameView } from '../../domain/disclosure/frame-view.ts';
import { isRejection } from '../../domain/process/rejection.ts';
import { processOf } from '../../domain/processes.ts';
import type { OpenAction } from '../contracts/open-case.ts';
import type { Deps } from '../deps.ts';
import { KINDS } from '../kinds/kinds.ts';
import { askRules } from './ask-rules.ts';
import type { RowContext } from './duty-rows.ts';
import type { OpenContext } from './forms/opener.ts';
import { kindWord } from './person-view.ts';

/**
 * The forms by which the reader may open a case, by what the rules say of one that is empty.
 * @param from the case whose person it is to be about
 */
export function openActions(
  { policies }: Pick<Deps, 'policies'>,
  context: RowContext,
  from: FrameView | null,
): OpenAction[] {
  return KINDS.flatMap(({ kind, opener }): OpenAction[] => {
    if (!opener) return [];
    const { form } = opener;
    const state = processOf(kind).empty('none');
    const { policy, hash: policyHash } = policies.current(kind, state, context.now);
    const filling = openContextOf(context, from);
    const answer = askRules(context, { kind, state, policy, policyHash }, form.command, form.probe(filling));
    if (isRejection(answer)) return [];
    const { name, title, rule, button } = form;
    return [{ kind: kindWord(kind), form: name, title, rule, button, fields: form.fields(filling) }];
  });
}

export function openContextOf({ directory, member, now }: RowContext, from: FrameView | null): OpenContext {
  return { viewer: member, directory, now, from };
}
