import type { Chapter } from '../chapter.ts';
import { workList } from '../case-forms.ts';
import { GRANBY_SOCIAL } from '../places.ts';
import type { Scene } from '../scene.ts';
import { dutyOf, messagesOf, now } from '../story-case.ts';
import { StoryStay } from '../story-stay.ts';

export const protectedIdentity: Chapter = {
  title: 'Skyddade personuppgifter mitt i ärendet',
  about:
    'Ett meddelande om Sara väntar på ett nytt försök när journalsystemet får veta att hon har sekretessmarkering. Då ska inget mer gå av sig ' +
    'självt. En namngiven människa tar över.',
  async play(scene) {
    await scene.partner.goesDown();
    const sara = await StoryStay.admit(
      scene,
      'Rapporterar att Sara Provperson är inskriven, och att läkaren har bedömt att biståndsenheten kan behövas.',
      { given: 'Sara' },
      {
        judgement: { at: now(), units: [GRANBY_SOCIAL] },
        estimatedDischargeAt: new Date(Date.now() + 86_400_000).toISOString(),
      },
    );
    await sara.until('det första försöket misslyckas', (seen) =>
      messagesOf(seen, 'admissionNotice').some(({ failure }) => failure !== undefined),
    );
    await sara.report('Rapporterar att Sara har fått sekretessmarkering.', { isProtected: true });
    await scene.partner.comesUp();
    await everythingStops(scene, sara);
    await byHand(scene, sara);
    return [sara];
  },
};

async function everythingStops(scene: Scene, sara: StoryStay): Promise<void> {
  const seen = await sara.until(
    'meddelandet stoppas',
    (one) => messagesOf(one, 'admissionNotice').every(({ status }) => status.code === 'stopped') && one,
  );
  const duty = dutyOf(seen, 'handleByHand');
  scene.check(
    'En uppgift att ta över ärendet finns, med namn',
    duty?.status.code === 'open' && duty.who.includes('Ada Provperson'),
  );
  scene.check(
    'En uppgift att lämna inskrivningsmeddelandet på annat sätt finns',
    dutyOf(seen, 'sendByHand')?.status.code === 'open',
  );
  const { duties } = await workList(scene.hub, 'planerare');
  const row = duties.find((one) => one.case.id === sara.id);
  scene.check('Arbetslistan visar ärendet utan namn', row !== undefined && !row.case.label.includes('Sara'));
  scene.show(`I arbetslistan heter ärendet nu ”${row?.case.label}”.`);
  await scene.refused('lakare', 'försöker öppna ärendet, som nu bara visas för utpekade roller', 404, () =>
    scene.statusOf('lakare', `/api/console/cases/${sara.id}`),
  );
  await scene.refused('bistand', 'försöker öppna ärendet, men har inte fått något meddelande om det', 404, () =>
    scene.statusOf('bistand', `/api/console/cases/${sara.id}`),
  );
}

async function byHand(scene: Scene, sara: StoryStay): Promise<void> {
  const seen = await sara.look();
  for (const [code, text] of [
    ['sendByHand', 'Ringer enhetschefen i Granby, lämnar det som behövs muntligt och noterar det.'],
    ['handleByHand', 'Tar över ärendet för hand: går igenom vad som har lämnats och vem som får veta vad.'],
  ] as const) {
    const duty = dutyOf(seen, code);
    if (!duty) continue;
    await sara.fillIn('planerare', text, 'for-hand', {
      duty: duty.id,
      how: 'phone',
      at: now(),
      reason: 'Skyddade personuppgifter: inget får gå av sig självt.',
    });
  }
  const after = await sara.look();
  scene.check(
    'Båda uppgifterna är gjorda för hand',
    ['sendByHand', 'handleByHand'].every((code) => dutyOf(after, code as 'sendByHand')?.status.code === 'met'),
  );
  scene.check(
    'Lagens uppgift att lämna inskrivningsmeddelandet är klar',
    dutyOf(after, 'admissionNotice')?.status.code === 'met',
  );
  scene.check('Granbys system har inte fått något', (await scene.partner.received(sara.id)).length === 0);
  await sara.fillIn('kommunchef', 'Påbörjar planeringen, efter telefonsamtalet.', 'paborja-planering', {
    unit: GRANBY_SOCIAL,
    at: now(),
  });
  const end = await sara.look();
  scene.check(
    'Inget väntar på att skickas',
    end.deliveries.every(({ status }) => status.code === 'stopped'),
  );
  scene.check(
    'Personen är markerad som skyddad',
    end.page.person.marks.some(({ code }) => code === 'protected'),
  );
}
