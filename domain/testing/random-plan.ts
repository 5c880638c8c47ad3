import { addDays } from '../calendar/local-date.ts';
import { localDateOf } from '../calendar/stockholm.ts';
import { INFORMATION_KINDS, type SipCommands } from '../sip/commands.ts';
import { comingMeeting } from '../sip/queries.ts';
import {
  called,
  consent,
  intervention,
  LINDEN,
  offered,
  PART,
  SCHOOL,
  SOCIAL,
  staffOf,
  UNITS,
  type PlayedPlan,
} from './sip-plans.ts';

/** One act on a plan, which may well be refused. */
type Act = (played: PlayedPlan, pick: Pick, text: string) => unknown;

/** Takes choices out of one number, so that a smaller number is a simpler act. */
class Pick {
  private rest: number;

  constructor(number: number) {
    this.rest = number;
  }

  upTo(count: number): number {
    const chosen = this.rest % count;
    this.rest = Math.floor(this.rest / count);
    return chosen;
  }

  of<T>(values: readonly T[]): T {
    return values[this.upTo(values.length)] as T;
  }

  some<T>(values: readonly T[]): T[] {
    return values.filter(() => this.upTo(2) === 1);
  }
}

/** What a text tells by itself: of which kind of information it is, and who wrote it. */
function marked(kind: string, party: string, number: number): string {
  return `text.${kind}.${party}.${number}`;
}

/**
 * A plan that some have been called to, and then whatever the numbers say, each from 0 to 2³¹. Who carries it on stays one whose taking
 * part tells nothing.
 */
export function plansFrom(
  numbers: readonly number[],
  after: (played: PlayedPlan) => void = () => undefined,
): PlayedPlan {
  const [first = 0, second = 0, ...rest] = numbers;
  const played = offered();
  consents(played, new Pick(first), '');
  played.try('convene', called(played, new Pick(second).some(UNITS)), staffOf(LINDEN));
  played.settle();
  rest.forEach((number, place) => {
    const pick = new Pick(number);
    const act = pick.of(ACTS);
    act(played, pick, String(place));
    after(played);
  });
  return played;
}

const consents: Act = (played, pick) => {
  const share: SipCommands['giveConsent']['share'] = pick
    .some(UNITS)
    .map(({ party }) => ({
      party,
      kinds: pick.some(INFORMATION_KINDS.filter((kind) => [...PART.values()].includes(kind))),
    }))
    .filter(({ kinds }) => kinds.length > 0);
  const until = pick.upTo(3) === 2 ? localDateOf(played.at) : null;
  const by = staffOf(pick.of([LINDEN, LINDEN, SOCIAL]));
  played.try('giveConsent', consent([], { share, until, at: played.at, takenBy: by.hsaId }), by);
};

const writes: Act = (played, pick, text) => {
  const unit = pick.of(UNITS);
  const kind = pick.of([...PART.values()]);
  const what = marked(kind, unit.party, Number(text));
  const { goals } = played.state.plan;
  const goal = goals[pick.upTo(goals.length + 1)]?.id;
  const by = staffOf(unit);
  switch (pick.upTo(3)) {
    case 0:
      return played.try('addNeed', { text: what, kind }, by);
    case 1:
      return played.try(
        'addGoal',
        { text: what, kind, term: 'short', words: 'staff', ...(goal ? { parent: goal } : {}) },
        by,
      );
    default:
      return played.try('addIntervention', intervention(unit, kind, what, goal ? { goal } : {}), by);
  }
};

const ACTS: readonly Act[] = [
  consents,
  writes,
  writes,
  writes,
  (played, pick) => played.try('convene', called(played, pick.some(UNITS)), staffOf(LINDEN)),
  (played, pick, text) => {
    const unit = pick.of(UNITS);
    const meeting = comingMeeting(played.state)?.meeting ?? '';
    played.try(
      'replyToNotice',
      { meeting, unit: unit.unit, answer: 'comes', who: `vem.${unit.party}.${text}` },
      staffOf(unit),
    );
  },
  (played, pick) => {
    const meeting = comingMeeting(played.state)?.meeting ?? '';
    const attendance = UNITS.map(({ unit }) => ({ unit, attended: pick.upTo(2) === 1 }));
    const invited = comingMeeting(played.state)?.invitees.map(({ unit }) => unit.unit) ?? [];
    played.try(
      'holdMeeting',
      {
        meeting,
        at: played.at,
        attendance: attendance.filter(({ unit }) => invited.includes(unit)),
        personTookPart: 'there',
        noteTaker: 'x',
        summary: marked('coordination', LINDEN.party, 0),
      },
      staffOf(LINDEN),
    );
  },
  (played, pick, text) => {
    const item = pick.of(played.state.plan.interventions);
    if (!item) return;
    const by = { ...staffOf(LINDEN), party: item.party };
    played.try('changeIntervention', { id: item.id, how: `${item.what}.${text}` }, by);
  },
  (played, pick) => {
    const item = pick.of(played.state.plan.interventions);
    if (item) played.try('removeItem', { id: item.id, because: 'slut' }, { ...staffOf(LINDEN), party: item.party });
  },
  (played, pick) => {
    const unit = pick.of(UNITS);
    const kinds = pick.some(INFORMATION_KINDS);
    played.try(
      'narrowConsent',
      { giver: 'person', party: unit.party, kinds, invite: pick.upTo(2) === 1, at: played.at },
      staffOf(LINDEN),
    );
  },
  (played, pick) =>
    pick.upTo(4) === 3 && played.try('withdrawConsent', { giver: 'person', at: played.at }, staffOf(LINDEN)),
  (played, pick) => {
    const unit = pick.of([LINDEN, SOCIAL, SCHOOL]);
    played.try(
      'appointLead',
      { unit, coordinator: staffOf(unit).hsaId, wish: 'person', mostContact: true },
      staffOf(LINDEN),
    );
    played.try('acceptLead', {}, staffOf(unit));
  },
  (played, _pick, text) => {
    const followUp = { on: addDays(localDateOf(played.at), 90), form: 'meeting' as const };
    const contacts = UNITS.map(({ unit }) => ({ role: 'other' as const, unit }));
    const by = staffOf(LINDEN);
    played.try(
      'writePlan',
      { followUp, contacts, waysOfWorking: `sätt ${text}`, overallResponsibleParty: LINDEN.party },
      by,
    );
    played.try('drawUp', { at: played.at, personAgrees: true }, by);
  },
  (played, pick) =>
    pick.upTo(6) === 5 &&
    played.try('end', { because: 'need-over', at: played.at, whereToTurn: 'dit' }, staffOf(LINDEN)),
  (played, pick) => played.later(1 + pick.upTo(20)).clock(),
  (played) => played.settle(),
];
