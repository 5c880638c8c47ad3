import type { Policy } from '../domain/policy/policy.ts';

const LAW_2017_612 = { title: 'Lag (2017:612) om samverkan vid utskrivning från sluten hälso- och sjukvård', issuer: 'Sveriges riksdag' };

export const nationalLaw: Policy = {
  name: 'national-law-2025-07-01',
  demo: false,
  duties: {
    admissionNotice: {
      force: 'law-must',
      sources: [{ ...LAW_2017_612, section: '2 kap. 1–3 §§' }],
      due: { shown: { unit: 'hours', n: 24 }, breachedAfter: { unit: 'hours', n: 24 } },
      steps: [
        { kind: 'remind', to: 'dischargePlanner', beforeDueMinutes: 240 },
        { kind: 'escalate', to: 'headOfOperations', beforeDueMinutes: 0 },
      ],
    },
  },
  retry: { firstMinutes: 1, maxMinutes: 60 },
  lawDates: [],
};
