import { useState } from 'react';
import type { Action, CaseView } from '../api/contracts/console.ts';
import { ActionForm } from './action-form.tsx';
import { Section } from './page.tsx';
import { go, useAddress } from './router.tsx';
import { toCase } from './use-command.ts';

interface Props {
  view: CaseView;
  reload: () => Promise<void>;
  onDone: (said: string) => void;
}

/** What the reader may do with the case. The open form is named in the address, so that a link can lead to it. */
export function CaseActions({ view, reload, onDone }: Props) {
  const { pathname, searchParams } = useAddress();
  const chosen = searchParams.get('gor');
  const offered = view.actions.find((action) => action.form === chosen && !action.hindered);
  // A form that is open stays open when what it is about is no longer offered: nothing typed is lost.
  const [kept, keep] = useState<Action>();
  if (offered && offered !== kept) keep(offered);
  const shown = offered ?? (kept?.form === chosen ? kept : undefined);

  const hindered = view.actions.filter((action) => action.hindered !== undefined);
  const close = (): void => {
    keep(undefined);
    go(pathname, 'replace');
  };
  if (view.actions.length === 0) return null;
  return (
    <Section title="Vad du kan göra" id="gora">
      {groupsOf(view.actions.filter(({ hindered }) => !hindered)).map(([group, actions]) => (
        <div key={group ?? '-'}>
          {group !== undefined && <h3>{group}</h3>}
          <ul className="actions">
            {actions.map((action) => (
              <li key={action.form}>
                <button
                  type="button"
                  aria-expanded={action.form === shown?.form}
                  onClick={() => (action.form === chosen ? close() : go(`${pathname}?gor=${action.form}`, 'replace'))}
                >
                  {action.title}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {hindered.length > 0 && (
        <details>
          <summary>Går inte just nu ({hindered.length})</summary>
          <ul>
            {hindered.map(({ form, title, hindered: why }) => (
              <li key={form}>
                {title}: {why}
              </li>
            ))}
          </ul>
        </details>
      )}
      {shown && (
        <ActionForm
          key={shown.form}
          target={toCase(view.id, shown.form)}
          action={shown}
          reload={reload}
          onCancel={close}
          onDone={() => {
            close();
            onDone(`Sparat: ${shown.title}.`);
            void reload();
          }}
        />
      )}
    </Section>
  );
}

/** Under their headings, in the order in which they come. */
function groupsOf(actions: Action[]): [string | undefined, Action[]][] {
  const groups = [...new Set(actions.map(({ group }) => group))];
  return groups.map((group) => [group, actions.filter((action) => action.group === group)]);
}
