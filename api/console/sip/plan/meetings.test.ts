import { expect, test } from '@jest/globals';
import { join } from 'node:path';
import { loadDirectory } from '../../../../adapters/directory/directory.ts';
import { viewSip } from '../../../../domain/disclosure/sip-view.ts';
import { called, consent, linden, LINDEN, offered, SOCIAL, staffOf } from '../../../../domain/testing/sip-plans.ts';
import { meetingsIn } from './meetings.ts';

const directory = loadDirectory(join(import.meta.dirname, '../../../../adapters/directory/fictional-region.json'));

test('a digital meeting that consent no longer reaches to says so to the one that carries the plan on', () => {
  const played = offered();
  const shares: Parameters<typeof consent>[0] = [
    [LINDEN, 'coordination'],
    [SOCIAL, 'coordination'],
  ];
  played.must('giveConsent', consent(shares), linden);
  played.must('convene', called(played, [LINDEN, SOCIAL], { form: 'digital' }), linden);
  played.settle();
  const first = (viewer: typeof linden): string | undefined => {
    const { state, at } = played;
    const view = viewSip(state, played.duties(), viewer, { deceased: false, protection: 'none' }, undefined, at);
    return view ? meetingsIn(directory, view, new Map())[0]?.details[0]?.text : undefined;
  };
  expect(first(linden)).toBe('möte plats, digitalt');
  const taken = { giver: 'person', kinds: [], invite: false, digitalMeeting: true, at: played.at };
  played.must('narrowConsent', taken, staffOf(SOCIAL));
  expect(first(linden)).toContain('inte längre samtycke till ett digitalt möte');
  expect(first(staffOf(SOCIAL))).toBe('möte plats, digitalt');
});
