import type { ReactNode } from 'react';
import type { Session } from '../api/contracts/console.ts';
import { Link, useAddress } from './router.tsx';

const PAGES: readonly { href: string; title: string; role?: string }[] = [
  { href: '/', title: 'Min arbetslista' },
  { href: '/arenden', title: 'Ärenden' },
  { href: '/statistik', title: 'Statistik', role: 'administrator' },
];

/** What stands round every page: skip link, who is signed in, the pages, and whether the clocks are those of a demonstration. */
export function Frame({
  session,
  onSignOut,
  children,
}: {
  session: Session;
  onSignOut: () => void;
  children: ReactNode;
}) {
  const { pathname } = useAddress();
  return (
    <>
      <a className="skip" href="#innehall">
        Hoppa till innehållet
      </a>
      {session.demo && <DemoBanner />}
      <header className="top">
        <p className="brand">Samordna</p>
        <nav aria-label="Huvudmeny">
          <ul>
            {PAGES.filter(({ role }) => !role || session.roles.some(({ code }) => code === role)).map(
              ({ href, title }) => (
                <li key={href}>
                  <Link href={href} {...current(href, pathname)}>
                    {title}
                  </Link>
                </li>
              ),
            )}
          </ul>
        </nav>
        <div className="who">
          <p>
            <strong>{session.name}</strong>, {session.roles.map(({ text }) => text).join(', ')}
            <br />
            {session.unit.name}
          </p>
          <button type="button" onClick={onSignOut}>
            Logga ut
          </button>
        </div>
      </header>
      <main id="innehall" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

export function DemoBanner() {
  return (
    <p className="demo" role="note">
      Demoläge: alla frister är förkortade och alla personer är påhittade.
    </p>
  );
}

function current(href: string, pathname: string): { 'aria-current'?: 'page' | 'true' } {
  if (href === pathname) return { 'aria-current': 'page' };
  return href !== '/' && pathname.startsWith(href) ? { 'aria-current': 'true' } : {};
}
