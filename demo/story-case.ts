import { setTimeout as sleep } from 'node:timers/promises';
import type { Bundle } from 'fhir/r4.js';
import { DUTIES } from '../api/console/words/duties.ts';
import { MESSAGES } from '../api/console/words/deliveries.ts';
import type { DeliveryRow, DutyRow, FieldValue } from '../api/contracts/console.ts';
import type { MessageCode } from '../domain/disclosure/message.ts';
import type { DischargeDutyCode } from '../domain/duties/catalogue.ts';
import { fillIn } from './case-forms.ts';
import { isSending, lookAt, type Seen } from './case-watch.ts';
import { transactionOf, type Stay } from './hospital-system.ts';
import { observationsOf } from './observations.ts';
import { LINDEN } from './places.ts';
import type { Scene } from './scene.ts';
import { StoryFault, until } from './until.ts';

const RECORD_SYSTEM = 'journal';

/** Longest time that attempts under way are waited for before it is told that they are. */
const SETTLES_MS = 2_000;
const PAUSE_MS = 100;

export interface NewStay {
  given: string;
  city?: string;
  outpatientUnit?: string;
}

/** One stay in the story: the record system's side of it, and what the hub makes of it. */
export class StoryCase {
  readonly id: string;
  readonly name: string;
  private readonly scene: Scene;
  private stay: Stay;
  private last: Seen | undefined;

  private constructor(scene: Scene, stay: Stay, id: string) {
    this.scene = scene;
    this.stay = stay;
    this.id = id;
    this.name = stay.given;
  }

  /** The record system reports an admission. */
  static async admit(
    scene: Scene,
    text: string,
    { given, city = 'Granby', outpatientUnit = LINDEN }: NewStay,
    more: Partial<Stay> = {},
  ): Promise<StoryCase> {
    const stay: Stay = {
      key: `VT-${crypto.randomUUID()}`,
      number: await scene.nextNumber(),
      given,
      family: 'Provperson',
      city,
      outpatientUnit,
      admittedAt: now(),
      ...more,
    };
    const id = await scene.act(RECORD_SYSTEM, text, () => send(scene, stay));
    const story = new StoryCase(scene, stay, id);
    await story.look();
    return story;
  }

  /** The record system reports the stay anew, as it looks after the change. */
  async report(text: string, change: Partial<Stay>): Promise<void> {
    this.stay = { ...this.stay, ...change };
    await this.scene.act(RECORD_SYSTEM, text, () => send(this.scene, this.stay));
    await this.look();
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
    let seen = await lookAt(this.scene.hub, this.id);
    while (isSending(seen) && Date.now() < end) {
      await sleep(PAUSE_MS);
      seen = await lookAt(this.scene.hub, this.id);
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

export function dutiesOf({ duties }: Seen, code: DischargeDutyCode, about?: string): DutyRow[] {
  return duties.filter((duty) => duty.what === DUTIES[code] && (about === undefined || duty.about === about));
}

/** The latest duty of the kind. */
export function dutyOf(seen: Seen, code: DischargeDutyCode, about?: string): DutyRow | undefined {
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

/** Resolves with the case's id, which is also the id of its Encounter. */
async function send({ hub }: Scene, stay: Stay): Promise<string> {
  const { status, resource } = await hub.fhir(RECORD_SYSTEM, 'POST', '', { body: transactionOf(stay, now()) });
  const locations = ((resource as Bundle | undefined)?.entry ?? []).flatMap(({ response }) => response?.location ?? []);
  const id = locations.flatMap((location) => /\/Encounter\/([^/]+)/.exec(location)?.[1] ?? [])[0];
  if (status === 200 && id !== undefined) return id;
  const said = resource?.resourceType === 'OperationOutcome' ? (resource.issue[0]?.diagnostics ?? '') : '';
  throw new StoryFault(`Hubben tog inte emot vårdtillfället (HTTP ${status}). ${said}`);
}
