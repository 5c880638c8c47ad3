import { MS_PER_HOUR, type Instant } from '../calendar/instant.ts';
import { CARE_CONTACT, CLINIC, HEALTH_CENTRE, HOME_CARE, HOME_NURSING, PHYSICIAN, centreHead, ward } from './people.ts';
import { judged, noHindrance, snapshot } from './played-case.ts';
import { actFrom } from './random-commands.ts';
import { Choices } from './choices.ts';
import { need } from './played-sip.ts';
import { sipAct } from './random-sip.ts';
import { social } from './sip-people.ts';
import type { World } from './world.ts';

/** One act in a world: on the stay, on the plan, on a report between them, or on the clock. */
type WorldAct = (world: World) => unknown;

/** A stay begins, or a plan, and then whatever the numbers say. Numbers from 0 to 2³¹. */
export function worldActsFrom(numbers: readonly number[]): WorldAct[] {
  const [first = 0, ...rest] = numbers;
  return [admitted(new Choices(first)), ...rest.map(worldAct)];
}

function worldAct(number: number): WorldAct {
  const choices = new Choices(number);
  const kind = choices.upTo(16);
  if (kind === 0) return (world) => actFrom(choices.left())(world.stay);
  if (kind < 3) return stayGoesOn(choices);
  if (kind < 7) {
    const act = sipAct(choices, true);
    return (world) => act(world.plan);
  }
  if (kind === 7) return planBegins;
  if (kind === 8) return clock(choices);
  return report(choices);
}

function admitted(choices: Choices): WorldAct {
  const units = [HOME_CARE, HEALTH_CENTRE, ...choices.some([HOME_NURSING, CLINIC])];
  return ({ stay }) =>
    stay.give('reportEncounter', snapshot(stay.at, { judgement: judged(stay.at, ...units) }), ward.system);
}

/** The next thing that happens in a stay, or now and then one out of turn. */
function stayGoesOn(choices: Choices): WorldAct {
  const outOfTurn = choices.rarely() ? choices.upTo(6) : undefined;
  const other = choices.upTo(4) === 3 ? 'SE0000000009-C002' : CARE_CONTACT;
  return ({ stay }) => {
    const { state, at } = stay;
    const acts = [
      () => stay.give('recordBothSides', { needed: outOfTurn === undefined, by: PHYSICIAN }, ward.physician),
      () => stay.give('appointCareContact', { unit: HEALTH_CENTRE.unit, careContact: other, lead: true }, centreHead),
      () => stay.give('declareReady', { by: PHYSICIAN, judgedAt: at, secrecy: noHindrance(at) }, ward.physician),
      () => stay.give('revokeReady', { at }, ward.physician),
      () => stay.give('reportDischarge', { at }, ward.planner),
      () => stay.give('closeCase', { reason: 'klart' }, ward.head),
    ];
    const done = [state.bothSides, state.careContacts[0], state.episodes[0], state.episodes[0]?.revoked];
    const next = done.findIndex((one) => !one);
    stay.settle();
    return acts[outOfTurn ?? (next === -1 ? 2 : next)]?.();
  };
}

/** Somebody sees the need of a plan when there is none that is open. */
function planBegins(world: World): unknown {
  const last = world.plans.at(-1);
  if (last && last.state.number > 0 && last.process.claimsOf(last.state).length > 0) return undefined;
  if (last && last.state.number === 0) return last.give('reportNeed', need(), social);
  return world.add().give('reportNeed', need(), social);
}

/** Time passes for all; a run that begins anew has lost its attempts. */
function clock(choices: Choices): WorldAct {
  const hours = choices.of([0.1, 1, 26, 90]);
  const fresh = choices.yes();
  return (world) => {
    const at = (world.at + hours * MS_PER_HOUR) as Instant;
    for (const one of world.cases) {
      one.at = at;
      one.clock(fresh);
    }
  };
}

/** Carried, failed, carried without the sender's knowing, or carried twice; any of those under way, not the oldest first. */
function report(choices: Choices): WorldAct {
  const how = choices.of(['told', 'told', 'told', 'failed', 'lost', 'twice'] as const);
  const which = choices.upTo(6);
  return (world) => {
    const ways = world.underWay();
    const way = ways[which % (ways.length || 1)];
    if (!way) return;
    if (how === 'failed') {
      world.conclude(way, { kind: 'failed', reason: 'away' });
      return;
    }
    const outcome = world.arrive(way);
    if (how === 'twice') world.arrive(way);
    if (how === 'lost') way.from.clock(true);
    else world.conclude(way, outcome);
  };
}
