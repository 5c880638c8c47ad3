import type { Policy } from '../../domain/policy/policy.ts';
import { nationalLaw20250701 } from '../../policies/national-law-2025-07-01.ts';

/** The law alone, as every case has it where no routine and no settings add to it. */
export const nationalLaw: Policy = {
  name: nationalLaw20250701.name,
  demo: false,
  duties: nationalLaw20250701.duties,
  retry: { firstMinutes: 1, maxMinutes: 60 },
  practice: { planningBegun: 'nobody', careContactAppointed: 'nobody', discharged: 'nobody' },
  officeHours: { fromHour: 8, toHour: 16 },
  protectedRoles: ['dischargePlanner', 'headOfOperations'],
  lawDates: [],
};
