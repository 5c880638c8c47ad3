import { casePage } from '../../case-forms.ts';
import { FIA, GRANBY_HEALTH } from '../../places.ts';
import type { Scene } from '../../scene.ts';
import { daysFromNow, dutyOf, now } from '../../story-case.ts';
import type { StoryPlan } from '../../story-plan.ts';
import { StoryStay } from '../../story-stay.ts';
import type { TestNumber } from '../../test-persons.ts';

/** A plan stands when the person is admitted: the care contact, the lead coordinator and the person decide how it goes on. */
export async function admittedAgain(scene: Scene, plan: StoryPlan, number: TestNumber): Promise<StoryStay> {
  scene.say(`Våren därpå skrivs ${plan.name} in igen. Planen finns redan.`);
  const stay = await StoryStay.admit(
    scene,
    `Rapporterar att ${plan.name} är inskriven med lunginflammation, och att hemsjukvården berörs.`,
    { given: plan.name, number },
    { judgement: { at: now(), units: [GRANBY_HEALTH] }, estimatedDischargeAt: daysFromNow(3) },
  );
  await stay.told('admissionNotice', 2);
  await stay.fillIn('vardcentralschef', 'Utser Fia Testkontakt till fast vårdkontakt.', 'fast-vardkontakt', {
    careContact: FIA,
    lead: true,
    at: now(),
  });
  const duty = await plan.until('uppgiften att kontakta den huvudansvariga', (seen) => {
    const found = dutyOf(seen, 'contactLead');
    return found?.who.includes('Fia') === true && found;
  });
  scene.check('Den fasta vårdkontakten ska kontakta den som är huvudansvarig för planen', duty.status.code === 'open');
  const ward = await casePage(scene.hub, 'planerare', stay.id);
  scene.check(
    'Avdelningen får inte veta att det finns en plan',
    ward.related.every(({ kind }) => kind.code !== 'sip'),
  );
  scene.check(
    'Den huvudansvariga får veta om inskrivningen av vårdkontakten, inte av hubben',
    !(await knowsOfStay(scene, plan)),
  );
  await decided(scene, plan);
  return stay;
}

async function decided(scene: Scene, plan: StoryPlan): Promise<void> {
  await plan.fillIn('vardkontakt', 'Har ringt Petra, som är huvudansvarig för planen.', 'kontakta-huvudansvarig', {});
  scene.check('Nu vet den huvudansvariga', await knowsOfStay(scene, plan));
  await plan.fillIn('ifo', 'Skriver vad de tre har kommit överens om: planen gäller som den är.', 'befintlig-plan', {
    person: 'Planen är bra som den är',
    leadCoordinator: 'Inget nytt behöver in i planen',
    careContact: 'Hemsjukvården tar vid som förut',
    choice: 'keep',
  });
  await plan.fillIn(
    'ifo',
    'Frågar Alma om planen ska följas upp tidigare. Det vill hon inte.',
    'tidigare-uppfoljning',
    {
      wants: 'no',
    },
  );
  const seen = await plan.look();
  scene.check(
    'De tre uppgifterna är klara',
    (['contactLead', 'decideExisting', 'offerEarlierFollowUp'] as const).every(
      (code) => dutyOf(seen, code)?.status.code === 'met',
    ),
  );
}

async function knowsOfStay(scene: Scene, plan: StoryPlan): Promise<boolean> {
  const { facts } = await casePage(scene.hub, 'ifo', plan.id);
  return facts.some(({ term }) => term.startsWith('Inskriven på sjukhus'));
}
