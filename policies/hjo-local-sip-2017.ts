import type { RoutinePack } from '../domain/policy/pack.ts';
import { dayOf, days, HUB_OWN_SIP_DUTIES } from './hub-own-sip-duties.ts';

const ROUTINE = {
  title: 'L-SIP, rutin för lokalt samordnad individuell plan',
  issuer: 'Hjo kommun',
  date: '2017-11-20',
};

/**
 * A plan within one municipality, for Hjo's administrations. It rests on the municipality's own routine and on no statute: nothing of the
 * SIP law, of duties to come when called, or of lag (2017:612) is in it.
 */
export const hjoLocalSip: RoutinePack = {
  kind: 'routine',
  kinds: ['l-sip'],
  name: 'hjo-l-sip-2017-11-20',
  issuer: 'Hjo kommun',
  sources: [{ ...ROUTINE, section: 'hela rutinen' }],
  validity: { from: '2017-11-20' },
  extends: null,
  assumptions: [
    'The routine is of 2017 and uses SIP and L-SIP as one word; administrations may have changed since.',
    'Within Hjo municipality is read as between its administrations; with the region as well it is a SIP by statute.',
    'Who calls, reports and closes is not said: the unit that saw the need does, by the hub’s own choice.',
    'The duty of the administrations to take part is read from: a refusal is reported as a deviation.',
  ],
  sip: {
    needs: 'several-parties',
    attendance: {
      inpatient: 'optional',
      'region-outpatient': 'optional',
      'municipal-social': 'required',
      'municipal-health': 'required',
      school: 'required',
      'independent-school': 'optional',
      'other-actor': 'optional',
    },
    required: ['interventions', 'responsible', 'overallResponsible'],
  },
  duties: {
    ...HUB_OWN_SIP_DUTIES,
    startSip: {
      force: 'routine-must',
      sources: [{ ...ROUTINE, section: 'SIP-möte inom tre veckor' }],
      due: { shown: days(1), breachedAfter: days(5) },
      steps: [
        { kind: 'remind', to: 'bearer', afterMinutes: 240, inOfficeHours: true },
        { kind: 'escalate', to: 'headOfOperations', beforeBreachMinutes: 1440, inOfficeHours: true },
      ],
      assumption: 'Without delay, often within a few days: shown for the next working day, breached after five days.',
    },
    holdMeeting: {
      force: 'goal',
      sources: [{ ...ROUTINE, section: 'SIP-möte inom tre veckor' }],
      due: { shown: days(21), breachedAfter: days(21) },
      steps: [
        { kind: 'remind', to: 'bearer', beforeDueMinutes: 7 * 1440, inOfficeHours: true },
        { kind: 'escalate', to: 'headOfOperations', beforeDueMinutes: 1440, inOfficeHours: true },
      ],
    },
    convene: {
      force: 'routine-must',
      sources: [{ ...ROUTINE, section: 'Ansvar' }],
      due: { shown: days(7), breachedAfter: days(14) },
      steps: [{ kind: 'remind', to: 'bearer', beforeDueMinutes: 2880, inOfficeHours: true }],
      assumption: 'The routine gives no time for the notice.',
    },
    drawUpPlan: {
      force: 'routine-must',
      sources: [{ ...ROUTINE, section: 'inledningen' }],
      steps: [{ kind: 'remind', to: 'bearer', afterMinutes: 1440, inOfficeHours: true }],
    },
    followUp: dayOf('goal', [{ title: 'Samordna', issuer: 'Samordna', section: 'egen uppgift' }]),
    prepareSip: {
      force: 'goal',
      sources: [{ ...ROUTINE, section: 'Syfte' }],
      steps: [],
    },
    informAtEnd: {
      force: 'goal',
      sources: [{ title: 'Samordna', issuer: 'Samordna', section: 'egen uppgift' }],
      due: { shown: days(3), breachedAfter: days(7) },
      steps: [{ kind: 'remind', to: 'bearer', beforeDueMinutes: 1440, inOfficeHours: true }],
      assumption: 'Not in the routine: the hub’s own.',
    },
  },
};
