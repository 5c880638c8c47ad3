import type { Chapter } from '../chapter.ts';
import { GRANBY_HEALTH, LINDEN, PHYSICIAN } from '../places.ts';
import type { Scene } from '../scene.ts';
import { dutyOf, now } from '../story-case.ts';
import { StoryStay } from '../story-stay.ts';
import { EVENTS } from '../../api/console/words/events.ts';

export const withoutCareContact: Chapter = {
  title: 'Hem utan fast vårdkontakt',
  about:
    'Vårdcentralens chef ska utse en fast vårdkontakt före utskrivningen. Det blir inte gjort. Utskrivningen vägras aldrig: den har hänt. ' +
    'Den noteras som avvikelse, och uppgiften lyfts tills någon gör den.',
  async play(scene) {
    const at = now();
    const berit = await StoryStay.admit(
      scene,
      'Rapporterar att Berit Provperson är inskriven, och att läkaren har bedömt att hemsjukvård kan behövas.',
      { given: 'Berit' },
      {
        judgement: { at, units: [GRANBY_HEALTH] },
        estimatedDischargeAt: new Date(Date.now() + 3_600_000).toISOString(),
      },
    );
    await berit.told('admissionNotice', 2);
    await everyoneElseDoesTheirs(scene, berit);
    await berit.fillIn(
      'planerare',
      'Noterar att Bo Testläkare har bedömt Berit som utskrivningsklar, och att sekretess inte hindrar.',
      'utskrivningsklar',
      {
        by: PHYSICIAN,
        judgedAt: now(),
        secrecy: 'no-hindrance',
      },
    );
    await berit.told('readyNotice', 2);
    await berit.until('chefen påminns', ({ frame }) => frame.some(({ what }) => what === EVENTS.dutyReminded));
    await goesHome(scene, berit);
    await berit.until(
      'uppgiften lyfts',
      ({ frame }) => frame.some(({ what }) => what === EVENTS.dutyEscalated),
      60_000,
    );
    await appointedLate(scene, berit);
    return [berit];
  },
};

async function everyoneElseDoesTheirs(scene: Scene, berit: StoryStay): Promise<void> {
  await berit.fillIn('hemsjukvard', 'Påbörjar planeringen av hemsjukvården.', 'paborja-planering', {
    unit: GRANBY_HEALTH,
    at: now(),
  });
  await berit.fillIn('vardkontakt', 'Påbörjar vårdcentralens planering.', 'paborja-planering', {
    unit: LINDEN,
    at: now(),
  });
  await berit.fillIn(
    'lakare',
    'Anger att insatser inte behövs från både region och kommun: någon samordnad planering behövs inte.',
    'behov-pa-bada-sidor',
    {
      needed: 'no',
    },
  );
  scene.check(
    'Uppgiften att utse fast vårdkontakt väntar på vårdcentralens chef',
    dutyOf(await berit.look(), 'appointCareContact')?.who.includes('Eva Provchef') === true,
  );
}

async function goesHome(scene: Scene, berit: StoryStay): Promise<void> {
  for (const unit of [GRANBY_HEALTH, LINDEN]) {
    await berit.fillIn(
      'planerare',
      'Noterar att informationen till enheten är lämnad muntligt.',
      'information-lamnad',
      { unit, at: now() },
    );
  }
  await berit.fillIn('planerare', 'Noterar att Berit har fått sin skriftliga sammanfattning.', 'patienten-informerad', {
    at: now(),
  });
  await berit.fillIn(
    'planerare',
    'Noterar att Berit är utskriven till hemmet. Ingen fast vårdkontakt är utsedd.',
    'utskriven',
    {
      at: now(),
      where: 'home',
    },
  );
  const seen = await berit.look();
  const duty = dutyOf(seen, 'appointCareContact');
  scene.check('Utskrivningen är registrerad', seen.page.status.code === 'discharged');
  scene.check(
    'Den är noterad som avvikelse',
    seen.page.deviations.some(({ text }) => text.includes('fast vårdkontakt')),
  );
  scene.check('Uppgiften står kvar, försenad', duty?.status.code === 'open' && duty.lateness !== 'none');
  scene.check(
    'Ärendet hålls öppet av den uppgiften',
    seen.isOpen && seen.duties.filter(({ status }) => status.code === 'open').length === 1,
  );
  scene.say(
    'En enda uppgift är kvar, och den håller ärendet öppet fast Berit är hemma. Ingen behöver bevaka den: hubben lyfter den själv, här efter en halv minut.',
  );
}

async function appointedLate(scene: Scene, berit: StoryStay): Promise<void> {
  await berit.fillIn('vardcentralschef', 'Utser Fia Testkontakt till fast vårdkontakt, för sent.', 'fast-vardkontakt', {
    careContact: 'SE0000000001-A202',
    at: now(),
  });
  const seen = await berit.closes();
  scene.check('Uppgiften är klar, för sent', dutyOf(seen, 'appointCareContact')?.status.text === 'Klart, för sent');
  scene.check('Avvikelsen står kvar', seen.page.deviations.length === 1);
}
