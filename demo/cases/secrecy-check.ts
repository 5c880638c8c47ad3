import { EVENTS } from '../../api/console/words/events.ts';
import type { Chapter } from '../chapter.ts';
import { workList } from '../case-forms.ts';
import { GRANBY_SOCIAL, PHYSICIAN } from '../places.ts';
import type { Scene } from '../scene.ts';
import { dutyOf, messagesOf, now } from '../story-case.ts';
import { StoryStay } from '../story-stay.ts';

export const secrecyCheck: Chapter = {
  title: 'Utskrivningsklar utan sekretessprövning',
  about:
    'Läkaren anger att Tore är utskrivningsklar, men ingen har prövat om sekretess hindrar underrättelsen. Den hålls kvar, men försvinner inte: ' +
    'prövningen blir en uppgift som påminner och lyfts.',
  async play(scene) {
    const tore = await StoryStay.admit(
      scene,
      'Rapporterar att Tore Provperson är inskriven, och att läkaren har bedömt att biståndsenheten kan behövas.',
      { given: 'Tore' },
      {
        judgement: { at: now(), units: [GRANBY_SOCIAL] },
        estimatedDischargeAt: new Date(Date.now() + 86_400_000).toISOString(),
      },
    );
    await tore.told('admissionNotice', 1);
    await tore.fillIn('bistand', 'Påbörjar planeringen.', 'paborja-planering', { unit: GRANBY_SOCIAL, at: now() });
    await tore.fillIn('lakare', 'Anger att Tore är utskrivningsklar. Sekretessen prövas senare.', 'utskrivningsklar', {
      by: PHYSICIAN,
      judgedAt: now(),
      secrecy: 'later',
    });
    await heldBack(scene, tore);
    await escalated(scene, tore);
    await goesAfterwards(scene, tore);
    return [tore];
  },
};

async function heldBack(scene: Scene, tore: StoryStay): Promise<void> {
  const seen = await tore.until('prövningen blir en uppgift', (one) => dutyOf(one, 'secrecyCheck') && one);
  scene.say(
    'Underrättelsen hålls kvar: ingen har sagt om sekretess hindrar den. Lagens frist att underrätta löper ändå.',
  );
  scene.check('Underrättelsen är inte ens begärd', messagesOf(seen, 'readyNotice').length === 0);
  scene.check('Lagens uppgift att underrätta står öppen', dutyOf(seen, 'readyNotice')?.status.code === 'open');
}

async function escalated(scene: Scene, tore: StoryStay): Promise<void> {
  await tore.until('prövningen påminns', ({ frame }) =>
    frame.some(({ what, details }) => what === EVENTS.dutyReminded && isAbout(details)),
  );
  await tore.until('prövningen lyfts', ({ frame }) =>
    frame.some(({ what, details }) => what === EVENTS.dutyEscalated && isAbout(details)),
  );
  const { duties } = await workList(scene.hub, 'avdelningschef');
  const row = duties.find((duty) => duty.case.id === tore.id && duty.what.startsWith('Pröva'));
  scene.check('Verksamhetschefen har prövningen i sin arbetslista, som lyft', row?.escalated === true);
  scene.check('Inget har lämnats under tiden', messagesOf(await tore.look(), 'readyNotice').length === 0);
}

async function goesAfterwards(scene: Scene, tore: StoryStay): Promise<void> {
  await tore.fillIn('avdelningschef', 'Prövar sekretessen: den hindrar inte underrättelsen.', 'sekretess', {
    about: 'readyNotice',
    outcome: 'no-hindrance',
  });
  await tore.told('readyNotice', 1);
  const [, notice] = (await scene.partner.received(tore.id)).filter(({ event }) =>
    ['admissionNotice', 'readyNotice'].includes(event),
  );
  scene.check(
    'Granbys system har fått underrättelsen, med läkare och prövning',
    ['readyJudgedBy', 'readyJudgedAt', 'secrecyCheckedAt'].every((item) => notice?.content?.said[item] !== undefined),
  );
  const seen = await tore.look();
  scene.check('Tore är utskrivningsklar', seen.page.status.code === 'ready');
  scene.check(
    'Prövningen och underrättelsen är klara',
    (['secrecyCheck', 'readyNotice'] as const).every((code) => dutyOf(seen, code)?.status.code === 'met'),
  );
}

function isAbout(details: readonly { text: string }[]): boolean {
  return details.some(({ text }) => text.startsWith('Pröva'));
}
