/** HSA-ids of the fictional region that the cases are about. */
export const WARD_12 = 'SE0000000001-1001';
export const LINDEN = 'SE0000000001-3001';
export const GRANBY_SOCIAL = 'SE0000000002-1001';
export const GRANBY_HEALTH = 'SE0000000002-1002';
export const SJOVIK_SOCIAL = 'SE0000000003-1001';

/** Bo Testläkare, treating physician at the ward. */
export const PHYSICIAN = 'SE0000000001-A002';

export const FIA = 'SE0000000001-A202';

/** Units that take part in plans, each with the party that consent is given to. */
export const PLAN = {
  linden: { unit: LINDEN, party: 'SE0000000001-3000' },
  homeCare: { unit: GRANBY_HEALTH, party: 'SE0000000002-1000' },
  family: { unit: 'SE0000000002-3001', party: 'SE0000000002-3000' },
  addiction: { unit: 'SE0000000001-5001', party: 'SE0000000001-5000' },
  childPsychiatry: { unit: 'SE0000000001-4001', party: 'SE0000000001-4000' },
  school: { unit: 'SE0000000002-2001', party: 'SE0000000002-2000' },
} as const;

/** Petra Provhandläggare, social worker with children and families. */
export const PETRA = 'SE0000000002-A301';
