import type { Chapter } from '../chapter.ts';
import { ofDelivery } from '../case-forms.ts';
import { FIA, GRANBY_HEALTH, GRANBY_SOCIAL, LINDEN, PHYSICIAN } from '../places.ts';
import type { Scene } from '../scene.ts';
import { daysFromNow, dutiesOf, dutyOf, messagesOf, now } from '../story-case.ts';
import { StoryStay } from '../story-stay.ts';
import { beginsPlanningByTask, lookInByFhir } from './whole-discharge-fhir.ts';

const SOCIAL = 'Biståndsenheten, Granby kommun';
const HEALTH = 'Hemsjukvården, Granby kommun';
const OUTPATIENT = 'Vårdcentralen Linden';

export const wholeDischarge: Chapter = {
  title: 'Gun bryter höften: hela vägen hem',
  about:
    'Gun har hemtjänst sedan tidigare. Först bedöms bara biståndsenheten beröras, på dag tre även hemsjukvården. Hon blir utskrivningsklar, ' +
    'blir sämre och blir klar igen. Ärendet drivs av journalsystemets händelser och av dem som svarar.',
  async play(scene) {
    const gun = await StoryStay.admit(
      scene,
      'Rapporterar att Gun Provperson är inskriven på Avdelning 12 efter ett fall, med höftfraktur.',
      { given: 'Gun' },
    );
    await admission(scene, gun);
    await laterNeed(scene, gun);
    await planning(scene, gun);
    await readyRevokedReady(scene, gun);
    await goingHome(scene, gun);
    return [gun];
  },
};

async function admission(scene: Scene, gun: StoryStay): Promise<void> {
  const before = await gun.look();
  scene.say(
    'Ingen läkare har bedömt om Gun behöver något efter utskrivningen. Då löper ingen av lagens frister, och inget skickas.',
  );
  scene.check(
    'Utan bedömning finns ingen uppgift och inget meddelande',
    before.duties.length + before.deliveries.length === 0,
  );
  await gun.report(
    'Rapporterar Bo Testläkares bedömning: biståndsenheten kan behövas. Beräknad utskrivning om fem dagar.',
    {
      judgement: { at: now(), units: [GRANBY_SOCIAL] },
      estimatedDischargeAt: daysFromNow(5),
    },
  );
  await gun.told('admissionNotice', 1);
  const [notice] = await scene.partner.received(gun.id);
  const said = Object.keys(notice?.content?.said ?? {}).sort();
  scene.show(
    'Inskrivningsmeddelandet har exakt lagens fyra uppgifter: namn, personnummer, folkbokföringsadress och beräknad utskrivning.',
  );
  scene.check(
    'Inskrivningsmeddelandet innehåller exakt fyra uppgifter',
    said.join() === 'address,estimatedDischargeAt,name,number',
  );
  await beginsPlanningByTask(scene, gun, SOCIAL);
}

async function laterNeed(scene: Scene, gun: StoryStay): Promise<void> {
  scene.say('Dag tre (i verkligheten). Gun behöver hjälp med sår och läkemedel hemma.');
  const first = dutyOf(await gun.look(), 'admissionNotice', SOCIAL);
  await gun.fillIn('lakare', 'Bedömer att Gun även kan behöva hemsjukvård.', 'bedom-behov', {
    by: PHYSICIAN,
    at: now(),
    units: [GRANBY_HEALTH],
  });
  await gun.told('admissionNotice', 3);
  const seen = await gun.look();
  const health = dutyOf(seen, 'admissionNotice', HEALTH);
  const outpatient = dutyOf(seen, 'admissionNotice', OUTPATIENT);
  scene.say(
    'Den nya enheten fick en egen frist från den senare bedömningen. Vårdcentralen kom med enligt 2 kap. 1 §, eftersom kommunal hälso- och sjukvård behövs.',
  );
  scene.check('Hemsjukvården har en egen, senare frist', isLater(first?.due, health?.due));
  scene.check(
    'Vårdcentralen har lagts till med samma frist',
    outpatient?.due !== undefined && outpatient.due === health?.due,
  );
  scene.check('Biståndsenhetens frist är orörd', dutyOf(seen, 'admissionNotice', SOCIAL)?.due === first?.due);
  scene.check('Varje enhet fick ett inskrivningsmeddelande', messagesOf(seen, 'admissionNotice').length === 3);
  await lookInByFhir(scene, gun);
}

async function planning(scene: Scene, gun: StoryStay): Promise<void> {
  const isNotice = ({ message }: { message: string }): boolean => message === 'Inskrivningsmeddelande';
  await gun.act('vardkontakt', 'Läser inskrivningsmeddelandet i arbetslistan och kvitterar.', () =>
    ofDelivery(scene.hub, 'vardkontakt', gun.id, isNotice, 'acknowledge'),
  );
  await gun.fillIn('hemsjukvard', 'Påbörjar planeringen av hemsjukvården.', 'paborja-planering', {
    unit: GRANBY_HEALTH,
    at: now(),
  });
  await gun.fillIn('vardkontakt', 'Påbörjar vårdcentralens planering.', 'paborja-planering', {
    unit: LINDEN,
    at: now(),
  });
  await gun.fillIn(
    'vardcentralschef',
    'Utser Fia Testkontakt till huvudansvarig fast vårdkontakt.',
    'fast-vardkontakt',
    {
      careContact: FIA,
      lead: true,
      at: now(),
    },
  );
  await gun.told('careContactAppointed', 3);
  await gun.fillIn('lakare', 'Anger att insatser behövs från både region och kommun.', 'behov-pa-bada-sidor', {
    needed: 'yes',
  });
  await gun.report('Rapporterar en ny beräknad utskrivning: en dag senare.', { estimatedDischargeAt: daysFromNow(6) });
  await gun.told('changedEstimate', 3);
  const seen = await gun.look();
  scene.check('Alla tre enheter har påbörjat planeringen', dutiesOf(seen, 'beginPlanning').every(isMet));
  scene.check('Fast vårdkontakt är utsedd före utskrivningen', dutiesOf(seen, 'appointCareContact').every(isMet));
}

async function readyRevokedReady(scene: Scene, gun: StoryStay): Promise<void> {
  await gun.fillIn(
    'planerare',
    'Noterar att Bo Testläkare har bedömt Gun som utskrivningsklar, och att sekretess inte hindrar.',
    'utskrivningsklar',
    {
      by: PHYSICIAN,
      judgedAt: now(),
      secrecy: 'no-hindrance',
    },
  );
  await gun.told('readyNotice', 3);
  const first = await gun.until('uppgiften att kalla', (seen) => dutyOf(seen, 'meetingNotice'));
  scene.say('Tre dagar att kalla till samordnad individuell planering räknas härifrån. Men på natten får Gun feber.');
  await gun.fillIn('lakare', 'Återtar utskrivningsklar.', 'aterta-utskrivningsklar', {
    at: now(),
    reasonText: 'Feber i natt.',
  });
  await gun.told('readyRevoked', 3);
  await gun.until(
    'uppgiften att kalla gäller inte längre',
    (seen) => dutyWith(dutiesOf(seen, 'meetingNotice'), first.id)?.status.code === 'waived',
  );
  const judgedAt = now();
  await gun.report('Rapporterar att Gun är utskrivningsklar igen, och att sekretess är prövad.', {
    ready: { at: judgedAt, secrecyCheckedAt: judgedAt },
  });
  await gun.told('readyNotice', 6);
  const second = await gun.until('en ny uppgift att kalla', (seen) => {
    const latest = dutyOf(seen, 'meetingNotice');
    return latest && latest.id !== first.id && latest;
  });
  scene.say('Det är ett nytt klartillfälle: fristen att kalla räknas om från den nya underrättelsen.');
  scene.check('Fristen att kalla räknas om', isLater(first.due, second.due));
  scene.check('Den som ska kalla är den huvudansvariga fasta vårdkontakten', second.who.includes('Fia Testkontakt'));
}

async function goingHome(scene: Scene, gun: StoryStay): Promise<void> {
  await gun.act('vardkontakt', 'Rapporterar från sitt eget system att kallelsen till planeringsmötet är skickad.', () =>
    scene.hub.post('vardkontakt', '/api/commands', {
      commandId: `demo-${crypto.randomUUID()}`,
      caseId: gun.id,
      type: 'reportMeetingNotice',
      data: { sentAt: now() },
      occurredAt: now(),
    }),
  );
  for (const [unit, text] of [
    [GRANBY_SOCIAL, 'Behöver hjälp morgon och kväll, går med rullator.'],
    [GRANBY_HEALTH, 'Omläggning varannan dag, läkemedelslista bifogas på papper.'],
    [LINDEN, 'Uppföljning av smärta och blodtryck inom en vecka.'],
  ] as const) {
    await gun.fillIn('planerare', `Lämnar över den information som enheten behöver: ”${text}”`, 'lamna-information', {
      unit,
      text,
      secrecy: 'no-hindrance',
    });
  }
  await gun.told('informationTransfer', 3);
  await gun.fillIn(
    'planerare',
    'Ger Gun den skriftliga sammanfattningen och går igenom den med henne.',
    'patienten-informerad',
    { at: now() },
  );
  await gun.report('Rapporterar att Gun är utskriven till hemmet.', { dischargedAt: now() });
  const seen = await gun.closes();
  scene.check('Gun är utskriven', seen.page.status.code === 'discharged');
  scene.check('Inga avvikelser', seen.page.deviations.length === 0);
  scene.check(
    'Alla uppgifter är klara eller behövs inte längre',
    seen.duties.every(({ status }) => status.code !== 'open'),
  );
  const { resource } = await scene.hub.fhir('journal', 'GET', `/Encounter/${gun.id}`);
  scene.check(
    'Vårdtillfället läses som avslutat i FHIR',
    resource?.resourceType === 'Encounter' && resource.status === 'finished',
  );
}

function isLater(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && Date.parse(b) > Date.parse(a);
}

function isMet({ status }: { status: { code: string } }): boolean {
  return status.code === 'met';
}

function dutyWith<T extends { id: string }>(duties: readonly T[], id: string): T | undefined {
  return duties.find((duty) => duty.id === id);
}
