import type { PlanIntervention, PlanView } from '../../../api/contracts/plan.ts';
import { StoryFault } from '../../until.ts';
import type { Scene } from '../../scene.ts';
import { dayFromNow, dutiesOf } from '../../story-case.ts';
import type { StoryPlan } from '../../story-plan.ts';

/** The first follow-up: it is said how it has gone, each changes its own, and a second version is drawn up. */
export async function followedUp(scene: Scene, plan: StoryPlan): Promise<void> {
  scene.say('Sex veckor senare (i verkligheten) följs planen upp för första gången.');
  const before = await seenBy(plan, 'hemsjukvard');
  await plan.fillIn('ifo', 'Följer upp planen med Alma, och bestämmer nästa dag.', 'folj-upp', {
    form: 'meeting',
    goals: 'Alma går till brevlådan själv',
    carriedOut: 'Alla har gjort sitt',
    outcome: 'revise',
    on: dayFromNow(120),
  });
  const [first, next] = dutiesOf(await plan.look(), 'followUp').toSorted((a, b) =>
    (a.due ?? '').localeCompare(b.due ?? ''),
  );
  scene.check('Den första uppföljningen är gjord', first?.status.code === 'met');
  scene.check('Nästa uppföljning har en egen dag', next?.status.code === 'open' && (next.due ?? '') > dayFromNow(120));
  await revised(scene, plan);
  await plan.fillIn('ifo', 'Upprättar den ändrade planen tillsammans med Alma.', 'uppratta', { personAgrees: 'yes' });
  await plan.told('sipPlan', 8);
  await plan.post('ifo', 'Skriver ut och postar Almas nya plan.', 'Personen själv');
  await differs(scene, plan, before);
}

async function revised(scene: Scene, plan: StoryPlan): Promise<void> {
  const idOf = async (user: string, word: string): Promise<string> => {
    const found = interventionsOf(await seenBy(plan, user)).find(({ text }) => text.includes(word));
    return found?.id ?? '';
  };
  await plan.fillIn('vardkontakt', 'Berättar att gångträningen är genomförd.', 'insatsen-gar', {
    id: await idOf('vardkontakt', 'Gångträning'),
    carriedOut: 'done',
    effect: 'Går 200 meter med käpp',
  });
  await plan.fillIn('hemsjukvard', 'Ändrar sin egen insats.', 'andra-insats', {
    id: await idOf('hemsjukvard', 'dosett'),
    what: 'Läkemedel i dosett, som Alma fyller själv med stöd',
  });
  await plan.fillIn('beroende', 'Ändrar sin egen insats.', 'andra-insats', {
    id: await idOf('beroende', 'Samtal'),
    what: 'Samtal en gång i månaden',
  });
  const changed = interventionsOf(await seenBy(plan, 'hemsjukvard')).flatMap(({ text, since }) =>
    since ? [`${text}: ${since}`] : [],
  );
  for (const text of changed) scene.show(`Hos hemsjukvården står: ${text}.`);
  scene.check(
    'Det som är ändrat är märkt, och beroendevårdens ändring syns inte för hemsjukvården',
    changed.length === 2 && !changed.join().includes('Samtal'),
  );
}

async function differs(scene: Scene, plan: StoryPlan, before: PlanView): Promise<void> {
  const after = await seenBy(plan, 'hemsjukvard');
  const rows = interventionsOf(after).map((one) => [
    interventionsOf(before).find(({ id }) => id === one.id)?.text ?? '–',
    one.text,
  ]);
  scene.show('Vad som skiljer, för hemsjukvården:', [
    ['Version 1', 'Version 2'],
    ...rows.filter(([was, is]) => was !== is),
  ]);
  scene.check(
    'Hemsjukvården ser sin ändring i version 2',
    after.version?.text === 'Version 2' && rows.some(([was, is]) => was !== is),
  );
  const messages = (await scene.partner.received(plan.identifier.value)).filter(({ event }) => event === 'sipPlan');
  const [first, second] = messages.map(({ content }) => content?.said ?? {});
  scene.check(
    'Granbys system har fått båda versionerna, och den andra ersätter den första',
    messages.length === 2 && second?.['replaces']?.endsWith(messages[0]?.id ?? '?') === true,
  );
  scene.check(
    'Ändringen står i den andra och inte i den första',
    second?.['interventions']?.includes('fyller själv') === true &&
      first?.['interventions']?.includes('fyller själv') === false,
  );
  scene.check('Ingen av dem har något om beroendevården', !/beroende|Samtal/i.test(JSON.stringify([first, second])));
  const record = await scene.partner.recordOf('CarePlan', plan.identifier);
  scene.check('Journalsystemet har samma plan i en ny version', Number(record?.meta?.versionId) > 1);
}

async function seenBy(plan: StoryPlan, user: string): Promise<PlanView> {
  const seen = await plan.asSeenBy(user);
  if (!seen) throw new StoryFault(`${user} ser ingen plan.`);
  return seen;
}

function interventionsOf({ goals, others }: PlanView): PlanIntervention[] {
  return [...goals.flatMap(({ interventions }) => interventions), ...others];
}
