import { MS_PER_DAY, MS_PER_HOUR, type Instant } from '../calendar/instant.ts';
import { addDays, type LocalDate } from '../calendar/local-date.ts';
import { localDateOf } from '../calendar/stockholm.ts';
import type { Actor } from '../process/command.ts';
import type { Wish } from '../sip/commands.ts';
import { isKnownIn } from '../sip/queries.ts';
import { administrator, stranger } from './people.ts';
import type { PlayedSip } from './played-sip.ts';
import { centre, contact, employment, nursing, psychiatry, school, social } from './sip-people.ts';

/** One act on a plan, which may well be refused. */
export type SipAct = (played: PlayedSip) => unknown;

export const ANYONE: readonly Actor[] = [
  social,
  centre,
  contact,
  psychiatry,
  school,
  nursing,
  employment,
  stranger,
  administrator,
];

/** Who acts for the unit that carries the plan on. */
export function carrying({ state }: PlayedSip): Actor {
  return ANYONE.find(({ party }) => party === state.coordinating?.party) ?? social;
}

/** Somebody who has a part in it, or now and then anybody. */
export function someone(played: PlayedSip, who: number): Actor {
  const known = ANYONE.filter(({ party }) => isKnownIn(played.state, party));
  const all = [...known, carrying(played), ...(who < 5 ? ANYONE : [])];
  return all[who % all.length] as Actor;
}

export function actorOf({ party }: { party: string }): Actor {
  return ANYONE.find((one) => one.party === party) ?? stranger;
}

export function openDuty(played: PlayedSip, which: number): string {
  const open = played.duties().filter((duty) => duty.status === 'open');
  return open[which % (open.length || 1)]?.id ?? 'none';
}

export function itemOf(played: PlayedSip, which: number): string {
  return played.deliveries()[which]?.item ?? 'none';
}

/** What the person says of each of those close, as the number has it. */
export function wishes({ state }: PlayedSip, number: number): { id: string; wish: Wish }[] {
  return state.related.map(({ id }, place) => ({ id, wish: WISHES[(number >> place) % WISHES.length] as Wish }));
}

const WISHES: readonly Wish[] = ['wants', 'does-not-want', 'wants', 'not-said'];

/** Those close whom the person wants at meetings. */
export function wanted({ state }: PlayedSip): string[] {
  return state.related.filter(({ wish }) => wish?.wish === 'wants').map(({ id }) => id);
}

export function soon({ at }: PlayedSip, days: number): LocalDate {
  return addDays(localDateOf(at), days);
}

export function inDays({ at }: PlayedSip, days: number): Instant {
  return (at + days * MS_PER_DAY) as Instant;
}

export function ago({ at }: PlayedSip, hours: number): Instant {
  return (at - hours * MS_PER_HOUR) as Instant;
}
