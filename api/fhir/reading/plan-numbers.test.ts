import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { SipFrame } from '../../../adapters/fhir/sip/context.ts';
import { sipResources } from '../../../adapters/fhir/sip/resources.ts';
import { DEFAULT_SYSTEMS } from '../../../adapters/lifecare/message-systems.ts';
import { fetchableCopy, isFetchable, toldVersion } from '../../../domain/disclosure/sip-told.ts';
import { viewSip } from '../../../domain/disclosure/sip-view.ts';
import { fold } from '../../../domain/process/step.ts';
import { sip } from '../../../domain/sip/process.ts';
import { plansFrom } from '../../../domain/testing/random-plan.ts';
import { staffOf, UNITS, type PlayedPlan } from '../../../domain/testing/sip-plans.ts';
import { planNumbers } from './plan-numbers.ts';

const frame: SipFrame = {
  names: DEFAULT_SYSTEMS,
  subject: { reference: 'Patient/p' },
  refer: (type, id) => ({ reference: `${type}/${id}` }),
  organization: (hsaId) => ({ reference: `Organization/${hsaId}` }),
  nameOf: () => undefined,
};

/** What a unit may fetch now, by name: its version and its text. */
function fetched(played: PlayedPlan, unit: (typeof UNITS)[number]): Map<string, { number: number; text: string }> {
  const { state, events, at } = played;
  const { party } = unit;
  const view = viewSip(state, played.duties(), staffOf(unit), { deceased: false, protection: 'none' }, undefined, at);
  if (!view || !isFetchable(state, party, at)) return new Map();
  const version = toldVersion(state, party);
  const before = events.filter(({ number }) => number <= (version?.number ?? 0));
  const copy = fetchableCopy(state, version && fold(sip, sip.empty(state.caseId), before), party, at);
  const numberOf = planNumbers(state, copy, view.deliveries, { party, at });
  return new Map(
    sipResources(copy, frame, view.deliveries)
      .filter(({ resourceType }) => resourceType !== 'PractitionerRole' && resourceType !== 'RelatedPerson')
      .map((one) => [`${one.resourceType}/${one.id}`, { number: numberOf(one.id ?? ''), text: JSON.stringify(one) }]),
  );
}

test('whatever happens, what reads otherwise has a later version', () => {
  const numbers = fc.array(fc.integer({ min: 0, max: 2 ** 31 }), { minLength: 10, maxLength: 40 });
  fc.assert(
    fc.property(numbers, (given) => {
      const last = new Map<string, { number: number; text: string }>();
      plansFrom(given, (played) => {
        for (const unit of UNITS) {
          for (const [name, now] of fetched(played, unit)) {
            const before = last.get(`${unit.unit} ${name}`);
            const least = (before?.number ?? 0) + (before && before.text !== now.text ? 1 : 0);
            expect([name, now.text, now.number >= least]).toEqual([name, now.text, true]);
            last.set(`${unit.unit} ${name}`, now);
          }
        }
      });
    }),
    { numRuns: 20 },
  );
});
