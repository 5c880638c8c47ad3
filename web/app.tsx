import { useCallback, useEffect, useState } from 'react';
import type { Session } from '../api/contracts/console.ts';
import { call, type ApiError } from './api.ts';
import { CaseListPage } from './case-list-page.tsx';
import { CasePage } from './case-page.tsx';
import { Frame } from './frame.tsx';
import { NewCasePage } from './new-case-page.tsx';
import { Page } from './page.tsx';
import { go, Link, useAddress } from './router.tsx';
import { SignInPage } from './sign-in-page.tsx';
import { StatisticsPage } from './statistics-page.tsx';
import { WorkListPage } from './work-list-page.tsx';

type SignedIn = { is: 'unknown' } | { is: 'out'; error?: ApiError } | { is: 'in'; session: Session };

export function App() {
  const [signedIn, setSignedIn] = useState<SignedIn>({ is: 'unknown' });
  const { pathname } = useAddress();

  useEffect(() => {
    call<Session>('GET', '/api/session').then(
      (session) => setSignedIn({ is: 'in', session }),
      (error: ApiError) => setSignedIn(error.status === 401 ? { is: 'out' } : { is: 'out', error }),
    );
  }, []);

  const enter = useCallback((session: Session) => {
    setSignedIn({ is: 'in', session });
    if (window.location.pathname === '/logga-in') go('/', 'replace');
  }, []);
  const leave = useCallback(() => {
    void call('DELETE', '/api/session').finally(() => {
      setSignedIn({ is: 'out' });
      go('/logga-in');
    });
  }, []);

  if (signedIn.is === 'unknown') return <output>Hämtar …</output>;
  if (signedIn.is === 'out' || pathname === '/logga-in') {
    return <SignInPage onSignedIn={enter} failed={signedIn.is === 'out' ? signedIn.error : undefined} />;
  }
  return (
    <Frame session={signedIn.session} onSignOut={leave}>
      <Current pathname={pathname} />
    </Frame>
  );
}

function Current({ pathname }: { pathname: string }) {
  const caseId = /^\/arenden\/([\w-]+)$/.exec(pathname)?.[1];
  if (pathname === '/') return <WorkListPage />;
  if (pathname === '/arenden') return <CaseListPage />;
  if (pathname === '/statistik') return <StatisticsPage />;
  if (pathname === '/arenden/nytt') return <NewCasePage />;
  if (caseId) return <CasePage key={caseId} id={caseId} />;
  return (
    <Page title="Sidan finns inte">
      <p>
        Adressen leder ingenstans. <Link href="/">Gå till min arbetslista</Link>.
      </p>
    </Page>
  );
}
