import { organizationReference, type OutContext } from '../out-context.ts';
import type { SipFrame } from './context.ts';

/** For who reads at the hub: what it serves is named by where it is served. */
export function readingFrame(context: OutContext, personId: string): SipFrame {
  const { names, directory } = context;
  return {
    names,
    subject: { reference: `Patient/${context.idOf('Patient', personId)}` },
    refer: (type, id) => ({ reference: `${type}/${id}` }),
    organization: (hsaId) => organizationReference(context, hsaId),
    nameOf: (hsaId) => (directory.unit(hsaId) ?? directory.party(hsaId) ?? directory.member(hsaId))?.name,
  };
}
