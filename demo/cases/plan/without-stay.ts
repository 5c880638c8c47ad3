import { PLAN } from '../../places.ts';
import { consent, notice } from '../../plan-forms.ts';
import type { Scene } from '../../scene.ts';
import { StoryPlan } from '../../story-plan.ts';

const { linden, homeCare, family } = PLAN;

/** A plan that the care centre sees the need of, without any hospital: offered, consented to and prepared. */
export async function prepared(scene: Scene, given: string): Promise<StoryPlan> {
  const plan = await StoryPlan.open(
    scene,
    'vardkontakt',
    `Ser på ett besök att ${given} behöver hjälp från flera håll, och öppnar en SIP.`,
    { given },
  );
  await plan.fillIn('vardkontakt', `Erbjuder ${given} en SIP.`, 'erbjud', {
    informedHow: 'Vid besök på vårdcentralen',
    understood: true,
  });
  await plan.fillIn(
    'vardkontakt',
    `Frågar om samtycke: ${given} säger ja till hemsjukvården och individ- och familjeomsorgen.`,
    'samtycke',
    consent(
      'person',
      [homeCare.party, family.party],
      [
        { party: linden.party, kinds: ['coordination', 'health', 'social'] },
        { party: homeCare.party, kinds: ['coordination', 'health'] },
        { party: family.party, kinds: ['coordination', 'social'] },
      ],
    ),
  );
  await plan.fillIn('vardkontakt', `Förbereder mötet med ${given}.`, 'forbered', {
    matters: 'Att slippa berätta samma sak för alla',
    wantedResult: 'Bo kvar hemma',
    questions: ['Vem ringer jag?'],
    purpose: 'Komma överens om vem som gör vad',
    why: 'Flera verksamheter behöver passa ihop',
    inviteWishes: [linden.unit, homeCare.unit, family.unit],
    takesPart: 'På plats',
    understood: true,
  });
  return plan;
}

export async function calls(plan: StoryPlan): Promise<void> {
  await plan.fillIn(
    'vardkontakt',
    'Kallar till SIP-möte.',
    'kalla',
    notice('Vårdcentralen Linden, rum 3', {
      [linden.unit]: 'coordination',
      [homeCare.unit]: 'coordination',
      [family.unit]: 'coordination',
    }),
  );
}
