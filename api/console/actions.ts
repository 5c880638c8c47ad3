import { isRejection } from '../../domain/process/rejection.ts';
import type { Action } from '../contracts/console.ts';
import { errorRow } from '../errors.ts';
import { askRules } from './ask-rules.ts';
import type { RowContext } from './duty-rows.ts';
import { kindOf } from '../kinds/kinds.ts';
import type { SeenCase } from '../seen-cases.ts';
import type { FormContext } from './forms/form.ts';

/** Refusals that say that it is not for the reader, or not about this case at all: nothing to show. */
const NOT_OFFERED: readonly string[] = [
  'role-not-allowed',
  'not-your-case',
  'unknown-case',
  'unknown-unit',
  'unknown-duty',
  'not-by-hand',
  'matter-missing',
  'case-closed',
  'case-cancelled',
  'sip-not-in-state',
  'sip-ended',
];

/** What the reader may do with the case, by the rules themselves; what they refuse for now comes with the reason. */
export function actionsFor(context: RowContext, seen: SeenCase): Action[] {
  const formContext = formContextOf(context, seen);
  if (seen.view.as === 'technical') return [];
  return kindOf(seen.kind).forms.flatMap((form): Action[] => {
    if (form.concerns?.(formContext) === false) return [];
    const answer = askRules(context, seen, form.command, form.probe(formContext));
    if (isRejection(answer) && NOT_OFFERED.includes(answer.code)) return [];
    const { name, title, group, rule, button, thing } = form;
    const number = thing === undefined ? undefined : seen.view.changed[thing];
    return [
      {
        form: name,
        title,
        ...(group === undefined ? {} : { group }),
        rule,
        button,
        fields: isRejection(answer) ? [] : form.fields(formContext),
        ...form.papers?.(formContext),
        ...(isRejection(answer) ? { hindered: errorRow(answer.code, answer.params).text } : {}),
        ...(thing && number !== undefined ? { basedOn: { thing, number } } : {}),
      },
    ];
  });
}

export function formContextOf(
  { directory, member, now }: RowContext,
  { view, policy, close }: Pick<SeenCase, 'view' | 'policy' | 'close'>,
): FormContext {
  return { view, viewer: member, directory, now, policy, close };
}
