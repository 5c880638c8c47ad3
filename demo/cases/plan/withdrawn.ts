import { setTimeout as sleep } from 'node:timers/promises';
import { MESSAGES } from '../../../api/console/words/deliveries.ts';
import { word } from '../../../api/console/words/word.ts';
import type { Chapter } from '../../chapter.ts';
import { casePage } from '../../case-forms.ts';
import { COMES } from '../../plan-forms.ts';
import { foundByNumber } from '../../plan-reading.ts';
import type { Scene } from '../../scene.ts';
import { daysFromNow, messagesOf, now } from '../../story-case.ts';
import type { StoryPlan } from '../../story-plan.ts';
import { calls, prepared } from './without-stay.ts';

const GRANBY = 'Hemsjukvården, Granby kommun';

export const consentWithdrawn: Chapter = {
  title: 'Ingrid tar tillbaka sitt samtycke',
  about:
    'Kallelsen har gått ut, och mötet flyttas just när Granbys system ligger nere. Då ångrar sig Ingrid. Det som väntar stoppas genast, all ' +
    'delning upphör, och de andra får bara veta att planen är avslutad.',
  async play(scene) {
    const ingrid = await prepared(scene, 'Ingrid');
    const untold = await foundByNumber(scene, 'granby-system', ingrid);
    await calls(ingrid);
    await ingrid.told('sipNotice', 2);
    await ingrid.fillIn('ifo', 'Svarar att individ- och familjeomsorgen kommer.', 'svara', COMES);
    const before = await foundByNumber(scene, 'granby-system', ingrid);
    scene.check(
      'Granbys system hittar planen och mötet i FHIR',
      before.some(({ resourceType }) => resourceType === 'Appointment'),
    );
    const nextTry = await waitsInBackOff(scene, ingrid);
    await ingrid.fillIn(
      'vardkontakt',
      'Noterar att Ingrid tar tillbaka sitt samtycke. Inget skäl behövs.',
      'aterkalla-samtycke',
      {
        giver: 'person',
      },
    );
    await stopsAtOnce(scene, ingrid);
    await scene.partner.comesUp();
    await othersHear(scene, ingrid, nextTry);
    await nothingIsFound(scene, ingrid, untold.length);
    return [ingrid];
  },
};

/** Resolves with the time of the next try. */
async function waitsInBackOff(scene: Scene, ingrid: StoryPlan): Promise<string | undefined> {
  await scene.partner.goesDown();
  scene.say('Granbys system ligger nere.');
  await ingrid.fillIn('vardkontakt', 'Flyttar mötet en dag, som Ingrid önskar.', 'flytta-mote', {
    startsAt: daysFromNow(3),
    because: 'persons-need',
    agreedWithPerson: true,
  });
  const waiting = await ingrid.until('den nya tiden väntar på nytt försök till Granby', (seen) =>
    messagesOf(seen, 'sipNoticeChanged').find(
      ({ to, status, failure }) => to === GRANBY && status.code === 'waiting' && failure !== undefined,
    ),
  );
  return waiting.nextTry;
}

async function stopsAtOnce(scene: Scene, ingrid: StoryPlan): Promise<void> {
  const seen = await ingrid.look();
  const row = messagesOf(seen, 'sipNoticeChanged').find(({ to }) => to === GRANBY);
  scene.check(
    'Meddelandet som väntade på nytt försök är stoppat',
    row?.status.code === 'stopped' && row.failure === 'Samtycket är återkallat',
  );
  const letters = seen.deliveries.filter(({ to, status }) => to === 'Personen själv' && status.code === 'waiting');
  scene.check('Inget brev ligger kvar att posta', letters.length === 0);
}

async function othersHear(scene: Scene, ingrid: StoryPlan, nextTry: string | undefined): Promise<void> {
  await ingrid.told('sipEnded', 2);
  // The time of the try that was planned has to pass before it shows that it was not made.
  await sleep(Math.max(0, Date.parse(nextTry ?? now()) - Date.now()) + 1_000);
  const [first, ...later] = await scene.partner.received(ingrid.identifier.value);
  scene.check('Granbys system fick kallelsen', first?.event === 'sipNotice');
  const events = later.map(({ event }) => event);
  scene.check(
    'Sedan fick det bara veta att planen är avslutad, och mötet inställt, aldrig den nya tiden',
    events.includes('sipEnded') && events.every((event) => event === 'sipEnded' || event === 'sipNoticeCancelled'),
  );
  scene.show(`Granbys system får veta: ${events.map((event) => word(MESSAGES, event)).join('; ')}. Inget om varför.`);
  scene.check(
    'Inget av det säger varför',
    !/återkall|samtyck|ångra/i.test(JSON.stringify(later.map(({ content }) => content?.said))),
  );
  const { facts, plan, timeline, duties, deliveries } = await casePage(scene.hub, 'ifo', ingrid.id);
  const seen = JSON.stringify([facts, plan, timeline, duties, deliveries]);
  scene.check('Inte heller individ- och familjeomsorgens sida säger varför', !/återkall/i.test(seen));
  scene.check('Det som var delat syns inte längre', !/samma sak för alla|rum 3/.test(seen));
}

/** @param untold number of resources that were found before this plan, of somebody who has been in the story */
async function nothingIsFound(scene: Scene, ingrid: StoryPlan, untold: number): Promise<void> {
  const found = await foundByNumber(scene, 'granby-system', ingrid);
  scene.check('Sökningar i FHIR på personens nummer ger inget', found.length === untold);
  scene.show(`Granbys system söker i FHIR på Ingrids nummer: ${found.length - untold} träffar.`);
}
