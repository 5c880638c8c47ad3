import { createHash } from 'node:crypto';
import type { Markup } from './markup.ts';

/** The style of a page that is one file, and the policy that lets it in and nothing else. */
export interface PageStyle {
  readonly element: Markup;
  /** Value of Content-Security-Policy. */
  readonly policy: string;
}

/** @param css ours alone: it is written as it is */
export function pageStyle(css: string): PageStyle {
  const hash = createHash('sha256').update(css).digest('base64');
  return {
    element: { html: `<style>${css}</style>` },
    policy: `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
  };
}
