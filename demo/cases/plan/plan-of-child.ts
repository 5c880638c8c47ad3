import { casePage } from '../../case-forms.ts';
import { copyOfPlan, copyOfText, sideBySide, type Copy } from '../../copies.ts';
import { PETRA, PLAN } from '../../places.ts';
import { COMES, intervention, notice } from '../../plan-forms.ts';
import { readPlan } from '../../plan-reading.ts';
import type { Scene } from '../../scene.ts';
import { dayFromNow, dutiesOf } from '../../story-case.ts';
import type { StoryPlan } from '../../story-plan.ts';

const { family, school, childPsychiatry } = PLAN;

interface Guardian {
  name: string;
  street: string;
}

/** From the notice to the plan in everybody's hands. */
export async function planOfChild(scene: Scene, elsa: StoryPlan, guardians: readonly Guardian[]): Promise<void> {
  await called(scene, elsa, guardians);
  await met(elsa);
  await written(elsa);
  await elsa.fillIn('ifo', 'Upprättar planen. Elsa och hennes föräldrar håller med.', 'uppratta', {
    personAgrees: 'yes',
  });
  await elsa.told('sipPlan', 3);
  await copies(scene, elsa, guardians);
  await schoolKnowsNothing(scene, elsa);
}

async function called(scene: Scene, elsa: StoryPlan, guardians: readonly Guardian[]): Promise<void> {
  await elsa.fillIn('ifo', 'Förbereder mötet med Elsa.', 'forbered', {
    matters: 'Att få sitta bredvid Moa',
    wantedResult: 'Gå till skolan utan ont i magen',
    questions: ['Kan jag få gå ut när det är stökigt?'],
    purpose: 'Komma överens om hur vi hjälper Elsa till skolan',
    why: 'Flera vuxna behöver göra samma sak',
    inviteWishes: [family.unit, school.unit, childPsychiatry.unit],
    takesPart: 'Är med första kvarten, och har ritat resten',
    understood: true,
  });
  await elsa.fillIn(
    'ifo',
    'Kallar till SIP-möte.',
    'kalla',
    notice('Familjehuset i Granby', {
      [family.unit]: 'coordination',
      [school.unit]: 'school',
      [childPsychiatry.unit]: 'psychiatry',
    }),
  );
  await elsa.told('sipNotice', 2);
  const letters = dutiesOf(await elsa.look(), 'postLetter');
  scene.check('Tre brev ska postas: till Elsa och till var och en av vårdnadshavarna', letters.length === 3);
  for (const { name } of guardians) await elsa.post('ifo', `Skriver ut och postar kallelsen till ${name}.`, name);
  for (const user of ['skola', 'bup']) await elsa.fillIn(user, 'Svarar att enheten kommer.', 'svara', COMES);
}

async function met(elsa: StoryPlan): Promise<void> {
  await elsa.fillIn('ifo', 'Noterar mötet. Elsa var med en stund och hade ritat.', 'motet', {
    came: [family.unit, school.unit, childPsychiatry.unit],
    personTookPart: 'there',
    childTookPart: 'there',
  });
}

async function written(elsa: StoryPlan): Promise<void> {
  await elsa.fillIn('ifo', 'Skriver in Elsas eget mål.', 'skriv-mal', {
    text: 'Gå till skolan utan ont i magen',
    words: 'person',
    term: 'long',
    kind: 'coordination',
  });
  await elsa.fillIn('ifo', 'Skriver in det som Elsa har berättat i förtroende.', 'skriv-behov', {
    text: 'Rädd när de vuxna bråkar vid hämtning',
    kind: 'family',
    notForGuardians: true,
  });
  for (const [user, text, values] of [
    ['skola', 'Skriver in skolans insats.', intervention('Eget rum vid rasten', 'school')],
    ['bup', 'Skriver in BUP:s insats.', intervention('Behandling mot oro varje tisdag', 'psychiatry')],
    ['ifo', 'Skriver in socialtjänstens insats.', intervention('Familjesamtal', 'social')],
  ] as const) {
    await elsa.fillIn(user, text, 'skriv-insats', values);
  }
  await elsa.fillIn('ifo', 'Skriver vem som har det övergripande ansvaret.', 'planen-som-helhet', {
    overallResponsibleParty: family.party,
  });
  await elsa.fillIn('ifo', 'Bestämmer dagen för uppföljning.', 'nasta-uppfoljning', { on: dayFromNow(60) });
  await elsa.fillIn('ifo', 'Utser Petra till huvudansvarig för SIP, som Elsa önskar.', 'huvudansvarig', {
    coordinator: PETRA,
    wish: 'person',
    mostContact: true,
  });
}

async function copies(scene: Scene, elsa: StoryPlan, guardians: readonly Guardian[]): Promise<void> {
  const letters: (Copy & { name: string })[] = [];
  for (const { name } of guardians) {
    letters.push(copyOfText(name, await elsa.post('ifo', `Skriver ut och postar planen till ${name}.`, name)));
  }
  const all: Copy[] = [
    ...letters.map((letter) => ({ ...letter, name: `${letter.name.split(' ')[0]}s brev` })),
    copyOfPlan('IFO', await elsa.asSeenBy('ifo')),
    copyOfPlan('Skolan', await elsa.asSeenBy('skola')),
    copyOfPlan('BUP', await elsa.asSeenBy('bup')),
  ];
  scene.show('Samma plan, som var och en har den:', sideBySide(all));
  for (const { name, street } of guardians) {
    const own = letters.find((letter) => letter.name === name);
    const other = guardians.find((one) => one.name !== name);
    scene.check(
      `${name} har ett eget brev, utan den andras adress`,
      own?.has(street) === true && !own.has(other?.street ?? ''),
    );
    scene.check(
      `Det Elsa har sagt i förtroende står inte i ${name}s brev`,
      own?.has('Eget rum') === true && !own.has('Rädd när'),
    );
  }
  const [, , , atSchool, atBup] = all;
  scene.check('Skolan har sin insats och Elsas mål', atSchool?.has('Eget rum') === true && atSchool.has('ont i magen'));
  scene.check(
    'BUP har sin egen insats och skolans, men inte familjesamtalen',
    atBup?.has('tisdag') === true && atBup.has('Eget rum') && !atBup.has('Familjesamtal'),
  );
}

async function schoolKnowsNothing(scene: Scene, elsa: StoryPlan): Promise<void> {
  const { facts, plan, timeline, deliveries, duties } = await casePage(scene.hub, 'skola', elsa.id);
  const shown = JSON.stringify([facts, plan, timeline, deliveries, duties]);
  const read = await readPlan(scene, 'skola', elsa);
  const trace = new RegExp(`psyk|BUP|oro|${childPsychiatry.unit}|${childPsychiatry.party}`, 'i');
  scene.check('Skolans sida har inget spår av psykiatrin', plan !== undefined && !trace.test(shown));
  scene.check('Det skolan läser genom FHIR har inget heller', read.length > 0 && !trace.test(JSON.stringify(read)));
}
