import { deceased } from './cases/deceased.ts';
import { planAtDischarge } from './cases/plan/at-discharge.ts';
import { planDeclined } from './cases/plan/declined.ts';
import { planProtected } from './cases/plan/protected.ts';
import { twoGuardians } from './cases/plan/two-guardians.ts';
import { consentWithdrawn } from './cases/plan/withdrawn.ts';
import { partnerDown } from './cases/partner-down.ts';
import { protectedIdentity } from './cases/protected-identity.ts';
import { secrecyCheck } from './cases/secrecy-check.ts';
import { unjudged } from './cases/unjudged.ts';
import { wholeDischarge } from './cases/whole-discharge.ts';
import { withoutCareContact } from './cases/without-care-contact.ts';
import type { Chapter } from './chapter.ts';

/** In the order in which they are told. */
export const CHAPTERS: readonly Chapter[] = [
  wholeDischarge,
  unjudged,
  partnerDown,
  withoutCareContact,
  protectedIdentity,
  deceased,
  secrecyCheck,
  planAtDischarge,
  planDeclined,
  consentWithdrawn,
  twoGuardians,
  planProtected,
];
