import { describe, expect, test } from '@jest/globals';
import { viewSip } from '../../../../domain/disclosure/sip-view.ts';
import type { Wish } from '../../../../domain/sip/commands.ts';
import { consented, notice, preparation } from '../../../../domain/testing/played-sip.ts';
import { social } from '../../../../domain/testing/sip-people.ts';
import { invitedField, whoWasThere, wishesSaid, wishFields } from './close-fields.ts';
import type { SipContext } from './sip-form.ts';

/** A sister and a friend of whom the person has said this. */
function contextWith(sister: Wish, friend: Wish): SipContext {
  const played = consented();
  for (const relatedId of ['sister', 'friend']) {
    played.must('nameRelated', { relatedId, draftId: `d-${relatedId}`, role: 'relatedPerson', safeToReach: true });
  }
  const related = [
    { id: 'sister', wish: sister },
    { id: 'friend', wish: friend },
  ];
  played.must('prepare', preparation(played.at, { related }));
  if (sister === 'wants') played.must('convene', notice(played.at, undefined, { related: ['sister'] }));
  const { state, at } = played;
  const view = viewSip(state, played.duties(), social, { deceased: false, protection: 'none' }, undefined, at);
  return { view, close: new Map([['sister', 'Vera Provperson']]) } as unknown as SipContext;
}

describe('those close', () => {
  const context = contextWith('wants', 'does-not-want');

  test('may be invited when the person wants them there', () => {
    expect(invitedField(context)).toMatchObject([
      { options: [{ value: 'sister', label: 'Vera Provperson, närstående' }], value: ['sister'] },
    ]);
    expect(invitedField(contextWith('not-said', 'does-not-want'))).toEqual([]);
  });

  test('stand in the preparation as the person has said', () => {
    expect(wishFields(context)).toMatchObject([{ value: ['sister'] }, { value: ['friend'] }]);
  });

  test('are as the person says now, a no outweighs a yes, and what is taken away is not said', () => {
    expect(wishesSaid(context, ['sister'], ['sister'])).toEqual({
      related: [
        { id: 'sister', wish: 'does-not-want' },
        { id: 'friend', wish: 'not-said' },
      ],
    });
  });

  test('came or did not when they were called, and came when they were not', () => {
    const meeting = context.view.sip.meetings[0] ?? {};
    expect(whoWasThere(meeting, ['friend'])).toEqual({
      related: [
        { id: 'sister', attended: false },
        { id: 'friend', attended: true },
      ],
    });
    expect(whoWasThere({}, [])).toEqual({});
  });
});
