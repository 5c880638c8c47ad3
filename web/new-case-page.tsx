import type { OpenAction, OpenActions } from '../api/contracts/open-case.ts';
import { ActionForm } from './action-form.tsx';
import { Loaded } from './loaded.tsx';
import { Page } from './page.tsx';
import { go, Link, useAddress } from './router.tsx';
import { useResource } from './use-resource.ts';

/** Opens a case, for the person of the case in the address or for one whom the form asks for. */
export function NewCasePage() {
  const { pathname, searchParams } = useAddress();
  const from = searchParams.get('fran');
  const query = from === null ? '' : `?${new URLSearchParams({ from }).toString()}`;
  const found = useResource<OpenActions>(`/api/console/openers${query}`);
  const back = from === null ? '/arenden' : `/arenden/${from}`;
  const choose = (kind: string): void => {
    const next = new URLSearchParams({ ...(from === null ? {} : { fran: from }), slag: kind });
    go(`${pathname}?${next.toString()}`, 'replace');
  };
  return (
    <Page title="Nytt ärende">
      <Loaded from={found}>
        {(data) => (
          <>
            {data.from && (
              <p>
                Ärendet gäller samma person som i <Link href={back}>{data.from.label}</Link>.
              </p>
            )}
            <Choice openers={data.openers} chosen={searchParams.get('slag')} onChoose={choose} />
            {shown(data.openers, searchParams.get('slag')).map((opener) => (
              <ActionForm
                key={opener.kind.code}
                target={{
                  path: '/api/console/cases',
                  form: opener.form,
                  said: { kind: opener.kind.code, ...(from === null ? {} : { from }) },
                }}
                action={opener}
                reload={found.reload}
                onCancel={() => go(back)}
                onDone={({ caseId }) => go(`/arenden/${caseId}`)}
              />
            ))}
          </>
        )}
      </Loaded>
    </Page>
  );
}

interface ChoiceProps {
  openers: OpenAction[];
  chosen: string | null;
  onChoose: (kind: string) => void;
}

/** Which kind; nothing to choose where there is only one. */
function Choice({ openers, chosen, onChoose }: ChoiceProps) {
  if (openers.length === 0) return <p>Det finns inget slags ärende som du kan öppna här.</p>;
  if (openers.length === 1) return null;
  return (
    <ul className="actions">
      {openers.map(({ kind, title }) => (
        <li key={kind.code}>
          <button type="button" aria-expanded={kind.code === chosen} onClick={() => onChoose(kind.code)}>
            {title}
          </button>
        </li>
      ))}
    </ul>
  );
}

function shown(openers: OpenAction[], chosen: string | null): OpenAction[] {
  return openers.length === 1 ? openers : openers.filter(({ kind }) => kind.code === chosen);
}
