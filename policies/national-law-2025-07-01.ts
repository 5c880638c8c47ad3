import type { LawPack } from '../domain/policy/pack.ts';

const DISCHARGE_LAW = {
  title: 'Lag (2017:612) om samverkan vid utskrivning från sluten hälso- och sjukvård',
  issuer: 'Riksdagen',
  date: '2025-07-01',
};
const PATIENT_LAW = { title: 'Patientlag (2014:821)', issuer: 'Riksdagen' };
const HANDBOOK = { title: 'Vårdhandboken', issuer: 'Inera' };

const SOON = { shown: { unit: 'hours', n: 4 }, breachedAfter: { unit: 'hours', n: 24 } } as const;
const SOON_ASSUMPTION =
  'The law says as soon as possible and gives no number: four hours are shown, and a breach is counted after twenty-four.';

/** Lag (2017:612) as worded from 2025-07-01 (SFS 2025:449), and patientlagen where it speaks of discharge. */
export const nationalLaw20250701: LawPack = {
  kind: 'law',
  name: 'national-law-2025-07-01',
  law: 'discharge-from-inpatient-care',
  issuer: 'Riksdagen',
  sources: [
    { ...DISCHARGE_LAW, section: '1–4 kap.' },
    { ...PATIENT_LAW, section: '3 kap. 2 b §' },
  ],
  validity: { from: '2025-07-01' },
  assumptions: [
    'The four items of the admission notice go without consent: 2 kap. 1 § has no reservation for secrecy, as 3 kap. 1 and 2 §§ have.',
    'Three days after the ready notice (4 kap. 3 §) are shown as 72 hours and breached after the third calendar day, moved to a working day as lag (1930:173) 2 § may ask.',
    'A day ends at 24.00 in Sweden.',
    'Messages about planning begun, care contact appointed and person gone home are practice: the law orders the acts.',
  ],
  duties: {
    admissionNotice: {
      force: 'law-must',
      sources: [{ ...DISCHARGE_LAW, section: '2 kap. 1–3 §§' }],
      due: { shown: { unit: 'hours', n: 24 }, breachedAfter: { unit: 'hours', n: 24 } },
      steps: [
        { kind: 'remind', to: 'dischargePlanner', beforeDueMinutes: 240 },
        { kind: 'escalate', to: 'headOfOperations', beforeDueMinutes: 60 },
      ],
    },
    stateEstimate: {
      force: 'law-must',
      sources: [{ ...DISCHARGE_LAW, section: '2 kap. 2 §' }],
      due: { shown: { unit: 'hours', n: 24 }, breachedAfter: { unit: 'hours', n: 24 } },
      steps: [{ kind: 'remind', to: 'dischargePlanner', beforeDueMinutes: 240 }],
    },
    changedEstimate: {
      force: 'law-must',
      sources: [{ ...DISCHARGE_LAW, section: '2 kap. 4 §' }],
      due: SOON,
      steps: [
        { kind: 'remind', to: 'dischargePlanner', beforeDueMinutes: 60 },
        { kind: 'escalate', to: 'headOfOperations', beforeBreachMinutes: 60, inOfficeHours: true },
      ],
      assumption: SOON_ASSUMPTION,
    },
    appointCareContact: {
      force: 'law-must',
      sources: [{ ...DISCHARGE_LAW, section: '2 kap. 5 §' }],
      steps: [
        { kind: 'remind', to: 'headOfOperations', beforeDueMinutes: 1440, inOfficeHours: true },
        { kind: 'remind', to: 'headOfOperations', afterReadyMinutes: 1, inOfficeHours: true },
        { kind: 'escalate', to: 'headOfOperations', beforeDueMinutes: 60, inOfficeHours: true },
      ],
    },
    beginPlanning: {
      force: 'law-must',
      sources: [{ ...DISCHARGE_LAW, section: '2 kap. 6 §' }],
      steps: [
        { kind: 'remind', to: 'municipalCoordinator', afterMinutes: 1440, inOfficeHours: true },
        { kind: 'escalate', to: 'headOfOperations', afterMinutes: 2880, inOfficeHours: true },
      ],
      assumption:
        'The law gives no time: it has no due time here, and the unit is reminded after a day and its head after two.',
    },
    secrecyCheck: {
      force: 'law-must',
      sources: [{ ...DISCHARGE_LAW, section: '3 kap. 1 §' }],
      due: { shown: { unit: 'hours', n: 2 }, breachedAfter: { unit: 'hours', n: 24 } },
      steps: [
        { kind: 'remind', to: 'dischargePlanner', beforeDueMinutes: 60 },
        { kind: 'escalate', to: 'headOfOperations', beforeDueMinutes: 0 },
      ],
      assumption:
        'The check is what the ready notice waits for; its two hours lie within those of the notice, since the law gives no number.',
    },
    readyNotice: {
      force: 'law-must',
      sources: [{ ...DISCHARGE_LAW, section: '3 kap. 1 §' }],
      due: SOON,
      steps: [
        { kind: 'remind', to: 'dischargePlanner', beforeDueMinutes: 60 },
        { kind: 'escalate', to: 'headOfOperations', beforeDueMinutes: 0 },
      ],
      assumption: SOON_ASSUMPTION,
    },
    readyRevoked: {
      force: 'goal',
      sources: [{ ...HANDBOOK, section: 'Utskrivning, ändrat tillstånd' }],
      due: SOON,
      steps: [{ kind: 'remind', to: 'dischargePlanner', beforeDueMinutes: 60 }],
      assumption: 'No law: the national handbook asks that those concerned are told at once, and gives no number.',
    },
    informationTransfer: {
      force: 'law-must',
      sources: [{ ...DISCHARGE_LAW, section: '3 kap. 2 §' }],
      due: {
        shown: { unit: 'calendarDays', n: 0, toEndOfDay: true },
        breachedAfter: { unit: 'calendarDays', n: 0, toEndOfDay: true },
      },
      steps: [
        { kind: 'remind', to: 'dischargePlanner', beforeDueMinutes: 480 },
        { kind: 'escalate', to: 'headOfOperations', beforeDueMinutes: 240 },
      ],
    },
    informPatient: {
      force: 'law-must',
      sources: [{ ...PATIENT_LAW, section: '3 kap. 2 b §' }],
      due: {
        shown: { unit: 'minutes', n: 0 },
        breachedAfter: { unit: 'calendarDays', n: 0, toEndOfDay: true },
      },
      steps: [{ kind: 'remind', to: 'dischargePlanner', beforeDueMinutes: 120 }],
      assumption:
        'Due at the discharge; counted as a breach after that day, since the text says at discharge and no more.',
    },
    meetingNotice: {
      force: 'law-must',
      sources: [
        { ...DISCHARGE_LAW, section: '4 kap. 1 och 3 §§' },
        { title: 'Lag (1930:173) om beräkning av lagstadgad tid', issuer: 'Riksdagen', section: '2 §' },
      ],
      due: {
        shown: { unit: 'hours', n: 72 },
        breachedAfter: { unit: 'calendarDays', n: 3, toEndOfDay: true, toWorkingDay: true },
      },
      steps: [
        { kind: 'remind', to: 'careContact', afterMinutes: 1440, inOfficeHours: true },
        { kind: 'escalate', to: 'headOfOperations', beforeDueMinutes: 0, inOfficeHours: true },
        { kind: 'escalate', to: 'headOfOperations', beforeBreachMinutes: 0, inOfficeHours: true },
      ],
      assumption:
        'Three days are either 72 hours or the whole of the third day; whether that day moves from a Saturday, Sunday or holiday is not settled for this section.',
    },
    findUnit: {
      force: 'goal',
      sources: [{ ...DISCHARGE_LAW, section: '2 kap. 1 §' }],
      due: { shown: { unit: 'hours', n: 4 }, breachedAfter: { unit: 'hours', n: 24 } },
      steps: [{ kind: 'remind', to: 'dischargePlanner', beforeDueMinutes: 60 }],
      assumption: 'A rule of the hub: the notice that waits for the unit has its own clock in the law.',
    },
    sendByHand: {
      force: 'goal',
      sources: [{ ...DISCHARGE_LAW, section: '2 kap. 1 och 4 §§, 3 kap. 1 och 2 §§' }],
      due: { shown: { unit: 'hours', n: 4 }, breachedAfter: { unit: 'hours', n: 24 } },
      steps: [
        { kind: 'remind', to: 'dischargePlanner', beforeDueMinutes: 60 },
        { kind: 'escalate', to: 'headOfOperations', beforeDueMinutes: 0 },
      ],
      assumption: 'A rule of the hub: what the law orders to be told is told by a person when it cannot go by itself.',
    },
    handleByHand: {
      force: 'goal',
      sources: [{ ...DISCHARGE_LAW, section: '2–3 kap.' }],
      due: { shown: { unit: 'hours', n: 1 }, breachedAfter: { unit: 'hours', n: 24 } },
      steps: [{ kind: 'escalate', to: 'headOfOperations', beforeDueMinutes: 0 }],
      assumption:
        'A rule of the hub: death and protected identity stop all that goes by itself, and someone takes the case over.',
    },
  },
};
