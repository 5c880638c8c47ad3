import type { RoutineDuty, RoutinePack } from '../domain/policy/pack.ts';
import type { DutyRule, StepRule } from '../domain/policy/policy.ts';
import { vastraGotalandSip } from './vastra-gotaland-sip-2025-2028.ts';

/** Minutes. Reminded at half the time, escalated when it is out. */
function short(minutes: number, to: StepRule['to']): RoutineDuty {
  const span = { unit: 'minutes', n: minutes } as const;
  return {
    due: { shown: span, breachedAfter: { unit: 'minutes', n: minutes + 0.5 } },
    steps: [
      { kind: 'remind', to, beforeDueMinutes: minutes / 2 },
      { kind: 'escalate', to: 'headOfOperations', beforeDueMinutes: 0 },
    ],
    assumption: 'Shortened for demonstration: no clock of any law or routine.',
  };
}

/** Clocks of seconds and minutes, so that a whole case can be watched. Never in production. */
export const demoPack: RoutinePack = {
  kind: 'routine',
  name: 'demo',
  issuer: 'Samordna',
  sources: [{ title: 'Demonstration', issuer: 'Samordna', section: 'påhittade klockor' }],
  validity: { from: '2025-07-01' },
  extends: 'national-law-2025-07-01',
  demo: true,
  assumptions: ['Every clock is shortened for demonstration.'],
  duties: {
    admissionNotice: short(1, 'dischargePlanner'),
    stateEstimate: short(1, 'dischargePlanner'),
    changedEstimate: short(0.5, 'dischargePlanner'),
    appointCareContact: {
      steps: [
        { kind: 'remind', to: 'headOfOperations', afterReadyMinutes: 0.05 },
        { kind: 'escalate', to: 'headOfOperations', afterReadyMinutes: 0.5 },
      ],
      assumption: 'Shortened for demonstration: no clock of any law or routine.',
    },
    beginPlanning: {
      steps: [
        { kind: 'remind', to: 'municipalCoordinator', afterMinutes: 0.25 },
        { kind: 'escalate', to: 'headOfOperations', afterMinutes: 0.5 },
      ],
      assumption: 'Shortened for demonstration: no clock of any law or routine.',
    },
    secrecyCheck: short(0.25, 'dischargePlanner'),
    readyNotice: short(0.5, 'dischargePlanner'),
    readyRevoked: short(0.5, 'dischargePlanner'),
    informationTransfer: short(0.5, 'dischargePlanner'),
    informPatient: short(0.5, 'dischargePlanner'),
    meetingNotice: short(0.5, 'careContact'),
    findUnit: short(0.5, 'dischargePlanner'),
    sendByHand: short(0.5, 'dischargePlanner'),
    handleByHand: short(0.25, 'dischargePlanner'),
  },
  practice: { planningBegun: 'everyone', careContactAppointed: 'everyone', discharged: 'everyone' },
  retry: { firstMinutes: 0.05, maxMinutes: 0.25 },
};

/** The same for plans. Days that people agree on stay days: a follow-up is not shortened. */
export const demoSipPack: RoutinePack = {
  ...demoPack,
  name: 'demo-sip',
  kinds: ['sip', 'l-sip'],
  extends: 'national-sip-law-2025-07-01',
  sip: vastraGotalandSip.sip ?? {},
  duties: {
    ...vastraGotalandSip.duties,
    startSip: short(0.75, 'bearer'),
    offerSip: demoDuty('offerSip', 0.75),
    assessNeed: short(0.75, 'bearer'),
    decideConsent: short(0.75, 'bearer'),
    prepareSip: demoDuty('prepareSip', 1),
    convene: demoDuty('convene', 1),
    answerNotice: demoDuty('answerNotice', 0.75),
    holdMeeting: demoDuty('holdMeeting', 1.5),
    askAboutAbsence: short(0.75, 'bearer'),
    drawUpPlan: short(1, 'bearer'),
    offerEarlierFollowUp: demoDuty('offerEarlierFollowUp', 0.75),
    contactLead: demoDuty('contactLead', 0.75),
    decideExisting: demoDuty('decideExisting', 0.75),
    informAtEnd: demoDuty('informAtEnd', 0.75),
    confirmEnd: demoDuty('confirmEnd', 0.75),
    takeOverRequest: short(0.75, 'bearer'),
    acceptLead: short(0.75, 'bearer'),
    awaitGuardian: short(0.5, 'bearer'),
    judgeMaturity: short(0.5, 'bearer'),
    postLetter: short(1, 'bearer'),
    sendByHand: short(0.5, 'bearer'),
    handleByHand: short(0.25, 'bearer'),
  },
};

function demoDuty(code: string, minutes: number): DutyRule {
  const rule = vastraGotalandSip.duties[code];
  if (!rule || !('force' in rule)) throw new Error(`no duty ${code} to shorten`);
  return { ...rule, ...short(minutes, 'bearer') };
}
