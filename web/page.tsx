import { useEffect, useRef, type ReactNode } from 'react';

/**
 * A page with its one heading, which takes the focus when the page is opened so that it is read out. `windowTitle` stands in the
 * browser's tab and history, where no person is named.
 */
export function Page({ title, windowTitle, children }: { title: string; windowTitle?: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  useEffect(() => {
    document.title = `${windowTitle ?? title} – Samordna`;
  }, [title, windowTitle]);
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </>
  );
}

export function Section({ title, id, children }: { title: string; id: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
