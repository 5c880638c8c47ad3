import type { RoutineDuty, RoutinePack } from '../domain/policy/pack.ts';
import type { StepRule } from '../domain/policy/policy.ts';

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
    meetingNotice: short(0.75, 'careContact'),
    findUnit: short(0.5, 'dischargePlanner'),
    sendByHand: short(0.5, 'dischargePlanner'),
    handleByHand: short(0.25, 'dischargePlanner'),
  },
  practice: { planningBegun: 'everyone', careContactAppointed: 'everyone', discharged: 'everyone' },
  retry: { firstMinutes: 0.05, maxMinutes: 0.25 },
};
