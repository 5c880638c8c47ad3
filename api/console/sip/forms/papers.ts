import type { SipView } from '../../../../domain/disclosure/sip-view.ts';
import type { Action, Paper } from '../../../contracts/console.ts';

const base = ({ caseId }: SipView): string => `/api/console/cases/${caseId}/papers`;

/** What a plan is, in plain words; to a child in others than to those who decide for it. */
export function sheetsOf(view: SipView): Paper[] {
  const what = view.kind === 'l-sip' ? 'Vad är en L-SIP?' : 'Vad är en SIP?';
  const information = `${base(view)}/information`;
  if (!view.course.isChild) return [{ text: what, href: information }];
  return [
    { text: `${what} Till barnet`, href: `${base(view)}/information-barn` },
    { text: `${what} Till vårdnadshavare`, href: information },
  ];
}

/** The consent as a paper to sign, of what is asked about. */
export function blankOf(view: SipView): NonNullable<Action['blank']> {
  return { button: 'Gör en blankett att skriva under', path: `${base(view)}/samtycke` };
}
