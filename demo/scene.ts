import { toIsoStockholm } from '../domain/calendar/stockholm.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import type { Session } from '../api/contracts/console.ts';
import { Refused, type HubAccess } from './hub-access.ts';
import type { Observation } from './observations.ts';
import type { Partner } from './partner.ts';
import { noFacts, type Check, type Facts, type Place, type Teller } from './story.ts';
import type { NextNumber } from './test-persons.ts';
import { StoryFault } from './until.ts';

export interface SceneParts {
  hub: HubAccess;
  partner: Partner;
  teller: Teller;
  nextNumber: NextNumber;
  /** Ends the story when the user stops it. */
  stopped: AbortSignal;
}

/** One case's stage: what happens on it is told, counted and checked. */
export class Scene {
  readonly hub: HubAccess;
  readonly partner: Partner;
  readonly nextNumber: NextNumber;
  readonly facts: Facts = noFacts();
  readonly checks: Check[] = [];
  private readonly number: number;
  private readonly teller: Teller;
  private readonly stopped: AbortSignal;

  constructor(number: number, { hub, partner, teller, nextNumber, stopped }: SceneParts) {
    this.number = number;
    this.hub = hub;
    this.partner = partner;
    this.nextNumber = nextNumber;
    this.teller = teller;
    this.stopped = stopped;
  }

  /** What the watcher needs to know to follow. */
  say(text: string): void {
    this.teller.tells(this.place(), { kind: 'scene', text });
  }

  /** Something that the hub shows. @param rows a table under it, its head first */
  show(text: string, rows?: string[][]): void {
    this.teller.tells(this.place(), { kind: 'shown', text, ...(rows ? { rows } : {}) });
  }

  /** Told once the hub has taken it. */
  async act<T>(user: string, text: string, work: () => Promise<T>): Promise<T> {
    this.stopped.throwIfAborted();
    const who = whoOf(await this.hub.session(user));
    const done = await work().catch((error: unknown) => {
      throw error instanceof Refused
        ? new StoryFault(`Hubben tog inte emot detta: ${who}: ${text} (${error.code}: ${error.message})`)
        : error;
    });
    this.teller.tells(this.place(), { kind: 'act', who, text });
    return done;
  }

  /** Something that the hub shall not let the user have or do. */
  async refused(user: string, text: string, expected: number, work: () => Promise<number>): Promise<void> {
    const who = whoOf(await this.hub.session(user));
    const status = await work();
    this.check(`${who}: ${text} (HTTP ${expected})`, status === expected);
    this.teller.tells(this.place(), { kind: 'refused', who, text: `${text} (HTTP ${status}).` });
  }

  /** Status of what a user gets of the hub's own JSON API. */
  async statusOf(user: string, path: string): Promise<number> {
    try {
      await this.hub.get(user, path);
      return 200;
    } catch (error) {
      if (error instanceof Refused) return error.status;
      throw error;
    }
  }

  check(what: string, ok: boolean): void {
    this.checks.push({ what, ok });
  }

  /** What one look at a case of this scene showed. */
  observe(seen: readonly Observation[]): void {
    this.stopped.throwIfAborted();
    for (const one of seen) count(this.facts, one);
    if (seen.length > 0) this.teller.observes(this.place(), seen);
  }

  private place(): Place {
    return { case: this.number, at: toIsoStockholm(Date.now() as Instant) };
  }
}

function whoOf({ name, title, unit, roles }: Session): string {
  const isSystem = roles.some(({ code }) => code === 'system');
  return isSystem ? name : `${name}, ${title.charAt(0).toLowerCase()}${title.slice(1)}, ${unit.name}`;
}

function count(facts: Facts, seen: Observation): void {
  switch (seen.kind) {
    case 'dutyOpened':
      facts.dutiesOpened += 1;
      break;
    case 'dutyMet':
      facts.dutiesMet += 1;
      break;
    case 'dutyWaived':
      facts.dutiesWaived += 1;
      break;
    case 'dutyReminded':
      facts.reminders += 1;
      break;
    case 'dutyEscalated':
      facts.escalations += 1;
      break;
    case 'messageTold':
      facts.messagesTold += 1;
      break;
    case 'messageFailed':
      facts.attemptsFailed += 1;
      break;
    case 'messageStopped':
      facts.messagesStopped += 1;
      break;
    case 'deviation':
      facts.deviations.push(seen.text);
      break;
    default:
  }
}
