import { expect, test } from '@jest/globals';
import { HOME_CARE, ward } from '../testing/people.ts';
import { inPlanning } from '../testing/played-case.ts';

test('while a person is protected, a duty falls on somebody who may see the case', () => {
  const played = inPlanning([HOME_CARE]);
  expect(played.duty('beginPlanning').bearer.role).toBe('municipalCoordinator');
  played.give('markPerson', { protection: 'other' }, ward.planner);
  const open = played.duties().filter(({ status }) => status === 'open');
  expect(open.length).toBeGreaterThan(0);
  for (const { bearer } of open) expect(played.policy.protectedRoles).toContain(bearer.role);
});
