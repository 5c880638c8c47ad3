import type { ReactNode } from 'react';

/** A word that stands out. The colour only repeats what the word says. */
export function Tag({ tone, children }: { tone: 'plain' | 'bad' | 'warn' | 'good'; children: ReactNode }) {
  return <span className={`tag ${tone}`}>{children}</span>;
}
