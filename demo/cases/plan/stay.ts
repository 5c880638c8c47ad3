import { FIA, GRANBY_HEALTH, LINDEN, PLAN } from '../../places.ts';
import type { Scene } from '../../scene.ts';
import { daysFromNow, now } from '../../story-case.ts';
import { StoryPlan } from '../../story-plan.ts';
import { StoryStay } from '../../story-stay.ts';

interface Patient {
  given: string;
  /** Why they were admitted: `efter en stroke`. */
  why: string;
  units: readonly Unit[];
}

type Unit = typeof GRANBY_HEALTH | typeof PLAN.family.unit;

const PLANNERS: Readonly<Record<string, string>> = {
  [GRANBY_HEALTH]: 'hemsjukvard',
  [PLAN.family.unit]: 'ifo',
  [LINDEN]: 'vardkontakt',
};

/** A stay in which somebody has said that both sides are needed, and the plan that opens by itself. */
export async function needsPlan(
  scene: Scene,
  { given, why, units }: Patient,
): Promise<{ stay: StoryStay; plan: StoryPlan }> {
  const stay = await StoryStay.admit(
    scene,
    `Rapporterar att ${given} Provperson är inskriven ${why}, och vilka enheter läkaren har bedömt att hen kan behöva.`,
    { given },
    { judgement: { at: now(), units }, estimatedDischargeAt: daysFromNow(5) },
  );
  await stay.told('admissionNotice', units.length + 1);
  for (const unit of [...units, LINDEN]) {
    await stay.fillIn(PLANNERS[unit] ?? '', 'Påbörjar planeringen.', 'paborja-planering', { unit, at: now() });
  }
  await stay.fillIn(
    'vardcentralschef',
    'Utser Fia Testkontakt till huvudansvarig fast vårdkontakt.',
    'fast-vardkontakt',
    { careContact: FIA, lead: true, at: now() },
  );
  await stay.fillIn('lakare', 'Anger att insatser behövs från både region och kommun.', 'behov-pa-bada-sidor', {
    needed: 'yes',
  });
  const plan = await StoryPlan.ofStay(scene, stay, 'vardkontakt');
  scene.say(
    `Då öppnas ett SIP-ärende för ${given} av sig självt. Den fasta vårdkontakten har uppgiften att erbjuda en plan.`,
  );
  return { stay, plan };
}

/** Ready, by the record system; resolves when every unit has been told. */
export async function becomesReady(stay: StoryStay, units: number): Promise<void> {
  const at = now();
  await stay.report(`Rapporterar att ${stay.name} är utskrivningsklar, och att sekretess är prövad.`, {
    ready: { at, secrecyCheckedAt: at },
  });
  await stay.told('readyNotice', units);
}

export async function goesHome(stay: StoryStay, units: readonly string[]): Promise<void> {
  for (const unit of units) {
    await stay.fillIn('planerare', 'Noterar att informationen till enheten är lämnad muntligt.', 'information-lamnad', {
      unit,
      at: now(),
    });
  }
  await stay.fillIn(
    'planerare',
    `Noterar att ${stay.name} har fått sin skriftliga sammanfattning.`,
    'patienten-informerad',
    {
      at: now(),
    },
  );
  await stay.report(`Rapporterar att ${stay.name} är utskriven till hemmet.`, { dischargedAt: now() });
}
