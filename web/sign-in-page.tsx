import { useEffect, useState, type FormEvent } from 'react';
import type { Session, SignInChoices } from '../api/contracts/console.ts';
import { call, type ApiError } from './api.ts';
import { DemoBanner } from './frame.tsx';
import { Page } from './page.tsx';

/** Sign-in among the fictional staff of the local issuer. */
export function SignInPage({
  onSignedIn,
  failed,
}: {
  onSignedIn: (session: Session) => void;
  failed: ApiError | undefined;
}) {
  const [choices, setChoices] = useState<SignInChoices>();
  const [error, setError] = useState<ApiError | undefined>(failed);

  useEffect(() => {
    call<SignInChoices>('GET', '/api/session/choices').then(setChoices, setError);
  }, []);

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const user = new FormData(event.currentTarget).get('user');
    call<Session>('POST', '/api/session', { user }).then(onSignedIn, setError);
  };

  return (
    <>
      {choices?.demo && <DemoBanner />}
      <header className="top">
        <p className="brand">Samordna</p>
      </header>
      <main className="narrow">
        <Page title="Logga in">
          {error && (
            <div className="notice bad" role="alert">
              <p>
                {error.code === 'not-found'
                  ? 'Den lokala inloggningen finns inte här. Logga in genom organisationens egen inloggning.'
                  : error.message}
              </p>
            </div>
          )}
          {choices && (
            <form onSubmit={submit}>
              <p>
                {choices.region}. Personerna är påhittade. Välj vem du vill vara; du ser och får göra det som den
                personens enhet och roll ger rätt till.
              </p>
              <div className="field">
                <label htmlFor="user">Vem är du?</label>
                <select id="user" name="user">
                  {byUnit(choices).map(([unit, people]) => (
                    <optgroup key={unit} label={unit}>
                      {people.map(({ user, name, title }) => (
                        <option key={user} value={user}>
                          {name}, {title.toLowerCase()}
                        </option>
                      ))}
                    </optgroup>
                  ))}
                </select>
              </div>
              <button type="submit" className="main">
                Logga in
              </button>
            </form>
          )}
        </Page>
      </main>
    </>
  );
}

function byUnit({ people }: SignInChoices): [string, SignInChoices['people']][] {
  const units = [...new Set(people.map(({ unit }) => unit))];
  return units.map((unit) => [unit, people.filter((person) => person.unit === unit)]);
}
