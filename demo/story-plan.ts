import { planId } from '../adapters/fhir/sip/ids.ts';
import { planSystem } from '../adapters/fhir/sip/names.ts';
import { DEFAULT_SYSTEMS } from '../adapters/lifecare/message-systems.ts';
import type { FieldValue } from '../api/contracts/console.ts';
import type { PlanView } from '../api/contracts/plan.ts';
import { casePage, ofDelivery, openCase } from './case-forms.ts';
import type { Scene } from './scene.ts';
import { StoryCase } from './story-case.ts';
import type { StoryStay } from './story-stay.ts';
import type { Age, TestNumber } from './test-persons.ts';
import { until } from './until.ts';

const KIND = 'sip';

/** One plan in the story. */
export class StoryPlan extends StoryCase {
  readonly number: TestNumber;

  private constructor(scene: Scene, number: TestNumber, about: { id: string; name: string; watcher: string }) {
    super(scene, about);
    this.number = number;
  }

  /** A member of staff has seen a need and opens the plan in the console; it is told through their eyes. */
  static async open(
    scene: Scene,
    user: string,
    text: string,
    { given, age = 'adult' }: { given: string; age?: Age },
    values: Record<string, FieldValue> = {},
  ): Promise<StoryPlan> {
    const number = await scene.nextNumber(age);
    const id = await scene.act(user, text, () =>
      openCase(scene.hub, user, KIND, {
        number: number.value,
        name: `${given} Provperson`,
        protection: 'none',
        from: 'staff',
        coordination: true,
        sides: ['social', 'health'],
        reasons: ['several-actors'],
        ...values,
      }),
    );
    return told(new StoryPlan(scene, number, { id, name: given, watcher: user }));
  }

  /** The plan that a stay has opened, found by a user beside the stay. */
  static async ofStay(scene: Scene, stay: StoryStay, user: string): Promise<StoryPlan> {
    const id = await until(`${stay.name}: SIP öppnas`, async () => {
      const { related } = await casePage(scene.hub, user, stay.id);
      return related.find(({ kind }) => kind.code === KIND)?.id;
    });
    return told(new StoryPlan(scene, stay.number, { id, name: stay.name, watcher: user }));
  }

  /** What systems outside know it by. */
  get identifier(): { system: string; value: string } {
    return { system: planSystem(DEFAULT_SYSTEMS.base), value: planId(this.id) };
  }

  /** The plan as a user has it; nothing when nothing stands in it for them. */
  async asSeenBy(user: string): Promise<PlanView | undefined> {
    return (await casePage(this.scene.hub, user, this.id)).plan;
  }

  /** A member of staff prints and posts a letter. Resolves with the page that was printed. */
  async post(user: string, text: string, to: string): Promise<string> {
    const letter = await this.letterTo(user, to);
    await this.act(user, text, () => ofDelivery(this.scene.hub, user, this.id, (row) => row.to === to, 'post'));
    return letter;
  }

  /** The latest letter to somebody, as the one who is to post it may print it. */
  async letterTo(user: string, to: string): Promise<string> {
    const { deliveries } = await casePage(this.scene.hub, user, this.id);
    const row = deliveries.find((one) => one.to === to && one.letter !== undefined);
    const { text } = await this.scene.hub.page(user, row?.letter ?? `/api/console/cases/${this.id}/letters/none`);
    return text;
  }
}

async function told(plan: StoryPlan): Promise<StoryPlan> {
  await plan.look();
  return plan;
}
