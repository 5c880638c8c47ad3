import type { Chapter } from '../../chapter.ts';
import { GRANBY_HEALTH, LINDEN, PLAN } from '../../places.ts';
import type { Scene } from '../../scene.ts';
import { dutyOf, messagesOf } from '../../story-case.ts';
import type { StoryPlan } from '../../story-plan.ts';
import type { StoryStay } from '../../story-stay.ts';
import { COMES, consent, notice } from '../../plan-forms.ts';
import { admittedAgain } from './admitted-again.ts';
import { drawnUp } from './drawn-up.ts';
import { ended } from './ended.ts';
import { followedUp } from './followed-up.ts';
import { becomesReady, goesHome, needsPlan } from './stay.ts';

const { linden, homeCare, family, addiction } = PLAN;

export const planAtDischarge: Chapter = {
  title: 'Alma: från utskrivning till plan, uppföljning och avslut',
  about:
    'Alma ska hem efter en stroke. Hon behöver vårdcentralen, hemsjukvården och hjälp med sin ekonomi, och har kontakt med beroendevården, ' +
    'som hemsjukvården inte ska veta om. Utskrivningen öppnar en SIP. Den lever vidare när sjukhuset är klart.',
  async play(scene) {
    const { stay, plan } = await needsPlan(scene, {
      given: 'Alma',
      why: 'efter en stroke',
      units: [GRANBY_HEALTH, family.unit],
    });
    await offered(scene, plan);
    await consented(scene, plan);
    await prepared(plan);
    await becomesReady(stay, 3);
    await called(scene, stay, plan);
    await drawnUp(scene, plan);
    await goesHome(stay, [GRANBY_HEALTH, family.unit, LINDEN]);
    scene.check('Vårdtillfället stängs av sig självt', !(await stay.closes()).isOpen);
    scene.check('Planen lever vidare utan sjukhuset', (await plan.look()).isOpen);
    await followedUp(scene, plan);
    const again = await admittedAgain(scene, plan, stay.number);
    await ended(scene, plan);
    return [stay, plan, again];
  },
};

async function offered(scene: Scene, plan: StoryPlan): Promise<void> {
  const duty = dutyOf(await plan.look(), 'offerSip');
  scene.check(
    'Uppgiften att erbjuda SIP har den fasta vårdkontakten, vid namn',
    duty?.who.includes('Fia Testkontakt') === true,
  );
  await plan.fillIn('vardkontakt', 'Berättar för Alma vad en SIP är, och att den är frivillig.', 'erbjud', {
    informedHow: 'Samtal på avdelningen, med lättläst broschyr.',
    understood: true,
  });
  scene.check('Uppgiften att erbjuda är klar', dutyOf(await plan.look(), 'offerSip')?.status.code === 'met');
  await scene.refused('ifo', 'försöker öppna planen, som ingen har berättat om', 404, () =>
    scene.statusOf('ifo', `/api/console/cases/${plan.id}`),
  );
}

async function consented(scene: Scene, plan: StoryPlan): Promise<void> {
  await plan.fillIn(
    'vardkontakt',
    'Ställer samtyckets tre frågor. Alma säger ja till en plan, till vilka som får bjudas in och till vad var och en får veta. Att hon har kontakt med beroendevården ska hemsjukvården inte få veta.',
    'samtycke',
    consent(
      'person',
      [homeCare.party, family.party, addiction.party],
      [
        { party: linden.party, kinds: ['coordination', 'health', 'addiction', 'social'] },
        { party: homeCare.party, kinds: ['coordination', 'health'] },
        { party: family.party, kinds: ['coordination', 'health', 'addiction', 'social', 'work'] },
        { party: addiction.party, kinds: ['coordination', 'addiction'] },
      ],
    ),
  );
  const consents = (await plan.asSeenBy('vardkontakt'))?.consents.filter(({ ended }) => !ended) ?? [];
  for (const { text } of consents) scene.show(`${text}.`);
  scene.check('Samtycket är åtta skilda saker, inget av dem generellt', consents.length === 8);
}

async function prepared(plan: StoryPlan): Promise<void> {
  await plan.fillIn('vardkontakt', 'Förbereder mötet med Alma, med hennes egna ord.', 'forbered', {
    matters: 'Att få vara hemma och klara mig själv',
    wantedResult: 'Gå till affären själv i vår',
    questions: ['Vem kommer hem till mig?', 'Hur betalar jag hyran?'],
    purpose: 'Komma överens om vem som gör vad när Alma kommer hem',
    why: 'Flera verksamheter behöver passa ihop',
    inviteWishes: [linden.unit, homeCare.unit, family.unit, addiction.unit],
    takesPart: 'På plats, med paus efter en halvtimme',
    understood: true,
  });
}

/** The notice of the plan is the one that the law about discharge asks for. */
async function called(scene: Scene, stay: StoryStay, plan: StoryPlan): Promise<void> {
  const before = await stay.until('uppgiften att kalla', (seen) => dutyOf(seen, 'meetingNotice'));
  scene.check('Lagens tre dagar att kalla löper', before.status.code === 'open');
  await plan.fillIn(
    'vardkontakt',
    'Kallar till SIP-möte, en tid som Alma har valt.',
    'kalla',
    notice('Vårdcentralen Linden, rum 3', {
      [linden.unit]: 'coordination',
      [homeCare.unit]: 'coordination',
      [family.unit]: 'coordination',
      [addiction.unit]: 'addiction',
    }),
  );
  await plan.told('sipNotice', 3);
  const letter = await plan.post('vardkontakt', 'Skriver ut och postar Almas egen kallelse.', 'Personen själv');
  scene.check('Almas brev har hennes egna frågor', letter.includes('Vem kommer hem till mig?'));
  const met = await stay.until('lagens uppgift att kalla är klar', (seen) => {
    const duty = dutyOf(seen, 'meetingNotice');
    return duty?.status.code === 'met' && duty;
  });
  scene.check(
    'Lagens uppgift att kalla är gjord i tid, av planens kallelse',
    met.id === before.id && met.status.text === 'Klart',
  );
  const [received] = (await scene.partner.received(plan.identifier.value)).filter(({ event }) => event === 'sipNotice');
  const said = JSON.stringify(received?.content?.said ?? {});
  scene.check(
    'Kallelsen har kommit till Granbys system, med syfte och plats',
    said.includes('vem som gör vad') && said.includes('rum 3'),
  );
  scene.check('I den syns inte att beroendevården är kallad', received !== undefined && !/beroende/i.test(said));
  const mailed = messagesOf(await plan.look(), 'somethingWaits').filter(({ toldAt }) => toldAt !== undefined);
  scene.check('Två funktionsbrevlådor har fått veta att något väntar', mailed.length === 2);
  for (const [user, text] of [
    ['hemsjukvard', 'Svarar att hemsjukvården kommer och får besluta om sina insatser.'],
    ['ifo', 'Svarar att individ- och familjeomsorgen kommer och får besluta om sina insatser.'],
    ['beroende', 'Svarar att beroendemottagningen kommer och får besluta om sina insatser.'],
  ] as const) {
    await plan.fillIn(user, text, 'svara', COMES);
  }
  scene.check(
    'Alla tre som ska svara har svarat',
    (await plan.look()).duties.filter(({ what, status }) => what === 'Svara på kallelsen' && status.code === 'met')
      .length === 3,
  );
}
