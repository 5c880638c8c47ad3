import { PERSON, type SipCommands } from '../sip/commands.ts';
import type { Choices } from './choices.ts';
import { preparation, type PlayedSip } from './played-sip.ts';
import {
  ANYONE,
  actorOf,
  carrying,
  itemOf,
  openDuty,
  someone,
  soon,
  wishes,
  type SipAct,
} from './random-sip-people.ts';
import { fromStay } from './sip-samples.ts';
import { ALL_UNITS, STAY } from './sip-people.ts';

const REASON = { how: 'phone', reason: 'ringde' } as const;

/** What the person's stay says of itself, in any order. */
export function reported(choices: Choices): SipAct {
  const what = choices.of([
    'needsSip',
    'admitted',
    'careContact',
    'ready',
    'readyRevoked',
    'discharged',
    'noLongerBothSides',
    'over',
  ] as const);
  const dischargeId = choices.of(['c1', 'c1', 'c2']);
  return (p) => p.command({ type: 'reportFromDischarge', data: fromStay(p, what, { dischargeId }), by: STAY });
}

/** Each party says that it has documented the end, and the person has heard where to turn. */
export function closing(p: PlayedSip): void {
  p.give('informAtEnd', { at: p.at, whom: [PERSON], whereToTurn: 'Kommunen' }, carrying(p));
  for (const by of ANYONE) p.give('confirmEnd', { unit: by.unit }, by);
}

/** Who carries it on, how it goes, and how it ends. */
export function course(choices: Choices): SipAct {
  const kind = choices.upTo(17);
  const who = choices.upTo(18);
  const unit = choices.of(ALL_UNITS);
  const yes = choices.yes();
  const which = choices.upTo(12);
  const next = (p: PlayedSip): SipCommands['reportFollowUp']['next'] => ({ on: soon(p, which), form: 'phone' });
  const acts: SipAct[] = [
    (p) => p.give('prepare', preparation(p.at, { related: wishes(p, which) }), someone(p, who)),
    (p) => p.give('cancelMeeting', { meeting: p.meeting, because: 'x' }, carrying(p)),
    (p) =>
      p.give('appointLead', { unit, coordinator: actorOf(unit).hsaId, wish: 'person', mostContact: yes }, carrying(p)),
    (p) => p.give('acceptLead', {}, actorOf(unit)),
    (p) => p.give('handOver', { to: unit }, carrying(p)),
    (p) => p.give('acceptHandOver', {}, actorOf(unit)),
    (p) => p.give('drawUp', { at: p.at, personAgrees: yes, because: 'x' }, carrying(p)),
    (p) =>
      p.give('reportFollowUp', { at: p.at, form: 'phone', outcome: 'continue', next: next(p) as never }, carrying(p)),
    (p) => p.give('contactPerson', { at: p.at, how: 'phone' }, carrying(p)),
    (p) => p.give('reportChange', { what: 'move', at: p.at }, someone(p, who)),
    (p) => p.give('answerEarlierFollowUp', { wants: yes, next: next(p) as never, at: p.at }, carrying(p)),
    (p) => p.give(yes ? 'pause' : 'resume', { because: 'x', at: p.at }, carrying(p)),
    (p) => (which < 3 ? p.give('end', { because: 'need-over', at: p.at, whereToTurn: 'x' }, carrying(p)) : closing(p)),
    (p) => (which === 0 ? p.give('recordWrongPerson', { because: 'x' }, carrying(p)) : undefined),
    (p) =>
      p.give(
        'markPerson',
        { protection: which === 1 ? 'other' : 'none', ...(which === 0 || which === 2 ? { deceased: yes } : {}) },
        carrying(p),
        { reason: 'x' },
      ),
    (p) => p.give('handleByHand', { dutyAbout: openDuty(p, which), ...REASON }, carrying(p)),
    (p) => p.give('handleByHand', { item: itemOf(p, which), ...REASON }, someone(p, who)),
  ];
  return acts[kind] as SipAct;
}
