import type { Bundle } from 'fhir/r4.js';
import { transactionOf, type Stay } from './hospital-system.ts';
import { LINDEN } from './places.ts';
import type { Scene } from './scene.ts';
import { now, StoryCase } from './story-case.ts';
import type { TestNumber } from './test-persons.ts';
import { StoryFault } from './until.ts';

const RECORD_SYSTEM = 'journal';
const WARD_USER = 'planerare';

export interface NewStay {
  given: string;
  city?: string;
  outpatientUnit?: string;
  /** Of somebody who has been in the story; a new person when left out. */
  number?: TestNumber;
}

/** One stay in the story: the record system's side of it, and what the hub makes of it. */
export class StoryStay extends StoryCase {
  private stay: Stay;

  private constructor(scene: Scene, stay: Stay, id: string) {
    super(scene, { id, name: stay.given, watcher: WARD_USER });
    this.stay = stay;
  }

  get number(): TestNumber {
    return this.stay.number;
  }

  /** The record system reports an admission. */
  static async admit(
    scene: Scene,
    text: string,
    { given, city = 'Granby', outpatientUnit = LINDEN, number }: NewStay,
    more: Partial<Stay> = {},
  ): Promise<StoryStay> {
    const stay: Stay = {
      key: `VT-${crypto.randomUUID()}`,
      number: number ?? (await scene.nextNumber('adult')),
      given,
      family: 'Provperson',
      city,
      outpatientUnit,
      admittedAt: now(),
      ...more,
    };
    const id = await scene.act(RECORD_SYSTEM, text, () => send(scene, stay));
    const story = new StoryStay(scene, stay, id);
    await story.look();
    return story;
  }

  /** The record system reports the stay anew, as it looks after the change. */
  async report(text: string, change: Partial<Stay>): Promise<void> {
    this.stay = { ...this.stay, ...change };
    await this.act(RECORD_SYSTEM, text, () => send(this.scene, this.stay));
  }
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
