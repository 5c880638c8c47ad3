import type { LawPack } from '../domain/policy/pack.ts';
import { days, HUB_OWN_SIP_DUTIES } from './hub-own-sip-duties.ts';

const SOCIAL = { title: 'Socialtjänstlag (2025:400)', issuer: 'Riksdagen' };
const HEALTH = { title: 'Hälso- och sjukvårdslag (2017:30)', issuer: 'Riksdagen' };
const DISCHARGE = {
  title: 'Lag (2017:612) om samverkan vid utskrivning från sluten hälso- och sjukvård',
  issuer: 'Riksdagen',
};

/** The individual plan of region and municipality: socialtjänstlagen 10 kap. 8 and 9 §§ and hälso- och sjukvårdslagen 16 kap. 4 §. */
export const nationalSipLaw20250701: LawPack = {
  kind: 'law',
  kinds: ['sip'],
  name: 'national-sip-law-2025-07-01',
  law: 'coordinated-individual-plan',
  issuer: 'Riksdagen',
  sources: [
    { ...SOCIAL, section: '10 kap. 8 och 9 §§' },
    { ...HEALTH, section: '16 kap. 4 §' },
    { ...DISCHARGE, section: '4 kap. 1 och 2 §§' },
  ],
  validity: { from: '2025-07-01' },
  assumptions: [
    'The two laws no longer use the same word: socialtjänstlagen says at once (genast), hälso- och sjukvårdslagen without delay (utan dröjsmål). The stricter reminds, and neither gives a number.',
    'A plan is drawn up on the consent of the person alone: no ground is taken from anywhere else for one who cannot consent.',
    'One born on 29 February is taken to turn 18 on the 28th: no source was found to say.',
    'Both or all guardians consent for a child, as föräldrabalken 6 kap. 11 and 13 §§ are read.',
  ],
  duties: {
    ...HUB_OWN_SIP_DUTIES,
    startSip: {
      force: 'law-must',
      sources: [
        { ...SOCIAL, section: '10 kap. 8 §' },
        { ...HEALTH, section: '16 kap. 4 §' },
      ],
      due: { shown: days(1), breachedAfter: days(5) },
      steps: [
        { kind: 'remind', to: 'bearer', afterMinutes: 240, inOfficeHours: true },
        { kind: 'remind', to: 'bearer', beforeDueMinutes: 120, inOfficeHours: true },
        { kind: 'escalate', to: 'headOfOperations', beforeBreachMinutes: 1440, inOfficeHours: true },
      ],
      assumption:
        'At once and without delay are shown as the next working day; a breach is counted after five days, as the routines say a few days.',
    },
    drawUpPlan: {
      force: 'law-must',
      sources: [
        { ...SOCIAL, section: '10 kap. 8 och 9 §§' },
        { ...HEALTH, section: '16 kap. 4 §' },
        { ...DISCHARGE, section: '4 kap. 2 §' },
      ],
      steps: [
        { kind: 'remind', to: 'bearer', afterMinutes: 1440, inOfficeHours: true },
        { kind: 'escalate', to: 'headOfOperations', afterMinutes: 7 * 1440, inOfficeHours: true },
      ],
      assumption: 'No text says how long after the meeting the plan is to stand: no clock, reminded after a day.',
    },
  },
};
