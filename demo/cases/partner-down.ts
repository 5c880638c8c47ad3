import type { Chapter } from '../chapter.ts';
import { ofDelivery, workList } from '../case-forms.ts';
import { GRANBY_SOCIAL, SJOVIK_SOCIAL } from '../places.ts';
import type { Scene } from '../scene.ts';
import { dutiesOf, messagesOf, now } from '../story-case.ts';
import { StoryStay } from '../story-stay.ts';

const GRANBY = 'Biståndsenheten, Granby kommun';
const SJOVIK = 'Mottagningen, Sjöviks kommun';

export const partnerDown: Chapter = {
  title: 'En kommun utan system, och ett system som ligger nere',
  about:
    'Sture bor i Sjövik, som inte har något eget system, men ska bo hos sin dotter i Granby den första tiden. Granbys system svarar inte. ' +
    'Meddelandet försöks igen tills det kommer fram, och det kommer fram en gång.',
  async play(scene) {
    await scene.partner.goesDown();
    scene.say('Granby kommuns verksamhetssystem ligger nere.');
    const sture = await StoryStay.admit(
      scene,
      'Rapporterar att Sture Provperson är inskriven. Läkaren har bedömt att Sjövik och Granby kan behövas.',
      { given: 'Sture', city: 'Sjövik' },
      { judgement: { at: now(), units: [SJOVIK_SOCIAL, GRANBY_SOCIAL] }, estimatedDischargeAt: tomorrow() },
    );
    await inTheWorkList(scene, sture);
    await retriedNow(scene, sture);
    await toldOnce(scene, sture);
    await sture.until(
      'Sjövik påminns om planeringen',
      ({ frame }) => frame.some(({ what }) => what === 'Påminnelse'),
      40_000,
    );
    await sture.fillIn('sjovik', 'Påbörjar planeringen efter påminnelsen.', 'paborja-planering', {
      unit: SJOVIK_SOCIAL,
      at: now(),
    });
    await sture.fillIn('bistand', 'Påbörjar planeringen i Granby.', 'paborja-planering', {
      unit: GRANBY_SOCIAL,
      at: now(),
    });
    const seen = await sture.look();
    scene.check(
      'Båda kommunerna har påbörjat planeringen',
      dutiesOf(seen, 'beginPlanning').filter(({ status }) => status.code === 'met').length === 2,
    );
    scene.check('Planeringen pågår', seen.page.status.code === 'planning');
    return [sture];
  },
};

async function inTheWorkList(scene: Scene, sture: StoryStay): Promise<void> {
  const { notices } = await workList(scene.hub, 'sjovik');
  const notice = notices.find((row) => row.case.id === sture.id);
  scene.check('Sjövik har meddelandet i sin arbetslista', notice !== undefined);
  if (notice) scene.show(`I Sjöviks arbetslista: ${notice.message} från ${notice.from}. ${notice.ground}.`);
  await sture.act('sjovik', 'Läser meddelandet i arbetslistan och kvitterar.', () =>
    ofDelivery(scene.hub, 'sjovik', sture.id, () => true, 'acknowledge'),
  );
  const after = await workList(scene.hub, 'sjovik');
  scene.check(
    'Det kvitterade meddelandet är borta ur arbetslistan',
    !after.notices.some((row) => row.case.id === sture.id),
  );
  const seen = await sture.look();
  scene.check(
    'Avsändaren ser att Sjövik har läst',
    messagesOf(seen, 'admissionNotice').some(({ to, status }) => to === SJOVIK && status.code === 'acknowledged'),
  );
}

async function retriedNow(scene: Scene, sture: StoryStay): Promise<void> {
  const isGranbys = ({ to }: { to: string }): boolean => to === GRANBY;
  await sture.until('två försök har misslyckats', (seen) =>
    messagesOf(seen, 'admissionNotice').some(
      (row) => isGranbys(row) && row.attempts >= 2 && row.status.code === 'waiting',
    ),
  );
  const { failed } = await workList(scene.hub, 'planerare');
  const row = failed.find((one) => one.case.id === sture.id);
  scene.check('Det misslyckade meddelandet står i planerarens arbetslista, med orsaken', row?.failure !== undefined);
  scene.show(`I utskrivningsplanerarens arbetslista: ${row?.message} till ${row?.to} går inte fram. ${row?.failure}.`);

  await scene.partner.losesNextAnswer();
  scene.say(
    'Granbys system är igång igen, men förbindelsen bryts just när det ska svara: det tar emot meddelandet utan att hubben får veta det.',
  );
  await sture.act('planerare', 'Trycker på ”Försök igen nu”: Granby har ringt och sagt att systemet är igång.', () =>
    ofDelivery(scene.hub, 'planerare', sture.id, isGranbys, 'retry', 'Granby har ringt: systemet är igång.'),
  );
  await sture.until('det tredje försöket är utan svar', (seen) =>
    messagesOf(seen, 'admissionNotice').some(
      (one) => isGranbys(one) && one.attempts >= 3 && one.status.code === 'waiting',
    ),
  );
  const { failed: administrators } = await workList(scene.hub, 'administrator');
  scene.check(
    'Även administratören ser det i sin arbetslista',
    administrators.some((one) => one.case.id === sture.id),
  );
  await sture.act('administrator', 'Ser samma rad, utan patientens namn, och försöker igen nu.', () =>
    ofDelivery(scene.hub, 'administrator', sture.id, isGranbys, 'retry', 'Förbindelsen är lagad.'),
  );
}

async function toldOnce(scene: Scene, sture: StoryStay): Promise<void> {
  await sture.told('admissionNotice', 2);
  const received = await scene.partner.received(sture.id);
  const [only] = received;
  scene.show(
    `Granbys system har fått meddelandet ${(only?.duplicates ?? 0) + 1} gånger med samma beteckning och behållit det en gång.`,
  );
  scene.check(
    'Granby har fått ett enda inskrivningsmeddelande',
    received.length === 1 && only?.event === 'admissionNotice',
  );
  scene.check('Det kom en gång till med samma beteckning, och räknades inte', only?.duplicates === 1);
  const notices = messagesOf(await sture.look(), 'admissionNotice');
  scene.check('Hubben har ett meddelande till var och en av kommunerna', notices.length === 2);
}

function tomorrow(): string {
  return new Date(Date.now() + 86_400_000).toISOString();
}
