import { copyOfText, copyOfPlan, sideBySide, type Copy } from '../../copies.ts';
import { LINDEN, PETRA, PLAN } from '../../places.ts';
import { intervention } from '../../plan-forms.ts';
import { readPlan } from '../../plan-reading.ts';
import type { Scene } from '../../scene.ts';
import { dayFromNow, dutyOf, messagesOf } from '../../story-case.ts';
import type { StoryPlan } from '../../story-plan.ts';

const { homeCare, family, addiction } = PLAN;

/** One of each intervention. */
const WORDS: readonly string[] = ['Gångträning', 'dosett', 'försörjningsstöd', 'fjortonde'];

export async function drawnUp(scene: Scene, plan: StoryPlan): Promise<void> {
  await met(scene, plan);
  await writtenByEach(scene, plan);
  await ledByPetra(scene, plan);
  await plan.fillIn('ifo', 'Upprättar planen. Alma håller med om det som står.', 'uppratta', { personAgrees: 'yes' });
  await plan.told('sipPlan', 4);
  await reachesEach(scene, plan);
}

async function met(scene: Scene, plan: StoryPlan): Promise<void> {
  scene.say('Mötet hålls (i verkligheten två dagar senare).');
  await plan.fillIn('vardkontakt', 'Noterar mötet: alla kom, och Alma var med på plats.', 'motet', {
    came: [LINDEN, homeCare.unit, family.unit, addiction.unit],
    personTookPart: 'there',
    summary: 'Alma vill hem, och alla vet vad de gör.',
  });
}

async function writtenByEach(scene: Scene, plan: StoryPlan): Promise<void> {
  await plan.fillIn('vardkontakt', 'Skriver in ett behov.', 'skriv-behov', {
    text: 'Svårt att gå och att minnas tider',
    kind: 'coordination',
  });
  await plan.fillIn('vardkontakt', 'Skriver in Almas eget mål, med hennes ord.', 'skriv-mal', {
    text: 'Gå till affären själv i vår',
    words: 'person',
    term: 'long',
    kind: 'coordination',
  });
  const goal = (await plan.asSeenBy('vardkontakt'))?.goals[0]?.id ?? '';
  for (const [user, text, values] of [
    [
      'vardkontakt',
      'Skriver in vårdcentralens insats.',
      intervention('Gångträning hos fysioterapeut', 'health', { goal }),
    ],
    [
      'hemsjukvard',
      'Skriver in hemsjukvårdens insats.',
      intervention('Läkemedel i dosett', 'health', { when: 'Varje måndag' }),
    ],
    [
      'ifo',
      'Skriver in hjälpen med ekonomin.',
      intervention('Ansökan om försörjningsstöd', 'work', { status: 'applied-for' }),
    ],
    ['beroende', 'Skriver in beroendemottagningens insats.', intervention('Samtal var fjortonde dag', 'addiction')],
  ] as const) {
    await plan.fillIn(user, text, 'skriv-insats', values);
  }
  const own = copyOfPlan('Beroende', await plan.asSeenBy('beroende'));
  scene.check(
    'Innan planen är lämnad ser var och en bara det egna',
    own.has('fjortonde') && !own.has('försörjningsstöd'),
  );
}

async function ledByPetra(scene: Scene, plan: StoryPlan): Promise<void> {
  await plan.fillIn(
    'vardkontakt',
    'Skriver vem som har det övergripande ansvaret, och hur de arbetar tillsammans.',
    'planen-som-helhet',
    {
      overallResponsibleParty: family.party,
      waysOfWorking: 'Petra ringer runt första fredagen i månaden',
    },
  );
  await plan.fillIn('vardkontakt', 'Bestämmer dagen för första uppföljningen.', 'nasta-uppfoljning', {
    on: dayFromNow(42),
    clock: '13.30',
  });
  await plan.fillIn(
    'vardkontakt',
    'Utser Petra Provhandläggare till huvudansvarig för SIP, som Alma önskar.',
    'huvudansvarig',
    {
      coordinator: PETRA,
      wish: 'person',
    },
  );
  const asked = dutyOf(await plan.look(), 'acceptLead');
  scene.check('Petra har fått frågan, och har inte uppdraget förrän hon tackar ja', asked?.status.code === 'open');
  await plan.fillIn('ifo', 'Tackar ja till att vara huvudansvarig för SIP.', 'bli-huvudansvarig', {});
  plan.watchedBy('ifo');
  scene.check(
    'Planen förs nu vidare av Petra',
    dutyOf(await plan.look(), 'drawUpPlan')?.who.includes('Petra') === true,
  );
}

/** What each has, as they have it: in a letter, on a page, in a record system, in a message. */
async function reachesEach(scene: Scene, plan: StoryPlan): Promise<void> {
  const letter = await plan.post('ifo', 'Skriver ut och postar Almas egen plan.', 'Personen själv');
  const message = (await scene.partner.received(plan.identifier.value)).findLast(({ event }) => event === 'sipPlan');
  const inRecord = await scene.partner.recordOf('CarePlan', plan.identifier);
  const copies: Copy[] = [
    copyOfText('Almas brev', letter),
    copyOfPlan('Linden', await plan.asSeenBy('vardkontakt')),
    copyOfText('Granby', JSON.stringify(message?.content?.said ?? {})),
    copyOfPlan('IFO', await plan.asSeenBy('ifo')),
    copyOfPlan('Beroende', await plan.asSeenBy('beroende')),
  ];
  scene.show('Samma plan, som var och en har den. Det som inte får delas syns inte alls.', sideBySide(copies));
  for (const [name, has] of [
    ['Almas brev', WORDS],
    ['Linden', ['Gångträning', 'dosett', 'fjortonde']],
    ['Granby', ['Gångträning', 'dosett']],
    ['IFO', WORDS],
    ['Beroende', ['fjortonde']],
  ] as const) {
    const copy = copies.find((one) => one.name === name);
    const right = WORDS.filter((word) => copy?.has(word));
    scene.check(`${name} har just sin del av insatserna`, right.join() === has.join());
  }
  scene.check(
    'Vårdcentralens journalsystem har planen',
    inRecord?.resourceType === 'CarePlan' && inRecord.status === 'active',
  );
  const read = JSON.stringify(await readPlan(scene, 'granby-system', plan));
  scene.check(
    'Granbys system läser sin del genom FHIR, och inget om beroendevården',
    read.includes('dosett') && !/beroende|Samtal/i.test(read),
  );
  await readPlan(scene, 'vardkontakt', plan);
  const seen = await plan.look();
  const ways = new Set(
    messagesOf(seen, 'sipPlan')
      .filter(({ toldAt }) => toldAt !== undefined)
      .map(({ channel }) => channel),
  );
  scene.check('Planen är lämnad till system, arbetslista, journalsystem och brev', ways.size === 4);
  scene.check('Planen är upprättad', seen.page.status.code === 'drawnUp');
}
