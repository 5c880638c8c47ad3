import type { RoutinePack } from '../domain/policy/pack.ts';

/** Västra Götaland, 2025-05-01 to 2028-04-30. The routine leaves responsibilities to a guideline that has not been read. */
export const vastraGotaland: RoutinePack = {
  kind: 'routine',
  name: 'vastra-gotaland-2025-05-01',
  issuer: 'Vårdsamverkan Västra Götaland (VästKom och Västra Götalandsregionen)',
  sources: [
    {
      title: 'Länsgemensam rutin Samordnad individuell plan, SIP, i Västra Götaland',
      issuer: 'Vårdsamverkan Västra Götaland',
      date: '2025-04-11',
      section: 'SIP vid in- och utskrivning från sluten hälso- och sjukvård',
    },
  ],
  validity: { from: '2025-05-01', to: '2028-04-30' },
  extends: 'national-law-2025-07-01',
  assumptions: [
    'Riktlinje not read: the county guidelines for discharge and for SIP, to which the routine points for who is responsible, are not in this pack.',
    'Riktlinje not read: that the parties of a case tell each other of planning, care contact and discharge is taken from how the systems in use work.',
    'Riktlinje not read: office hours are taken to be 8 to 16.',
  ],
  duties: {
    meetingNotice: {
      steps: [
        { kind: 'remind', to: 'careContact', afterMinutes: 240, inOfficeHours: true },
        { kind: 'remind', to: 'careContact', beforeDueMinutes: 1440, inOfficeHours: true },
        { kind: 'escalate', to: 'headOfOperations', beforeDueMinutes: 0, inOfficeHours: true },
        { kind: 'escalate', to: 'headOfOperations', beforeBreachMinutes: 0, inOfficeHours: true },
      ],
      assumption:
        'The routine gives the care contact a special responsibility to offer a plan and send the notice after consent, and no time of its own: it adds reminders to the clock of the law.',
    },
  },
  practice: { planningBegun: 'ward', careContactAppointed: 'everyone', discharged: 'everyone' },
  officeHours: { fromHour: 8, toHour: 16 },
};
