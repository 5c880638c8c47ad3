import type { Ground } from './grounds.ts';
import type { SipMessage } from './message.ts';

const ROUTINE = {
  title: 'Länsgemensam rutin Samordnad individuell plan, SIP, i Västra Götaland',
  issuer: 'Vårdsamverkan Västra Götaland',
  date: '2025-04-11',
};

const CONSENT_TO_INVITE: Ground = {
  ground: 'consent-to-invite',
  statutory: false,
  sources: [{ ...ROUTINE, section: 'Erbjuda SIP och inhämta samtycke' }],
};

const INSIDE: Ground = {
  ground: 'inside-the-hub',
  statutory: false,
  sources: [],
  assumption: 'Two processes of the same person; nobody is told anything by it that the gate does not let out later.',
};

/** What goes to the person, or to a guardian who decides for them. */
export const OWN_DATA: Ground = {
  ground: 'persons-own',
  statutory: false,
  sources: [{ ...ROUTINE, section: 'SIP-processen' }],
  assumption: 'The plan is the person’s own; a guardian has it as the one who decides for the child.',
};

/** What goes to one close, who is called since the person wants them there: no more than that there is a meeting. */
export const PERSONS_WISH: Ground = {
  ground: 'persons-wish',
  statutory: false,
  sources: [
    { title: 'Socialtjänstlag (2025:400)', issuer: 'Riksdagen', section: '10 kap. 9 §' },
    { title: 'Hälso- och sjukvårdslag (2017:30)', issuer: 'Riksdagen', section: '16 kap. 4 § tredje stycket' },
    { ...ROUTINE, section: 'Närstående' },
  ],
  assumption:
    'The laws have those close take part unless the person objects, and 1177 where the person wants it. That a meeting is held tells of the person: it is sent when they have said that they want it.',
};

/** On which ground each message of a SIP goes. A message without a row does not exist. */
export const SIP_GROUNDS: Readonly<Record<SipMessage, Ground>> = {
  sipNotice: CONSENT_TO_INVITE,
  sipNoticeChanged: CONSENT_TO_INVITE,
  sipNoticeCancelled: {
    ground: 'takes-back-own-message',
    statutory: false,
    sources: [{ ...ROUTINE, section: 'Kalla/Bjud in till SIP-möte' }],
    assumption:
      'The routine is silent on meetings that are called off; those who were called are told that, and nothing more.',
  },
  sipReply: {
    ground: 'answers-a-notice',
    statutory: false,
    sources: [{ ...ROUTINE, section: 'Kalla/Bjud in till SIP-möte' }],
    assumption: 'The routine is silent on answers. It goes to the convener alone, who named the receiver.',
  },
  sipPlan: {
    ground: 'consent-to-share',
    statutory: false,
    sources: [{ ...ROUTINE, section: 'Samtycke' }],
  },
  sipEnded: {
    ground: 'ends-what-was-told',
    statutory: false,
    sources: [{ ...ROUTINE, section: 'Avsluta SIP' }],
    assumption: 'Who was told of the plan is told that nothing more will come, in the same words whatever the reason.',
  },
  sipMistaken: {
    ground: 'ends-what-was-told',
    statutory: false,
    sources: [],
    assumption:
      'Who has had a letter about a plan of another person is told that it was a mistake, by somebody who knows who they are.',
  },
  sipHandOver: {
    ground: 'at-the-persons-request',
    statutory: false,
    sources: [{ ...ROUTINE, section: 'Närstående' }],
    assumption:
      'A request that the person or somebody close has made is handed to who is to answer it, never sent back.',
  },
  sipLeadAsked: {
    ground: 'consent-to-share',
    statutory: false,
    sources: [{ ...ROUTINE, section: 'Huvudansvarig för SIP' }],
  },
  somethingWaits: {
    ground: 'says-nothing-of-anyone',
    statutory: false,
    sources: [],
    assumption: 'Says only that something waits in the hub.',
  },
  sipChoice: INSIDE,
  sipSuccessor: INSIDE,
  sipNoticeSent: INSIDE,
};
