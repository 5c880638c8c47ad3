import { INFORMATION_KINDS } from '../sip/commands.ts';
import type { Choices } from './choices.ts';
import { held, intervention, notice, type PlayedSip } from './played-sip.ts';
import { actorOf, ago, carrying, inDays, someone, soon, wanted, type SipAct } from './random-sip-people.ts';
import type { SipUnit } from '../sip/units.ts';
import { ALL_UNITS, CENTRE, SOCIAL, contact } from './sip-people.ts';

/** What is written in the plan, and the meetings about it. */
export function content(choices: Choices): SipAct {
  const kind = choices.upTo(13);
  const who = choices.upTo(18);
  const unit = choices.of(ALL_UNITS);
  const yes = choices.yes();
  const which = choices.upTo(6);
  const units = choices.some(ALL_UNITS);
  const item = (p: PlayedSip) => p.state.plan.interventions[which]?.id ?? 'none';
  const acts: SipAct[] = [
    (p) => p.give('addIntervention', intervention(unit, { judgedOn: soon(p, which) }), actorOf(unit)),
    (p) =>
      p.give(
        'addIntervention',
        { ...intervention(unit, { after: [item(p)], doneBy: yes ? 'person' : 'party' }), unit: someone(p, who).unit },
        someone(p, who),
      ),
    (p) => p.give('changeIntervention', { id: item(p), judgedOn: soon(p, which), after: [item(p)] }, someone(p, who)),
    (p) => p.give('changeIntervention', { id: item(p), judgedOn: soon(p, 2 * which) }, carrying(p)),
    (p) =>
      p.give(
        'reportIntervention',
        { id: item(p), carriedOut: yes ? 'ongoing' : 'done', at: ago(p, which) },
        someone(p, who),
      ),
    (p) => p.give('removeItem', { id: item(p), because: 'x' }, someone(p, who)),
    (p) => p.give('addNeed', { text: 'x', kind: INFORMATION_KINDS[which] ?? 'social' }, someone(p, who)),
    (p) =>
      p.give(
        'convene',
        notice(p.at, units, {
          convener: someone(p, who).hsaId,
          form: yes ? 'digital' : 'physical',
          related: which === 0 ? ['sister'] : wanted(p),
        }),
        someone(p, who),
      ),
    (p) => p.give('convene', notice(p.at, [CENTRE, unit], { convener: contact.hsaId }), contact),
    (p) =>
      p.give(
        'moveMeeting',
        {
          meeting: p.meeting,
          startsAt: inDays(p, which + 1),
          because: yes ? 'persons-need' : 'parties',
          saidBy: 'x',
          agreedWithPerson: true,
        },
        carrying(p),
      ),
    (p) =>
      p.give(
        'replyToNotice',
        {
          meeting: p.meeting,
          unit: unit.unit,
          answer: yes ? 'comes' : 'does-not-come',
          who: 'x',
          unwilling: which === 0,
        },
        actorOf(unit),
      ),
    (p) =>
      p.give(
        'holdMeeting',
        held(p, [invitee(p, which)], { childTookPart: yes ? 'no' : 'there', related: there(p, yes) }),
        carrying(p),
      ),
    (p) =>
      p.give(
        'explainAbsence',
        { meeting: p.meeting, unit: invitee(p, which).unit, unwilling: yes, text: 'x' },
        actorOf(invitee(p, which)),
      ),
  ];
  return acts[kind] as SipAct;
}

/** Those close, called or not. */
function there({ state }: PlayedSip, attended: boolean): { id: string; attended: boolean }[] {
  return state.related.map(({ id }) => ({ id, attended }));
}

function invitee({ state }: PlayedSip, which: number): SipUnit {
  const invitees = state.meetings.at(-1)?.invitees ?? [];
  return invitees[which % (invitees.length || 1)]?.unit ?? SOCIAL;
}
