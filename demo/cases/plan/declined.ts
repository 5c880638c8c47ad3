import { setTimeout as sleep } from 'node:timers/promises';
import type { Chapter } from '../../chapter.ts';
import { casePage } from '../../case-forms.ts';
import { GRANBY_HEALTH, LINDEN } from '../../places.ts';
import type { Scene } from '../../scene.ts';
import { dayFromNow, dutiesOf, dutyOf } from '../../story-case.ts';
import type { StoryPlan } from '../../story-plan.ts';
import type { StoryStay } from '../../story-stay.ts';
import { becomesReady, goesHome, needsPlan } from './stay.ts';

export const planDeclined: Chapter = {
  title: 'Evert tackar nej till en plan',
  about:
    'Evert vill inte ha någon SIP. Ett nej behöver inget skäl och räknas inte som en försummelse. De som redan känner honom ska samverka ' +
    'ändå, ingen annan får veta att han har sagt nej, och han kan få frågan igen.',
  async play(scene) {
    const { stay, plan } = await needsPlan(scene, { given: 'Evert', why: 'efter ett fall', units: [GRANBY_HEALTH] });
    await saysNo(scene, plan);
    await becomesReady(stay, 2);
    const due = await isHindered(scene, stay);
    await othersAreNotTold(scene, stay, plan);
    await goesHome(stay, [GRANBY_HEALTH, LINDEN]);
    await isNoBreach(scene, stay, due);
    await askedAgain(scene, plan);
    return [stay, plan];
  },
};

async function saysNo(scene: Scene, plan: StoryPlan): Promise<void> {
  await plan.fillIn('vardkontakt', 'Erbjuder Evert en SIP.', 'erbjud', {
    informedHow: 'Samtal på avdelningen, med anhörig.',
    understood: true,
  });
  const { actions } = await casePage(scene.hub, 'vardkontakt', plan.id);
  const fields = actions.find(({ form }) => form === 'svar-pa-erbjudandet')?.fields.map(({ name }) => name);
  scene.check('Formuläret frågar inte efter något skäl', fields?.join() === 'answer,askAgainOn,at');
  await plan.fillIn('vardkontakt', 'Noterar att Evert tackar nej.', 'svar-pa-erbjudandet', { answer: 'no' });
  const seen = await plan.look();
  scene.check('Evert har tackat nej', seen.page.status.code === 'declined');
  scene.check(
    'Frågan om samtycke är besvarad: ett nej är också ett svar',
    dutyOf(seen, 'decideConsent')?.status.code === 'met',
  );
  const duties = dutiesOf(seen, 'collaborate');
  scene.check(
    'Skyldigheten att samverka finns kvar, för vårdcentralen som redan vet, och för ingen annan',
    duties.length === 1 && duties[0]?.status.code === 'open' && duties[0].about === 'Vårdcentralen Linden',
  );
}

/** Resolves with the time when the notice would have been due. */
async function isHindered(scene: Scene, stay: StoryStay): Promise<number> {
  const duty = await stay.until('uppgiften att kalla väntar på Evert', (seen) => {
    const found = dutyOf(seen, 'meetingNotice');
    return found?.hindered !== undefined && found;
  });
  scene.show(`Lagens uppgift att kalla: ${duty.hindered}.`);
  scene.check('Lagens uppgift att kalla står öppen, hindrad av personens val', duty.status.code === 'open');
  return Date.parse(duty.due ?? '');
}

async function othersAreNotTold(scene: Scene, stay: StoryStay, plan: StoryPlan): Promise<void> {
  for (const user of ['hemsjukvard', 'planerare']) {
    await scene.refused(
      user,
      'försöker öppna planen. Att den har tackats nej till är inget för hen att veta',
      404,
      () => scene.statusOf(user, `/api/console/cases/${plan.id}`),
    );
  }
  const { facts, duties, timeline, deliveries, related } = await casePage(scene.hub, 'hemsjukvard', stay.id);
  const seen = JSON.stringify([facts, duties, timeline, deliveries]);
  scene.check(
    'Hemsjukvårdens sida om vårdtillfället säger inget om planen',
    related.every(({ id }) => id !== plan.id) && !/SIP|tackat nej|personens val/.test(seen),
  );
  const received = await scene.partner.received(plan.identifier.value);
  scene.check('Granbys system har inte fått något om planen', received.length === 0);
}

async function isNoBreach(scene: Scene, stay: StoryStay, due: number): Promise<void> {
  scene.say('Tiden att kalla går ut.');
  await sleep(Math.max(0, due - Date.now()) + 500);
  const seen = await stay.look();
  const duty = dutyOf(seen, 'meetingNotice');
  scene.check(
    'När tiden har gått ut räknas den ändå inte som försummad',
    duty?.lateness === 'none' && duty.status.code !== 'met',
  );
  scene.check('Inga avvikelser', seen.page.deviations.length === 0);
}

async function askedAgain(scene: Scene, plan: StoryPlan): Promise<void> {
  scene.say('En månad senare (i verkligheten) får Evert frågan igen.');
  await plan.fillIn('vardkontakt', 'Ringer Evert och erbjuder en SIP på nytt.', 'erbjud', {
    informedHow: 'Telefonsamtal',
    understood: true,
  });
  scene.check('Planen är erbjuden igen', (await plan.look()).page.status.code === 'offered');
  await plan.fillIn(
    'vardkontakt',
    'Noterar att Evert inte kan ta ställning nu, och vilken dag han vill få frågan.',
    'svar-pa-erbjudandet',
    {
      answer: 'not-now',
      askAgainOn: dayFromNow(14),
    },
  );
  const seen = await plan.look();
  scene.check(
    'Frågan ställs igen den dag de har kommit överens om',
    dutyOf(seen, 'askAgain')?.from.startsWith(dayFromNow(14)) === true,
  );
  scene.check('Det första svaret står kvar', seen.page.facts.filter(({ term }) => term === 'SIP erbjöds').length === 2);
}
