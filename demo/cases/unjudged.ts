import type { Chapter } from '../chapter.ts';
import { workList } from '../case-forms.ts';
import { PHYSICIAN, WARD_12 } from '../places.ts';
import type { Scene } from '../scene.ts';
import { now } from '../story-case.ts';
import { StoryStay } from '../story-stay.ts';
import { until } from '../until.ts';

export const unjudged: Chapter = {
  title: 'Ingen bedömer: inget glöms och inget skickas',
  about:
    'Två patienter skrivs in, men ingen läkare har tagit ställning. Ärendena väntar synligt, som en enda rad med ett antal, tills någon bedömer.',
  async play(scene) {
    const before = await waiting(scene);
    const nils = await StoryStay.admit(scene, 'Rapporterar att Nils Provperson är inskriven på Avdelning 12.', {
      given: 'Nils',
    });
    const moa = await StoryStay.admit(scene, 'Rapporterar att Moa Provperson är inskriven på Avdelning 12.', {
      given: 'Moa',
    });
    await waitingBecomes(scene, before + 2);
    for (const one of [nils, moa]) {
      const { page, duties } = await one.look();
      scene.check(
        `${one.name} väntar som inte bedömd, utan någon frist`,
        page.status.code === 'notJudged' && duties.length === 0,
      );
    }
    await nils.fillIn('lakare', 'Bedömer att Nils inte behöver några insatser efter utskrivningen.', 'inget-behov', {
      by: PHYSICIAN,
      at: now(),
    });
    await waitingBecomes(scene, before + 1);
    await moa.report('Rapporterar läkarens bedömning att inte heller Moa behöver några insatser.', {
      judgement: { at: now(), units: [] },
    });
    await waitingBecomes(scene, before);
    for (const one of [nils, moa]) {
      const { page } = await one.look();
      scene.check(`${one.name} är bedömd utan behov`, page.status.code === 'noNeed');
      await one.report(`Rapporterar att ${one.name} är utskriven.`, { dischargedAt: now() });
      const { duties, deliveries, page: after } = await one.closes();
      scene.check(`För ${one.name} uppstod ingen uppgift och lämnades inget`, duties.length + deliveries.length === 0);
      scene.check(
        `${one.name} är utskriven utan avvikelse`,
        after.status.code === 'discharged' && after.deviations.length === 0,
      );
    }
    return [nils, moa];
  },
};

async function waiting({ hub }: Scene): Promise<number> {
  const { unjudged: rows } = await workList(hub, 'planerare');
  return rows.find(({ unit }) => unit.hsaId === WARD_12)?.count ?? 0;
}

async function waitingBecomes(scene: Scene, expected: number): Promise<void> {
  await until(`${expected} väntar på bedömning i arbetslistan`, async () => (await waiting(scene)) === expected);
  const text =
    expected === 0 ? 'ingen rad: alla är bedömda' : `en rad, ”Inskrivna utan bedömning, Avdelning 12: ${expected}”`;
  scene.show(`I utskrivningsplanerarens arbetslista står ${text}.`);
  scene.check(`Arbetslistan visar ${expected} inskrivna utan bedömning`, true);
}
