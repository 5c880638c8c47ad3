/** HSA-ids of the fictional region that the cases are about. */
export const WARD_12 = 'SE0000000001-1001';
export const LINDEN = 'SE0000000001-3001';
export const GRANBY_SOCIAL = 'SE0000000002-1001';
export const GRANBY_HEALTH = 'SE0000000002-1002';
export const SJOVIK_SOCIAL = 'SE0000000003-1001';

/** Bo Testläkare, treating physician at the ward. */
export const PHYSICIAN = 'SE0000000001-A002';

export const FIA = 'SE0000000001-A202';
