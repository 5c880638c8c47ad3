import { setTimeout as sleep } from 'node:timers/promises';
import { DUTIES } from '../api/console/words/duties.ts';
import { MESSAGES } from '../api/console/words/deliveries.ts';
import type { DeliveryRow, DutyRow, FieldValue } from '../api/contracts/console.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { localDateOf } from '../domain/calendar/stockholm.ts';
import type { MessageCode } from '../domain/disclosure/message.ts';
import type { DischargeDutyCode } from '../domain/duties/catalogue.ts';
import type { SipDutyCode } from '../domain/duties/sip/catalogue.ts';
import { fillIn } from './case-forms.ts';
import { isSending, lookAt, type Seen } from './case-watch.ts';
import { observationsOf } from './observations.ts';
import type { Scene } from './scene.ts';
import { until } from './until.ts';

/** Longest time that attempts under way are waited for before it is told that they are. */
const SETTLES_MS = 2_000;
const PAUSE_MS = 100;
const DAY_MS = 86_400_000;

type DutyCode = DischargeDutyCode | SipDutyCode;

/** One case in the story: what is done in it, and what the hub makes of it. */
export class StoryCase {
  readonly id: string;
  /** Given name of the person. */
  readonly name: string;
  protected readonly scene: Scene;
  private watcher: string;
  private last: Seen | undefined;

  /** @param about `watcher` is the user through whose eyes it is told */
  protected constructor(scene: Scene, { id, name, watcher }: { id: string; name: string; watcher: string }) {
    this.scene = scene;
    this.id = id;
    this.name = name;
    this.watcher = watcher;
  }

  /** From here on it is told through the eyes of another user. */
  watchedBy(user: string): void {
    this.watcher = user;
  }

  /** A member of staff fills in a form in the console. */
  async fillIn(user: string, text: string, form: string, values: Record<string, FieldValue>): Promise<void> {
    await this.act(user, text, () => fillIn(this.scene.hub, user, this.id, form, values));
  }

  async act(user: string, text: string, work: () => Promise<unknown>): Promise<void> {
    await this.scene.act(user, text, work);
    await this.look();
  }

  /** Tells what is new in the case, together with what comes of what is on its way just now. */
  async look(): Promise<Seen> {
    const end = Date.now() + SETTLES_MS;
    let seen = await lookAt(this.scene.hub, this.id, this.watcher);
    while (isSending(seen) && Date.now() < end) {
      await sleep(PAUSE_MS);
      seen = await lookAt(this.scene.hub, this.id, this.watcher);
    }
    this.scene.observe(observationsOf(this.last, seen));
    this.last = seen;
    return seen;
  }

  /** Waits for the hub, telling what happens meanwhile. */
  until<T>(what: string, ask: (seen: Seen) => T | undefined | false, limitMs?: number): Promise<T> {
    return until(`${this.name}: ${what}`, async () => ask(await this.look()), limitMs);
  }

  /** Waits until the message has been told to so many units. */
  async told(message: MessageCode, times: number, limitMs?: number): Promise<DeliveryRow[]> {
    const rows = (seen: Seen): DeliveryRow[] => messagesOf(seen, message).filter(({ toldAt }) => toldAt !== undefined);
    return this.until(
      `${MESSAGES[message]} lämnat till ${times} mottagare`,
      (seen) => rows(seen).length >= times && rows(seen),
      limitMs,
    );
  }

  /** The case needs nothing more and ends by itself. */
  async closes(): Promise<Seen> {
    return this.until('ärendet stängs av sig självt', (seen) => !seen.isOpen && seen);
  }

  ending(): string {
    if (!this.last) return '';
    const { page, isOpen, duties } = this.last;
    const left = duties.filter(({ status }) => status.code === 'open').length;
    const marks = page.person.marks.map(({ text }) => `${text}. `).join('');
    const open = left === 0 ? 'Inget är kvar att göra' : `Kvar att göra: ${left}`;
    return `${this.name}: ${page.status.text}. ${marks}${isOpen ? open : 'Ärendet är stängt av sig självt'}.`;
  }
}

export function dutiesOf({ duties }: Seen, code: DutyCode, about?: string): DutyRow[] {
  return duties.filter((duty) => duty.what === DUTIES[code] && (about === undefined || duty.about === about));
}

/** The latest duty of the kind. */
export function dutyOf(seen: Seen, code: DutyCode, about?: string): DutyRow | undefined {
  return dutiesOf(seen, code, about)
    .toSorted((a, b) => a.from.localeCompare(b.from))
    .at(-1);
}

export function messagesOf({ deliveries }: Seen, message: MessageCode): DeliveryRow[] {
  return deliveries.filter((delivery) => delivery.message === MESSAGES[message]);
}

export function now(): string {
  return new Date().toISOString();
}

/** ISO 8601 in UTC. */
export function daysFromNow(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString();
}

/** `YYYY-MM-DD`, Stockholm. */
export function dayFromNow(days: number): string {
  return localDateOf((Date.now() + days * DAY_MS) as Instant);
}
