import type { LocalDate } from '../calendar/local-date.ts';
import { PERSON, SOCIAL_BOARD } from '../sip/commands.ts';
import type { Choices } from './choices.ts';
import { consent, need, type PlayedSip } from './played-sip.ts';
import { actorOf, carrying, someone, soon, type SipAct } from './random-sip-people.ts';
import { ALL_UNITS, social } from './sip-people.ts';

const GIVERS = [PERSON, 'mother', 'father', SOCIAL_BOARD];

/** What is seen, offered and consented to, and by whom. */
export function consents(choices: Choices): SipAct {
  const kind = choices.upTo(11);
  const giver = choices.of(GIVERS);
  const named = GIVERS[0] === giver ? 'sister' : giver;
  const who = choices.upTo(18);
  const units = choices.some(ALL_UNITS);
  const unit = choices.of(ALL_UNITS);
  const yes = choices.yes();
  const days = choices.of([null, 0, 2, 30]);
  const is = choices.of(['available', 'prevented', 'refuses'] as const);
  const decides = choices.of(['person', 'guardians', 'social-board', 'nobody'] as const);
  const view = choices.of(['agrees', 'disagrees'] as const);
  const until = (p: PlayedSip): LocalDate | null => (days === null ? null : soon(p, days));
  const acts: SipAct[] = [
    (p) => p.give('giveConsent', consent(p.at, units, { giver, drawUp: yes, until: until(p) }), carrying(p)),
    (p) => p.give('giveConsent', consent(p.at, ALL_UNITS, { giver, until: until(p) }), someone(p, who)),
    (p) => p.give('withdrawConsent', { giver, at: p.at }, someone(p, who)),
    (p) =>
      p.give(
        'narrowConsent',
        {
          giver,
          kinds: ['social', 'health'],
          at: p.at,
          ...(days === 0 ? { invite: false, digitalMeeting: true } : { party: unit.party, invite: yes }),
        },
        carrying(p),
      ),
    (p) =>
      p.give(
        'answerOffer',
        yes ? { answer: 'no', at: p.at } : { answer: 'not-now', askAgainOn: soon(p, days ?? 1), at: p.at },
        carrying(p),
      ),
    (p) => p.give('judgeConsenter', { who: decides, by: social.hsaId, because: 'x', at: p.at }, someone(p, who)),
    (p) => p.give('hearChild', { oldEnough: yes, view, at: p.at }, carrying(p)),
    (p) => p.give('recordGuardian', { relatedId: giver, is, because: 'x', by: someone(p, who).hsaId }, carrying(p)),
    (p) =>
      p.give(
        'nameRelated',
        { relatedId: named, draftId: 'd', role: yes ? 'guardian' : 'relatedPerson', safeToReach: days === null },
        carrying(p),
      ),
    (p) => p.give('assessNeed', { needed: yes, because: 'x' }, someone(p, who)),
    (p) => p.give('reportNeed', need({ from: yes ? 'staff' : 'person', unit, turns18On: null }), actorOf(unit)),
  ];
  return acts[kind] as SipAct;
}
