import type { Scene } from '../../scene.ts';
import { messagesOf } from '../../story-case.ts';
import type { StoryPlan } from '../../story-plan.ts';

/** The need is over: everybody hears that it has ended, and each documents it at home. */
export async function ended(scene: Scene, plan: StoryPlan): Promise<void> {
  scene.say(`Till sommaren klarar ${plan.name} sig på egen hand.`);
  await plan.fillIn(
    'ifo',
    'Avslutar planen tillsammans med Alma: behovet av samordning finns inte längre.',
    'avsluta',
    {
      because: 'need-over',
    },
  );
  await plan.told('sipEnded', 4);
  await plan.fillIn(
    'ifo',
    'Berättar för Alma vart hon vänder sig om behovet kommer tillbaka.',
    'informera-vid-avslut',
    {},
  );
  const letter = await plan.post('ifo', 'Skriver ut och postar Almas sista brev.', 'Personen själv');
  scene.check('Brevet säger vart Alma vänder sig', letter.includes('Individ- och familjeomsorgen, Granby kommun'));
  for (const user of ['ifo', 'vardkontakt', 'hemsjukvard', 'beroende']) {
    await plan.fillIn(user, 'Bekräftar att avslutet är dokumenterat i det egna systemet.', 'bekrafta-avslut', {});
  }
  const seen = await plan.closes();
  scene.check('Planen är avslutad och bekräftad av alla', seen.page.status.code === 'complete');
  scene.check(
    'Alla fick samma ord',
    messagesOf(seen, 'sipEnded').every(({ toldAt }) => toldAt !== undefined),
  );
  const record = await scene.partner.recordOf('CarePlan', plan.identifier);
  scene.check(
    'Journalsystemet har planen som avslutad',
    record?.resourceType === 'CarePlan' && record.status === 'completed',
  );
}
