import { setTimeout as sleep } from 'node:timers/promises';
import type { Chapter } from '../../chapter.ts';
import { workList } from '../../case-forms.ts';
import { foundByNumber } from '../../plan-reading.ts';
import type { Scene } from '../../scene.ts';
import { dutiesOf, dutyOf, messagesOf, now } from '../../story-case.ts';
import type { StoryPlan } from '../../story-plan.ts';
import { calls, prepared } from './without-stay.ts';

export const planProtected: Chapter = {
  title: 'Vera får skyddade personuppgifter mitt i sin plan',
  about:
    'Kallelsen till Granby väntar på ett nytt försök när det blir känt att Vera har skyddade personuppgifter. Allt som går av sig självt ' +
    'stannar, inget läcker, och en namngiven människa avgör vad som får sägas och hur.',
  async play(scene) {
    const vera = await prepared(scene, 'Vera');
    await scene.partner.goesDown();
    await calls(vera);
    const waiting = await vera.until('kallelsen väntar på nytt försök', (seen) =>
      messagesOf(seen, 'sipNotice').find(({ status, failure }) => status.code === 'waiting' && failure !== undefined),
    );
    vera.watchedBy('vardcentralschef');
    await vera.fillIn(
      'vardkontakt',
      'Får veta av Vera att hon har sekretessmarkering, och noterar det.',
      'skyddade-uppgifter',
      {
        protection: 'sekretessmarkering',
      },
    );
    await scene.partner.comesUp();
    await everythingStops(scene, vera);
    await byHand(scene, vera);
    await nothingLeaks(scene, vera, waiting.nextTry);
    return [vera];
  },
};

async function everythingStops(scene: Scene, vera: StoryPlan): Promise<void> {
  const seen = await vera.look();
  scene.check(
    'Inget väntar på att skickas eller postas',
    seen.deliveries.every(({ status }) => !['waiting', 'trying'].includes(status.code)),
  );
  const duty = dutyOf(seen, 'handleByHand');
  scene.check('Ärendet ska tas över för hand av någon med namn', duty?.who.includes('Eva Provchef') === true);
  for (const [user, who] of [
    ['vardkontakt', 'som nyss skrev i planen, men inte är utpekad'],
    ['ifo', 'som har fått kallelsen'],
    ['hemsjukvard', 'som inte hann få den'],
  ] as const) {
    await scene.refused(user, `försöker öppna planen, ${who}`, 404, () =>
      scene.statusOf(user, `/api/console/cases/${vera.id}`),
    );
  }
  const { duties } = await workList(scene.hub, 'vardcentralschef');
  const row = duties.find((one) => one.case.id === vera.id);
  scene.check('Arbetslistan visar ärendet utan namn', row !== undefined && !row.case.label.includes('Vera'));
  scene.show(`I verksamhetschefens arbetslista heter ärendet nu ”${row?.case.label}”.`);
}

async function byHand(scene: Scene, vera: StoryPlan): Promise<void> {
  const open = (await vera.look()).duties.filter(
    ({ what, status }) =>
      ['Lämna uppgiften på annat sätt', 'Ta över ärendet för hand'].includes(what) && status.code === 'open',
  );
  for (const duty of open) {
    const text = duty.what.startsWith('Ta över')
      ? 'Tar över ärendet: går igenom med Vera vad som har lämnats, och vem som får veta vad.'
      : `Lämnar det som behövs på annat sätt: ${duty.about ?? ''}.`;
    await vera.fillIn('vardcentralschef', text, 'for-hand', {
      duty: duty.id,
      how: 'phone',
      reason: 'Skyddade personuppgifter: inget får gå av sig självt.',
    });
  }
  const after = await vera.look();
  scene.check(
    'Kallelsen till Granby och brevet till Vera är lämnade för hand',
    dutiesOf(after, 'sendByHand').filter(({ status }) => status.code === 'met').length === 2,
  );
  scene.check('Ärendet är övertaget för hand', dutyOf(after, 'handleByHand')?.status.code === 'met');
}

async function nothingLeaks(scene: Scene, vera: StoryPlan, nextTry: string | undefined): Promise<void> {
  // The time of the try that was planned has to pass before it shows that it was not made.
  await sleep(Math.max(0, Date.parse(nextTry ?? now()) - Date.now()) + 1_000);
  const received = await scene.partner.received(vera.identifier.value);
  scene.check('Granbys system har inte fått något', received.length === 0);
  const found = await Promise.all(
    ['vardkontakt', 'ifo', 'granby-system'].map((user) => foundByNumber(scene, user, vera)),
  );
  scene.check('Sökningar i FHIR på hennes nummer ger inget', found.flat().length === 0);
  const mailbox = await scene.hub.page('vardkontakt', '/mailbox');
  scene.check(
    'Den e-post som har gått säger bara att något väntar',
    mailbox.status === 200 && !mailbox.text.includes('Vera'),
  );
  const letter = await vera.letterTo('vardcentralschef', 'Personen själv');
  scene.check('Hennes brev går inte att skriva ut', !letter.includes('Vem ringer jag?'));
  const { page } = await vera.look();
  scene.check(
    'Personen är markerad som skyddad',
    page.person.marks.some(({ code }) => code === 'protected'),
  );
}
