import { DISCHARGE_DUTY_CODES } from '../duties/catalogue.ts';
import { SIP_DUTY_CODES } from '../duties/sip/catalogue.ts';
import type { DutyRule, Policy } from '../policy/policy.ts';

const DAY: DutyRule = {
  force: 'law-must',
  sources: [{ title: 'Provlag', issuer: 'Prov', section: '1 §' }],
  due: { shown: { unit: 'hours', n: 24 }, breachedAfter: { unit: 'hours', n: 48 } },
  steps: [
    { kind: 'remind', to: 'dischargePlanner', beforeDueMinutes: 60 },
    { kind: 'escalate', to: 'headOfOperations', beforeDueMinutes: 0 },
  ],
};

/** Every duty with the same clock, and every practice on: for tests of the rules, not of what they are set to. */
export const TEST_POLICY: Policy = {
  name: 'test',
  demo: false,
  duties: Object.fromEntries([...DISCHARGE_DUTY_CODES, ...SIP_DUTY_CODES].map((code) => [code, DAY])),
  retry: { firstMinutes: 1, maxMinutes: 60 },
  practice: { planningBegun: 'everyone', careContactAppointed: 'everyone', discharged: 'everyone' },
  sip: {
    needs: 'both-sectors',
    attendance: {
      inpatient: 'required',
      'region-outpatient': 'required',
      'municipal-social': 'required',
      'municipal-health': 'required',
      school: 'required',
      'independent-school': 'optional',
      'other-actor': 'optional',
    },
    required: ['meeting', 'goal', 'interventions', 'responsible', 'overallResponsible', 'lead', 'followUp'],
    renewConsentDays: 14,
    askBeforeAdultDays: 90,
    contactEveryDays: 90,
  },
  officeHours: { fromHour: 8, toHour: 16 },
  protectedRoles: ['dischargePlanner', 'headOfOperations'],
  lawDates: [],
};
