import type { Source } from '../process/duty.ts';
import type { DischargeMessage } from './message.ts';

const LAW = {
  title: 'Lag (2017:612) om samverkan vid utskrivning från sluten hälso- och sjukvård',
  issuer: 'Riksdagen',
};

export interface Ground {
  /** Code that deliveries carry and word tables explain. */
  ground: string;
  /** True when law orders the message, so that it may be stopped but never vanishes. */
  statutory: boolean;
  sources: readonly Source[];
  /** Why the reading was chosen, where it is one. */
  assumption?: string;
}

/** On which ground each message goes. A message without a row does not exist. */
export const GROUNDS: Readonly<Record<DischargeMessage, Ground>> = {
  admissionNotice: {
    ground: 'law-2017-612-2-1',
    statutory: true,
    sources: [{ ...LAW, section: '2 kap. 1–3 §§' }],
    assumption:
      'The section has no reservation for secrecy, so the four items go without consent; whether that holds towards a private provider is not settled.',
  },
  changedEstimate: { ground: 'law-2017-612-2-4', statutory: true, sources: [{ ...LAW, section: '2 kap. 4 §' }] },
  readyNotice: { ground: 'law-2017-612-3-1', statutory: true, sources: [{ ...LAW, section: '3 kap. 1 §' }] },
  informationTransfer: { ground: 'law-2017-612-3-2', statutory: true, sources: [{ ...LAW, section: '3 kap. 2 §' }] },
  readyRevoked: {
    ground: 'takes-back-ready-notice',
    statutory: false,
    sources: [{ ...LAW, section: '3 kap. 1 §' }],
    assumption:
      'The law is silent on revoking; a receiver of the notice is told that it no longer holds, and nothing more.',
  },
  cancelled: {
    ground: 'takes-back-own-message',
    statutory: false,
    sources: [{ ...LAW, section: '2 kap. 1 §' }],
    assumption:
      'The law is silent on messages sent by mistake; the receiver is told that it does not hold, and nothing more.',
  },
  toSip: {
    ground: 'inside-the-hub',
    statutory: false,
    sources: [],
    assumption: 'Two processes of the same person; nobody is told anything by it that the gate does not let out later.',
  },
  planningBegun: practice('2 kap. 6 §'),
  careContactAppointed: practice('2 kap. 5 §'),
  discharged: practice('3 kap. 2 §'),
};

/** The section orders the act, not a message about it. */
function practice(section: string): Ground {
  return {
    ground: 'practice-between-parties-of-the-case',
    statutory: false,
    sources: [{ ...LAW, section }],
    assumption:
      'No law orders the message. It goes only where the policy says that the parties of a case tell each other.',
  };
}
