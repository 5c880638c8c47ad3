import { EVENTS } from '../../../api/console/words/events.ts';
import type { Chapter } from '../../chapter.ts';
import { casePage } from '../../case-forms.ts';
import { PLAN } from '../../places.ts';
import { consent } from '../../plan-forms.ts';
import type { Scene } from '../../scene.ts';
import { dutyOf } from '../../story-case.ts';
import { StoryPlan } from '../../story-plan.ts';
import { planOfChild } from './plan-of-child.ts';

const { family, school, childPsychiatry } = PLAN;

const GUARDIANS = [
  { name: 'Anna Provperson', street: 'Påhittade gatan 11' },
  { name: 'Per Provperson', street: 'Påhittade gatan 22' },
] as const;

export const twoGuardians: Chapter = {
  title: 'Elsa, sju år: två vårdnadshavare som inte bor ihop',
  about:
    'Skolan, socialtjänsten och BUP behöver hjälpas åt kring Elsa. Mamma säger ja och pappa svarar inte. Ingen plan görs på en förälders ' +
    'samtycke. När båda har sagt ja får skolan sin del, utan spår av psykiatrin, och var och en av föräldrarna sitt eget brev.',
  async play(scene) {
    const elsa = await StoryPlan.open(
      scene,
      'ifo',
      'Ser att Elsas frånvaro från skolan hänger ihop med annat, och öppnar en SIP.',
      { given: 'Elsa', age: 'child' },
      { reasons: ['absence-from-school'] },
    );
    for (const { name, street } of GUARDIANS) {
      await elsa.fillIn('ifo', `Anger att ${name} är vårdnadshavare, med en egen adress.`, 'narstaende', {
        role: 'guardian',
        name,
        street,
        postalCode: '000 00',
        city: 'Granby',
        safeToReach: 'yes',
      });
    }
    await heard(scene, elsa);
    await oneOfTwo(scene, elsa);
    await both(scene, elsa);
    await planOfChild(scene, elsa, GUARDIANS);
    return [elsa];
  },
};

async function heard(scene: Scene, elsa: StoryPlan): Promise<void> {
  await elsa.fillIn('ifo', 'Berättar för Elsa och hennes föräldrar vad en SIP är.', 'erbjud', {
    informedHow: 'Samtal hemma hos var och en, med bilder för Elsa.',
    understood: true,
  });
  const before = (await casePage(scene.hub, 'ifo', elsa.id)).actions.find(({ form }) => form === 'samtycke');
  scene.show(`Samtycke går inte att ge ännu: ${before?.hindered}`);
  scene.check('Barnet hörs innan någon samtycker åt det', before?.hindered !== undefined);
  await elsa.fillIn('ifo', 'Frågar Elsa, som vill att de vuxna pratar med varandra.', 'hor-barnet', {
    oldEnough: 'yes',
    view: 'agrees',
    how: 'Med bilder, utan föräldrarna i rummet.',
  });
}

async function oneOfTwo(scene: Scene, elsa: StoryPlan): Promise<void> {
  await consents(scene, elsa, GUARDIANS[0].name);
  const duty = dutyOf(await elsa.look(), 'awaitGuardian');
  scene.check(
    'Den andra vårdnadshavaren inväntas, med en egen frist',
    duty?.status.code === 'open' && duty.due !== undefined,
  );
  scene.check('Ingen kan kallas på en vårdnadshavares samtycke', !(await mayCall(scene, elsa)));
  await elsa.until('påminnelsen om den andra vårdnadshavaren', ({ frame }) =>
    frame.some(
      ({ what, details }) => what === EVENTS.dutyReminded && details.some(({ text }) => text.startsWith('Invänta')),
    ),
  );
  await scene.refused('skola', 'försöker öppna planen, som inte finns för skolan än', 404, () =>
    scene.statusOf('skola', `/api/console/cases/${elsa.id}`),
  );
}

async function both(scene: Scene, elsa: StoryPlan): Promise<void> {
  await consents(scene, elsa, GUARDIANS[1].name);
  const seen = await elsa.look();
  scene.check('Väntan är över när båda har sagt ja', dutyOf(seen, 'awaitGuardian')?.status.code === 'met');
  scene.check('Nu går det att kalla', await mayCall(scene, elsa));
}

async function consents(scene: Scene, elsa: StoryPlan, name: string): Promise<void> {
  const { actions } = await casePage(scene.hub, 'ifo', elsa.id);
  const field = actions.find(({ form }) => form === 'samtycke')?.fields.find((one) => one.name === 'giver');
  const options = field?.kind === 'pick' ? field.options : [];
  const giver = options.find(({ label }) => label.startsWith(name))?.value ?? '';
  await elsa.fillIn(
    'ifo',
    `Tar emot ${name}s samtycke: vilka som får bjudas in, och vad var och en får veta.`,
    'samtycke',
    consent(
      giver,
      [school.party, childPsychiatry.party],
      [
        { party: family.party, kinds: ['coordination', 'social', 'school', 'psychiatry', 'family'] },
        { party: school.party, kinds: ['coordination', 'school'] },
        { party: childPsychiatry.party, kinds: ['coordination', 'school', 'psychiatry'] },
      ],
    ),
  );
}

async function mayCall({ hub }: Scene, { id }: StoryPlan): Promise<boolean> {
  const { actions } = await casePage(hub, 'ifo', id);
  return actions.some(({ form, hindered }) => form === 'kalla' && hindered === undefined);
}
