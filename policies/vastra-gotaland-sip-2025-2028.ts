import type { RoutinePack } from '../domain/policy/pack.ts';
import { aheadOfDay, dayOf, days } from './hub-own-sip-duties.ts';

const ROUTINE = {
  title: 'Länsgemensam rutin Samordnad individuell plan, SIP, i Västra Götaland',
  issuer: 'Vårdsamverkan Västra Götaland',
  date: '2025-04-11',
};

/** SIP in Västra Götaland, 2025-05-01 to 2028-04-30. The guideline to which the routine points for who is responsible has not been read. */
export const vastraGotalandSip: RoutinePack = {
  kind: 'routine',
  kinds: ['sip'],
  name: 'vastra-gotaland-sip-2025-05-01',
  issuer: 'Vårdsamverkan Västra Götaland (VästKom och Västra Götalandsregionen)',
  sources: [{ ...ROUTINE, section: 'hela rutinen' }],
  validity: { from: '2025-05-01', to: '2028-04-30' },
  extends: 'national-sip-law-2025-07-01',
  assumptions: [
    'Riktlinje not read: the county guideline for SIP, to which the routine points for responsibility and deviations.',
    'The routine still cites the former socialtjänstlag (2001:453) 2 kap. 7 §; the section in force since 2025-07-01 is cited by the law pack.',
    'Schools are users of the routine and must come when called; independent schools are not named, and may.',
    'The choices of how an existing plan goes on are the hub’s own: the routine says only that the three decide.',
  ],
  sip: {
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
  },
  duties: {
    offerSip: {
      force: 'routine-must',
      sources: [{ ...ROUTINE, section: 'SIP vid in- och utskrivning från sluten hälso- och sjukvård' }],
      due: { shown: days(1), breachedAfter: days(3) },
      steps: [
        { kind: 'remind', to: 'bearer', afterMinutes: 240, inOfficeHours: true },
        { kind: 'escalate', to: 'headOfOperations', beforeBreachMinutes: 1440, inOfficeHours: true },
      ],
      assumption:
        'Always offered at discharge, and no time is given: shown for the next working day, breached after three days.',
    },
    collaborate: {
      force: 'routine-must',
      sources: [{ ...ROUTINE, section: 'Om den enskilde inte lämnar samtycke' }],
      steps: [],
    },
    prepareSip: {
      force: 'routine-must',
      sources: [{ ...ROUTINE, section: 'Förbered SIP tillsammans med den enskilde' }],
      due: { shown: days(7), breachedAfter: days(14) },
      steps: [{ kind: 'remind', to: 'bearer', beforeDueMinutes: 1440, inOfficeHours: true }],
      assumption: 'Due and never a condition: at a discharge the law’s three days run. The routine gives no number.',
    },
    convene: {
      force: 'routine-must',
      sources: [{ ...ROUTINE, section: 'Kalla/Bjud in till SIP-möte' }],
      due: { shown: days(7), breachedAfter: days(14) },
      steps: [
        { kind: 'remind', to: 'bearer', beforeDueMinutes: 2880, inOfficeHours: true },
        { kind: 'escalate', to: 'headOfOperations', beforeBreachMinutes: 1440, inOfficeHours: true },
      ],
      assumption:
        'Without delay from the consent; the routine gives no number. The notice of a discharge has the law’s own clock.',
    },
    holdMeeting: {
      force: 'goal',
      sources: [
        { ...ROUTINE, section: 'SIP-processen ska starta utan dröjsmål' },
        { title: 'Samordnad individuell plan, SIP, Västra Götaland', issuer: '1177', section: 'SIP-mötet' },
      ],
      due: { shown: days(21), breachedAfter: days(21) },
      steps: [
        { kind: 'remind', to: 'bearer', beforeDueMinutes: 7 * 1440, inOfficeHours: true },
        { kind: 'escalate', to: 'headOfOperations', beforeDueMinutes: 1440, inOfficeHours: true },
      ],
      assumption:
        'The region tells its citizens that the meeting is to be held within three weeks; its routine lets the person’s need decide and names no number. So it is a goal, counted from when the need was seen.',
    },
    followUp: dayOf('routine-must', [{ ...ROUTINE, section: 'Uppföljning SIP' }]),
    followCarryingOut: dayOf('routine-must', [{ ...ROUTINE, section: 'Huvudansvarig för SIP' }]),
    reportIntervention: dayOf('routine-must', [{ ...ROUTINE, section: 'Genomför SIP-möte och upprätta SIP' }]),
    answerNotice: {
      force: 'routine-must',
      sources: [{ ...ROUTINE, section: 'Kalla/Bjud in till SIP-möte' }],
      due: { shown: days(5), breachedAfter: days(7) },
      steps: [
        { kind: 'remind', to: 'bearer', beforeDueMinutes: 1440, inOfficeHours: true },
        { kind: 'escalate', to: 'headOfOperations', beforeBreachMinutes: 0, inOfficeHours: true },
      ],
      assumption: 'Who is called must take part; when to answer is not said. The hub shows five days.',
    },
    offerEarlierFollowUp: {
      force: 'routine-must',
      sources: [{ ...ROUTINE, section: 'Genomför SIP-möte och upprätta SIP' }],
      due: { shown: days(7), breachedAfter: days(14) },
      steps: [{ kind: 'remind', to: 'bearer', beforeDueMinutes: 1440, inOfficeHours: true }],
      assumption: 'The routine says that it is to be offered and not how soon.',
    },
    renewConsent: aheadOfDay('routine-must', [{ ...ROUTINE, section: 'Samtycke' }]),
    contactLead: {
      force: 'routine-must',
      sources: [{ ...ROUTINE, section: 'Finns en upprättad SIP vid inskrivning i sluten hälso- och sjukvård' }],
      due: { shown: days(1), breachedAfter: days(3) },
      steps: [
        { kind: 'remind', to: 'bearer', afterMinutes: 240, inOfficeHours: true },
        { kind: 'escalate', to: 'headOfOperations', beforeBreachMinutes: 0, inOfficeHours: true },
      ],
      assumption: 'The routine gives no time: shown for the next working day.',
    },
    decideExisting: {
      force: 'routine-must',
      sources: [{ ...ROUTINE, section: 'Finns en upprättad SIP vid inskrivning i sluten hälso- och sjukvård' }],
      due: { shown: days(3), breachedAfter: days(7) },
      steps: [{ kind: 'remind', to: 'bearer', beforeDueMinutes: 1440, inOfficeHours: true }],
      assumption: 'The routine gives no time: three days are shown.',
    },
    informAtEnd: {
      force: 'routine-must',
      sources: [{ ...ROUTINE, section: 'Avsluta SIP' }],
      due: { shown: days(3), breachedAfter: days(7) },
      steps: [{ kind: 'remind', to: 'bearer', beforeDueMinutes: 1440, inOfficeHours: true }],
      assumption: 'The routine gives no time: three days are shown.',
    },
    confirmEnd: {
      force: 'routine-must',
      sources: [{ ...ROUTINE, section: 'Avsluta SIP' }],
      due: { shown: days(14), breachedAfter: days(30) },
      steps: [{ kind: 'remind', to: 'bearer', beforeDueMinutes: 2880, inOfficeHours: true }],
      assumption: 'The routine gives no time: two weeks are shown.',
    },
  },
};
