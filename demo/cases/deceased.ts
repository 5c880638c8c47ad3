import { setTimeout as sleep } from 'node:timers/promises';
import type { Chapter } from '../chapter.ts';
import { GRANBY_SOCIAL, SJOVIK_SOCIAL } from '../places.ts';
import type { Scene } from '../scene.ts';
import { daysFromNow, dutyOf, messagesOf, now } from '../story-case.ts';
import { StoryStay } from '../story-stay.ts';

export const deceased: Chapter = {
  title: 'Dödsfall: allt som väntar stoppas',
  about:
    'Arvid avlider på avdelningen medan ett meddelande om honom väntar. Inget får skickas efter det, varken till kommunen eller till anhöriga.',
  async play(scene) {
    const arvid = await StoryStay.admit(
      scene,
      'Rapporterar att Arvid Provperson är inskriven, och att läkaren har bedömt att Granby och Sjövik kan behövas.',
      { given: 'Arvid' },
      { judgement: { at: now(), units: [GRANBY_SOCIAL, SJOVIK_SOCIAL] }, estimatedDischargeAt: daysFromNow(2) },
    );
    await arvid.told('admissionNotice', 2);
    await scene.partner.goesDown();
    await arvid.report('Rapporterar en ny beräknad utskrivning.', { estimatedDischargeAt: daysFromNow(4) });
    const waiting = await arvid.until('meddelandet till Granby väntar på nytt försök', (seen) =>
      messagesOf(seen, 'changedEstimate').find(
        ({ failure, status }) => failure !== undefined && status.code === 'waiting',
      ),
    );
    await arvid.report('Rapporterar att Arvid har avlidit.', { diedAt: now() });
    await scene.partner.comesUp();
    await nothingMoreGoes(scene, arvid, waiting.nextTry);
    return [arvid];
  },
};

async function nothingMoreGoes(scene: Scene, arvid: StoryStay, nextTry: string | undefined): Promise<void> {
  const received = await scene.partner.received(arvid.id);
  const seen = await arvid.until(
    'det som väntar stoppas',
    (one) => messagesOf(one, 'changedEstimate').some(({ status }) => status.code === 'stopped') && one,
  );
  scene.check(
    'En människa får ta över ärendet, med namn',
    dutyOf(seen, 'handleByHand')?.who.includes('Ada Provperson') === true,
  );
  const open = seen.duties.filter(({ status }) => status.code === 'open');
  scene.check('Alla andra uppgifter har fallit bort', open.length === 1);
  await arvid.fillIn(
    'planerare',
    'Tar över ärendet för hand: ringer kommunerna, och ser till att inget brev går till hemmet.',
    'for-hand',
    {
      duty: open[0]?.id ?? '',
      how: 'phone',
      at: now(),
      reason: 'Patienten har avlidit.',
    },
  );
  const end = await arvid.closes();
  // The time of the try that was planned has to pass before it shows that it was not made.
  await sleep(Math.max(0, Date.parse(nextTry ?? now()) - Date.now()) + 1_000);
  const after = await scene.partner.received(arvid.id);
  scene.check('Granbys system har inte fått något mer', after.length === received.length);
  scene.check(
    'Inget har lämnats efter dödsfallet',
    end.deliveries.every(({ status }) => ['acknowledged', 'told', 'stopped'].includes(status.code)),
  );
  scene.check(
    'Personen är markerad som avliden',
    end.page.person.marks.some(({ code }) => code === 'deceased'),
  );
}
