import { describe, expect, test } from '@jest/globals';
import type { OutgoingMessage, PersonMarks, Stopped } from './message.ts';
import {
  AGENCY,
  called,
  consent,
  drawnUp,
  linden,
  LINDEN,
  offered,
  SCHOOL,
  SOCIAL,
  UNITS,
  type PlayedPlan,
} from '../testing/sip-plans.ts';
import { composeSip, composeSipLetter } from './sip-compose.ts';

const NO_MARKS: PersonMarks = { deceased: false, protection: 'none' };
const SHARES: Parameters<typeof drawnUp>[0] = [
  [LINDEN, 'coordination', 'health'],
  [SOCIAL, 'coordination', 'social'],
];

function calledOnly(): PlayedPlan {
  const played = offered();
  played.must('giveConsent', consent(SHARES), linden);
  played.must('addNeed', { text: 'behov av stöd', kind: 'social' }, linden);
  played.must('convene', called(played, UNITS), linden);
  return played;
}

function composed(played: PlayedPlan, message: string, to: string, marks = NO_MARKS): OutgoingMessage | Stopped {
  return composeSip(played.state, played.delivery(message, to).item, marks, played.at) as OutgoingMessage | Stopped;
}

describe('what goes', () => {
  test('a notice holds its meeting and nothing of the plan, also before it has been told', () => {
    const played = calledOnly();
    for (const to of [AGENCY.unit, SCHOOL.unit, 'person']) {
      const one = composed(played, 'sipNotice', to);
      expect(one).toHaveProperty('facts.sip.meetings.0.place', 'möte plats');
      expect(one).toMatchObject({
        facts: { sip: { needs: [], goals: [], interventions: [], consents: [], team: [] } },
      });
      expect(JSON.stringify(one)).not.toMatch(/behov av stöd|egna ord/);
    }
  });

  test('says why only to those who may know', () => {
    const played = calledOnly();
    expect(composed(played, 'sipNotice', AGENCY.unit)).not.toHaveProperty('facts.sip.meetings.0.content');
    expect(composed(played, 'sipNotice', AGENCY.unit)).toHaveProperty('facts.sip.meetings.0.invitees.length', 1);
    expect(composed(played, 'sipNotice', 'person')).toHaveProperty('facts.sip.meetings.0.content.why', 'möte varför');
  });

  test('to the person goes by name and address, to others by name and number', () => {
    const played = calledOnly();
    expect(composed(played, 'sipNotice', 'person')).toHaveProperty('personItems', ['name', 'address']);
    expect(composed(played, 'sipNotice', AGENCY.unit)).toHaveProperty('personItems', ['name', 'number']);
  });

  test('the end holds nothing, but where to turn for the person', () => {
    const played = drawnUp(SHARES);
    played.must('end', { because: 'need-over', at: played.at, whereToTurn: 'först dit' }, linden);
    played.must('informAtEnd', { at: played.at, whom: ['person'], whereToTurn: 'ring oss' }, linden);
    expect(composed(played, 'sipEnded', 'person')).toHaveProperty('facts.sip.whereToTurn', 'ring oss');
    const letter = composeSip(played.state, played.delivery('sipEnded', 'person').item, NO_MARKS, played.at);
    expect(JSON.stringify(letter)).not.toMatch(/insats|egna ord|need-over|möte/);
  });
});

describe('what stops', () => {
  const MARKED: [PersonMarks, string][] = [
    [{ deceased: true, protection: 'none' }, 'deceased'],
    [{ deceased: false, protection: 'sekretessmarkering' }, 'protected-identity'],
    [{ deceased: true, protection: 'skyddadFolkbokforing' }, 'protected-identity'],
    [{ deceased: false, protection: 'something-new' as PersonMarks['protection'] }, 'protected-identity'],
  ];
  test.each(MARKED)('everything, when the person is known with %j at that moment', (marks, reason) => {
    const played = calledOnly();
    const { item } = played.delivery('sipNotice', 'person');
    expect(composeSip(played.state, item, marks, played.at)).toEqual({ stopped: true, reason });
    expect(composeSipLetter(played.state, item, marks, played.at)).toEqual({ stopped: true, reason });
  });

  test('what has been told is not sent again, but a posted letter may be printed', () => {
    const played = calledOnly();
    const { item } = played.delivery('sipNotice', 'person');
    played.try('postLetter', { item }, linden);
    expect(composeSip(played.state, item, NO_MARKS, played.at)).toEqual({ stopped: true, reason: 'already-settled' });
    expect(composeSipLetter(played.state, item, NO_MARKS, played.at)).toHaveProperty('facts.sip');
    const inList = played.delivery('sipNotice', SOCIAL.unit).item;
    expect(composeSipLetter(played.state, inList, NO_MARKS, played.at)).toEqual({
      stopped: true,
      reason: 'unknown-item',
    });
  });
});
