import { expect, test } from '@jest/globals';
import { join } from 'node:path';
import { loadDirectory } from '../../../../adapters/directory/directory.ts';
import { viewSip } from '../../../../domain/disclosure/sip-view.ts';
import { drawnUp, linden, LINDEN, SOCIAL, staffOf, type PlayedPlan } from '../../../../domain/testing/sip-plans.ts';
import type { PlanView } from '../../../contracts/plan.ts';
import { planOf } from './plan-view.ts';

const directory = loadDirectory(join(import.meta.dirname, '../../../../adapters/directory/fictional-region.json'));

function page(played: PlayedPlan): PlanView {
  const { state, at } = played;
  const view = viewSip(state, played.duties(), linden, { deceased: false, protection: 'none' }, undefined, at);
  const plan = view && planOf(directory, view, new Map());
  if (!plan) throw new Error('no plan');
  return plan;
}

test('a plan shows what its new version changed, and what has changed since', () => {
  const played = drawnUp([
    [LINDEN, 'coordination', 'health', 'social'],
    [SOCIAL, 'coordination', 'social'],
  ]);
  const look = (): PlanView => page(played);
  expect(JSON.stringify(look())).not.toMatch(/(sedan|i) version/);
  const own = played.state.plan.interventions.find(({ party }) => party === LINDEN.party)?.id ?? '';
  const others = played.state.plan.interventions.find(({ party }) => party === SOCIAL.party)?.id ?? '';

  played.must('addNeed', { text: 'Hjälp med handling', kind: 'social' }, staffOf(SOCIAL));
  played.must('removeItem', { id: others, because: 'klart' }, staffOf(SOCIAL));
  expect(look().needs[0]?.since).toBe('Nytt sedan version 1');
  expect(look().removed).toMatchObject([
    { text: `Insats: insats ${SOCIAL.party}`, since: 'Borttaget sedan version 1' },
  ]);

  played.must('changeIntervention', { id: own, how: 'tätare' }, linden);
  played.must('writePlan', { waysOfWorking: 'på annat sätt', overallResponsibleParty: LINDEN.party }, linden);
  played.must('drawUp', { at: played.at, personAgrees: true }, linden);
  const { needs, others: rows, removed, whole } = look();
  expect(needs[0]?.since).toBe('Nytt i version 2');
  expect(rows.map(({ since }) => since)).toEqual(['Ändrat i version 2']);
  expect(removed.map(({ since }) => since)).toEqual(['Borttaget i version 2']);
  expect(whole.find(({ term }) => term === 'Så arbetar ni tillsammans')?.details).toEqual([
    { text: 'Ändrat i version 2' },
  ]);
  expect(whole.find(({ term }) => term === 'Övergripande ansvar')).not.toHaveProperty('details');

  played.must('reportIntervention', { id: own, carriedOut: 'done', at: played.at }, linden);
  expect(look().others[0]?.since).toBe('Uppdaterat sedan version 2');
});
