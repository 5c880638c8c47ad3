import { addDays, localDate } from '../calendar/local-date.ts';
import { localDateOf } from '../calendar/stockholm.ts';
import type { Actor } from '../process/command.ts';
import { PERSON } from '../sip/commands.ts';
import { mayInvite } from '../sip/consent.ts';
import type { SipUnit } from '../sip/units.ts';
import { Choices } from './choices.ts';
import { MORNING } from './played-case.ts';
import { consent, held, intervention, need, notice, preparation, type PlayedSip } from './played-sip.ts';
import { consents } from './random-sip-consents.ts';
import { content } from './random-sip-content.ts';
import { closing, course, reported } from './random-sip-course.ts';
import { carrying, itemOf, soon, wanted, wishes, type SipAct } from './random-sip-people.ts';
import { ALL_UNITS, CENTRE, SOCIAL, centre, contact, social } from './sip-people.ts';

/** A need that somebody has seen, of a grown person or a child, and then whatever the numbers say. Numbers from 0 to 2³¹. */
export function sipActsFrom(numbers: readonly number[]): SipAct[] {
  const [first = 0, ...rest] = numbers;
  return [opening(new Choices(first)), ...rest.map((number) => sipAct(new Choices(number)))];
}

function opening(choices: Choices): SipAct {
  const from = choices.of(['staff', 'staff', 'person', 'guardian', 'flag'] as const);
  const turns18On = choices.of([null, null, localDate(2030, 1, 1), addDays(localDateOf(MORNING), 4)]);
  return (played) => played.give('reportNeed', need({ from, turns18On }), social);
}

/**
 * Acts of all kinds; those that bring a plan forward come as often as all the others.
 * @param hasStay the person's stay is there to speak for itself
 */
export function sipAct(choices: Choices, hasStay = false): SipAct {
  const kind = choices.upTo(hasStay ? 12 : 13);
  if (kind < 3) return time(choices);
  if (kind < 7) return forward(choices);
  if (kind < 9) return consents(choices);
  if (kind < 11) return content(choices);
  return kind === 11 ? course(choices) : reported(choices);
}

/** The next thing that a plan needs, done by the one who carries it on. */
function forward(choices: Choices): SipAct {
  const units = [SOCIAL, CENTRE, ...choices.some(ALL_UNITS.slice(2))];
  const byContact = choices.yes();
  return (p) => {
    const by = carrying(p);
    switch (p.state.status) {
      case 'needSeen':
      case 'noNeed':
      case 'declined':
      case 'undecided':
        return p.give('makeOffer', { at: p.at, informedHow: 'muntligt', understood: true }, by);
      case 'offered':
        return consentOfAll(p, units, by);
      case 'preparing':
        closeOnes(p, by, byContact);
        return byContact && p.state.coordinating?.party === contact.party
          ? p.give('convene', notice(p.at, mayCome(p, units), { convener: contact.hsaId, related: wanted(p) }), contact)
          : p.give('convene', notice(p.at, mayCome(p, units), { convener: by.hsaId, related: wanted(p) }), by);
      case 'called':
        p.later(8 * 24);
        return p.give('holdMeeting', held(p, invitedTo(p)), by);
      case 'met':
        return drawUp(p, by);
      case 'ended':
      case 'complete':
        return closing(p);
      default:
        return p.give('contactPerson', { at: p.at, how: 'phone' }, by);
    }
  };
}

/** The person wants a sister there, and whoever else is close; not all of them can be reached by letter. */
function closeOnes(p: PlayedSip, by: Actor, safeToReach: boolean): void {
  p.give('nameRelated', { relatedId: 'sister', draftId: 'd-sister', role: 'relatedPerson', safeToReach }, by);
  p.give('prepare', preparation(p.at, { related: wishes(p, 0) }), by);
}

function mayCome({ state, at }: PlayedSip, units: readonly SipUnit[]): SipUnit[] {
  const may = ALL_UNITS.filter(({ party }) => mayInvite(state, party, at));
  return may.length > 0 ? may : [...units];
}

function invitedTo({ state }: PlayedSip): SipUnit[] {
  return state.meetings.at(-1)?.invitees.map(({ unit }) => unit) ?? [];
}

function consentOfAll(p: PlayedSip, units: readonly SipUnit[], by: Actor): void {
  if (p.state.turns18On === null) {
    p.give('giveConsent', consent(p.at, units), by);
    return;
  }
  p.give('hearChild', { oldEnough: true, view: 'agrees', at: p.at }, by);
  for (const relatedId of ['mother', 'father']) {
    p.give('nameRelated', { relatedId, draftId: `d-${relatedId}`, role: 'guardian', safeToReach: true }, by);
  }
  for (const giver of ['mother', 'father', PERSON]) p.give('giveConsent', consent(p.at, units, { giver }), by);
}

function drawUp(p: PlayedSip, by: Actor): void {
  p.give('addGoal', { text: 'Bo hemma', term: 'long', kind: 'coordination', words: 'person' }, by);
  p.give('addIntervention', { ...intervention(SOCIAL), unit: by.unit, judgedOn: soon(p, 9) }, by);
  p.give('writePlan', { followUp: { on: soon(p, 20), form: 'phone' }, overallResponsibleParty: by.party }, by);
  const unit = p.state.coordinating ?? SOCIAL;
  p.give('appointLead', { unit, coordinator: by.hsaId, wish: 'person', mostContact: true }, by);
  p.give('drawUp', { at: p.at, personAgrees: true }, by);
}

function time(choices: Choices): SipAct {
  const kind = choices.upTo(11);
  const hours = choices.of([0, 0.1, 2, 26, 24 * 8]);
  const which = choices.upTo(12);
  const delivery = (p: PlayedSip, type: string, by = carrying(p)) =>
    p.command({ type, data: { item: itemOf(p, which) }, by, reason: 'x' });
  const acts: SipAct[] = [
    (p) => p.settle(),
    (p) => p.settle(),
    (p) => p.later(hours).clock(),
    (p) => p.later(hours).clock(which === 0),
    (p) => p.later(hours),
    (p) => p.settle({ kind: 'failed', reason: 'away' }),
    (p) => p.settle({ kind: 'refused', reason: 'unknown-person' }),
    (p) => p.settle({ kind: 'stopped', reason: which === 0 ? 'protected-identity' : 'person-unknown' }),
    (p) => delivery(p, 'retryDelivery'),
    (p) => delivery(p, which < 6 ? 'giveUpDelivery' : 'postLetter'),
    (p) => delivery(p, 'acknowledgeDelivery', centre),
  ];
  return acts[kind] as SipAct;
}
