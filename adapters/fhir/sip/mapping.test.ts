import { describe, expect, test } from '@jest/globals';
import type {
  Appointment,
  CarePlan,
  CareTeam,
  Communication,
  Consent,
  FhirResource,
  Goal,
  Provenance,
  RelatedPerson,
  ServiceRequest,
} from 'fhir/r4.js';
import { instant } from '../../../domain/calendar/instant.ts';
import type { LocalDate } from '../../../domain/calendar/local-date.ts';
import type { DeliveryView } from '../../../domain/disclosure/frame-view.ts';
import type { MeetingCopy, SipCopy } from '../../../domain/disclosure/sip-copy.ts';
import { DEFAULT_SYSTEMS } from '../../lifecare/message-systems.ts';
import type { SipFrame } from './context.ts';
import { ehrPlanOf } from './ehr-plan.ts';
import { planId } from './ids.ts';
import { planSystem } from './names.ts';
import { sipResources } from './resources.ts';
import { SAMPLE_COPY, SAMPLE_PERSON, sampleMessage } from './testing/sample-copy.ts';

const frame: SipFrame = {
  names: DEFAULT_SYSTEMS,
  subject: { reference: 'Patient/p1' },
  refer: (type, id) => ({ reference: `${type}/${id}` }),
  organization: (hsaId) => ({ reference: `Organization/${hsaId}` }),
  nameOf: () => undefined,
};

const envelope = { person: SAMPLE_PERSON, names: (hsaId: string) => `Namn på ${hsaId}` };

function read(changes: Partial<SipCopy> = {}): FhirResource[] {
  return sipResources({ ...SAMPLE_COPY, ...changes }, frame);
}

function all<R extends FhirResource>(resources: readonly FhirResource[], type: R['resourceType']): R[] {
  return resources.filter((one): one is R => one.resourceType === type);
}

function first<R extends FhirResource>(resources: readonly FhirResource[], type: R['resourceType']): R {
  const [found] = all<R>(resources, type);
  if (!found) throw new Error(`no ${type}`);
  return found;
}

test.each([
  ['draft', 'draft', 'proposed', 'active'],
  ['active', 'active', 'active', 'active'],
  ['on-hold', 'on-hold', 'suspended', 'active'],
  ['ended', 'completed', 'inactive', 'inactive'],
] as const)('a plan that is %s: CarePlan %s, CareTeam %s, Consent %s', (status, plan, team, consent) => {
  const resources = read({ status });
  expect(first<CarePlan>(resources, 'CarePlan').status).toBe(plan);
  expect(first<CareTeam>(resources, 'CareTeam').status).toBe(team);
  expect(first<Consent>(resources, 'Consent').status).toBe(consent);
});

describe('the plan', () => {
  test('a SIP has the national category alone; a plan of one municipality has none that is national', () => {
    expect(first<CarePlan>(read(), 'CarePlan').category).toEqual([
      { coding: [{ system: 'https://fhir.inera.se/CodeSystem/typeofcareplan-cs', code: 'SIP' }] },
    ]);
    expect(JSON.stringify(first<CarePlan>(read({ kind: 'l-sip' }), 'CarePlan').category)).not.toContain('inera');
  });

  test('is by the lead coordinator who has said yes, else by the unit that carries it on', () => {
    const { lead } = SAMPLE_COPY;
    expect(first<CarePlan>(read(), 'CarePlan').author?.reference).toMatch(/^PractitionerRole\//);
    const asked = read(lead ? { lead: { ...lead, accepted: false } } : {});
    expect(first<CarePlan>(asked, 'CarePlan').author?.reference).toBe('Organization/SE0000000001-3001');
  });

  test('what the person does stands beside what others do, in the order of the copy', () => {
    const { activity } = first<CarePlan>(read(), 'CarePlan');
    const requests = all<ServiceRequest>(read(), 'ServiceRequest');
    expect(activity?.map(({ reference }) => reference?.reference)).toEqual(
      requests.map(({ id }) => `ServiceRequest/${id}`),
    );
    const [own] = requests.filter(({ code }) => code?.text === 'Promenad');
    expect(own?.performer).toEqual([frame.subject]);
  });

  test('tells what is otherwise than in the plan that was sent before', () => {
    const { kind, party } = { kind: 'social' as const, party: 'SE0000000002-1000' };
    const removed = [{ id: 'i9', what: 'intervention' as const, text: 'Trygghetslarm', kind, party }];
    const difference = { added: ['n1'], changed: ['i1', 'hidden'], removed, whole: [] };
    const texts = first<CarePlan>(read({ difference }), 'CarePlan').note?.map(({ text }) => text);
    expect(texts).toContain(
      [
        'Nytt sedan förra utskicket: Sår som ska läkas',
        'Ändrat sedan förra utskicket: Såromläggning',
        'Borttaget sedan förra utskicket: Trygghetslarm',
      ].join('\n'),
    );
  });

  test('tells its version, follow-up and the person’s own words', () => {
    const { note } = first<CarePlan>(read(), 'CarePlan');
    const texts = note?.map(({ text }) => text);
    expect(texts).toContain('Version 2, upprättad 2027-03-08. Personen är överens om planen. Skäl: Nytt delmål');
    expect(texts).toContain('Uppföljning 2027-06-08 kl. 13:00, möte, Vårdcentralen Linden');
    expect(note?.[0]).toEqual({
      authorReference: frame.subject,
      text: 'Det här är viktigt för mig: Att få bo kvar hemma',
    });
  });
});

describe('goals', () => {
  test('a part of a goal refers to it, and the person is who expressed what is in their words', () => {
    const [long, short] = all<Goal>(read(), 'Goal');
    expect(long?.expressedBy).toEqual(frame.subject);
    expect(short).not.toHaveProperty('expressedBy');
    expect(JSON.stringify(short?.extension)).toContain(`Goal/${long?.id}`);
    const [alone] = all<Goal>(read({ goals: SAMPLE_COPY.goals.slice(1) }), 'Goal');
    expect(alone).not.toHaveProperty('extension');
  });

  test.each([
    ['active', 'yes', 1, 'completed', 'achieved'],
    ['active', 'no', 1, 'active', 'not-achieved'],
    ['active', undefined, 1, 'active', 'in-progress'],
    ['active', undefined, 41, 'proposed', undefined],
    ['draft', undefined, 1, 'proposed', undefined],
    ['on-hold', undefined, 1, 'on-hold', undefined],
    ['ended', undefined, 1, 'completed', undefined],
  ] as const)(
    'in a plan that is %s, achieved %s, changed by %s: %s, %s',
    (status, achieved, changed, life, achievement) => {
      const { achieved: _achieved, ...goal } = SAMPLE_COPY.goals[0]!;
      const goals = [{ ...goal, changedNumber: changed, ...(achieved ? { achieved } : {}) }];
      const [made] = all<Goal>(read({ status, goals }), 'Goal');
      expect(made?.lifecycleStatus).toBe(life);
      expect(made?.achievementStatus?.coding?.[0]?.code).toBe(achievement);
    },
  );
});

test.each([
  ['active', 'decided', undefined, 'active'],
  ['active', 'applied-for', undefined, 'draft'],
  ['active', 'applied-for', 'ongoing', 'active'],
  ['active', 'refused', undefined, 'revoked'],
  ['active', 'decided', 'done', 'completed'],
  ['active', 'decided', 'not-done', 'revoked'],
  ['draft', 'decided', undefined, 'draft'],
  ['on-hold', 'decided', 'ongoing', 'on-hold'],
  ['ended', 'decided', 'ongoing', 'unknown'],
  ['ended', 'decided', 'done', 'completed'],
] as const)('an intervention in a plan that is %s, %s, carried out %s: %s', (plan, status, carriedOut, expected) => {
  const { carriedOut: _carriedOut, ...one } = SAMPLE_COPY.interventions[1]!;
  const interventions = [{ ...one, status, ...(carriedOut ? { carriedOut } : {}) }];
  expect(first<ServiceRequest>(read({ status: plan, interventions }), 'ServiceRequest').status).toBe(expected);
});

test('an intervention of another actor is performed by it, by name', () => {
  const [, , other] = all<ServiceRequest>(read(), 'ServiceRequest');
  expect(other?.performer).toEqual([{ type: 'Organization', display: 'Arbetsförmedlingen' }]);
  expect(other?.category?.[0]?.text).toBe('Åtgärd av annan aktör');
});

describe('meetings', () => {
  const meetingOf = (changes: Partial<MeetingCopy>): Appointment =>
    first<Appointment>(read({ meetings: [{ ...SAMPLE_COPY.meetings[0]!, ...changes }] }), 'Appointment');

  test('booked when all who are to come have said so, else pending; held and cancelled as they are', () => {
    const invitees = SAMPLE_COPY.meetings[0]!.invitees.map(({ reply: _reply, ...one }) => one);
    expect(meetingOf({}).status).toBe('booked');
    expect(meetingOf({ invitees }).status).toBe('pending');
    expect(meetingOf({ status: 'held' }).status).toBe('fulfilled');
    expect(meetingOf({ status: 'cancelled' }).status).toBe('cancelled');
    expect(meetingOf({ invitees }).participant.map(({ status }) => status)).toEqual([
      'accepted',
      'accepted',
      'needs-action',
      'needs-action',
      'accepted',
    ]);
  });

  test('one that may come and may not know why is told when and where', () => {
    const { content: _content, ...bare } = SAMPLE_COPY.meetings[0]!;
    const meeting = first<Appointment>(read({ meetings: [bare] }), 'Appointment');
    expect(meeting).not.toHaveProperty('description');
    expect(meeting).not.toHaveProperty('reasonCode');
    expect(meeting.comment).toBe(
      'Mötesform: delvis digitalt\nLänk: https://moten.example/m1\nKommer från SE0000000002-5001: Olle Provrektor',
    );
  });

  test('those close who are called, or were there, stand in it by what they are to the person alone', () => {
    const related = [{ id: 'r7', role: 'relatedPerson' as const, attended: true }];
    const resources = read({ meetings: [{ ...SAMPLE_COPY.meetings[0]!, related }] });
    const one = first<Appointment>(resources, 'Appointment').participant.find(
      ({ actor }) => actor?.display === 'Närstående',
    );
    expect(one).toMatchObject({ required: 'optional', status: 'accepted' });
    const [, id] = one?.actor?.reference?.split('RelatedPerson/') ?? [];
    const person = resources.find((resource) => resource.id === id) as RelatedPerson;
    expect(Object.keys(person).toSorted()).toEqual(['id', 'identifier', 'patient', 'resourceType']);
  });

  test('an end that nobody has said is the start, and is said to be missing', () => {
    const { endsAt: _endsAt, ...endless } = SAMPLE_COPY.meetings[0]!;
    const meeting = first<Appointment>(read({ meetings: [endless] }), 'Appointment');
    expect(meeting.end).toBe(meeting.start);
    expect(meeting.comment).toContain('Sluttid är inte angiven.');
  });
});

describe('consents', () => {
  test('each is for one receiver, and names the kinds of information', () => {
    const share = all<Consent>(read(), 'Consent')[2];
    expect(share?.provision?.actor?.map(({ reference }) => reference)).toEqual([
      { reference: 'Organization/SE0000000002-1000' },
    ]);
    expect(share?.provision?.code?.map(({ coding }) => coding?.[0]?.code)).toEqual(['coordination', 'health']);
    expect(share?.provision?.period).toEqual({ start: '2027-02-10T09:00:00.000Z', end: '2028-02-01' });
  });

  test('what was taken back is inactive from then; what has run out says so by its period', () => {
    const taken = all<Consent>(read(), 'Consent')[3];
    expect([taken?.status, taken?.provision?.period?.end]).toEqual(['inactive', '2027-03-10T09:00:00.000Z']);
    const [first] = SAMPLE_COPY.consents;
    const ran = read({ consents: [{ ...first!, until: '2027-02-11' as LocalDate }] });
    expect(all<Consent>(ran, 'Consent')[0]).toMatchObject({
      status: 'active',
      provision: { period: { end: '2027-02-11' } },
    });
  });

  test('all of a plan that has ended are inactive from the end at the latest', () => {
    const endedAt = instant(Date.parse('2027-05-01T12:00:00Z'));
    const ends = all<Consent>(read({ status: 'ended', endedAt }), 'Consent').map(
      ({ provision }) => provision?.period?.end,
    );
    expect(ends).toEqual([
      '2027-05-01T12:00:00.000Z',
      '2027-05-01T12:00:00.000Z',
      '2027-05-01T12:00:00.000Z',
      '2027-03-10T09:00:00.000Z',
      '2027-05-01T12:00:00.000Z',
    ]);
  });

  test('two of the same moment have an id each', () => {
    const [one] = SAMPLE_COPY.consents;
    const ids = all<Consent>(read({ consents: [one!, one!] }), 'Consent').map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
  });
});

test('who wrote what is told anew when more is written, and once for what was told before', () => {
  const idsOf = (changes: Partial<SipCopy>): (string | undefined)[] =>
    all<Provenance>(read(changes), 'Provenance').map(({ id }) => id);
  const before = idsOf({});
  expect(idsOf({})).toEqual(before);
  const goals = [{ ...SAMPLE_COPY.goals[0]!, changedNumber: 60 }, ...SAMPLE_COPY.goals.slice(1)];
  expect(idsOf({ goals }).filter((id) => !before.includes(id))).toHaveLength(1);
});

test('a letter to somebody close goes to a person without a name', () => {
  const letter: DeliveryView = {
    item: 's1.9',
    message: 'sipNotice',
    direction: 'sent',
    from: 'SE0000000001-3000',
    to: { party: 'person', unit: 'r7' },
    channel: 'letter',
    ground: 'consent-to-invite',
    statutory: false,
    status: 'told',
    attempt: 1,
    version: 9,
  };
  const resources = sipResources({ ...SAMPLE_COPY, consents: [] }, frame, [letter]);
  const { id } = first<RelatedPerson>(resources, 'RelatedPerson');
  expect(Object.keys(first<RelatedPerson>(resources, 'RelatedPerson'))).not.toContain('name');
  expect(first<Communication>(resources, 'Communication')).toMatchObject({
    status: 'completed',
    recipient: [{ reference: `RelatedPerson/${id}` }],
  });
});

describe('written to a record system', () => {
  const plan = ehrPlanOf(sampleMessage(SAMPLE_COPY), envelope, DEFAULT_SYSTEMS);

  test('persons, organisations and staff are its own; the rest is the hub’s, each under a key that stands in it', () => {
    const types = (ours: boolean): string[] =>
      [
        ...new Set(plan?.resources.filter((one) => one.ours === ours).map(({ resource }) => resource.resourceType)),
      ].sort();
    expect(types(false)).toEqual(['Organization', 'Patient', 'PractitionerRole', 'RelatedPerson']);
    expect(types(true)).toEqual([
      'Appointment',
      'CarePlan',
      'CareTeam',
      'Condition',
      'Consent',
      'Goal',
      'Provenance',
      'ServiceRequest',
      'Task',
    ]);
    for (const { resource, key } of plan?.resources ?? []) {
      const own =
        resource.resourceType === 'Provenance' ? { id: key.value } : { identifier: expect.arrayContaining([key]) };
      expect(resource).toMatchObject(own);
    }
  });

  test('two parties that share the system have a copy each, and both are found as the one plan', () => {
    const other = ehrPlanOf(
      sampleMessage(SAMPLE_COPY, { to: { party: 'SE0000000009-7000', unit: 'SE0000000009-7001' } }),
      envelope,
      DEFAULT_SYSTEMS,
    );
    const own = (one: typeof plan): string[] =>
      (one?.resources ?? []).flatMap(({ ours, key }) => (ours ? [`${key.system}|${key.value}`] : []));
    expect(own(other).filter((key) => own(plan).includes(key))).toEqual([]);
    const known = { system: planSystem(DEFAULT_SYSTEMS.base), value: planId(SAMPLE_COPY.caseId) };
    for (const one of [plan, other]) {
      const found = one?.resources.find(({ resource }) => resource.resourceType === 'CarePlan');
      expect(found?.resource).toMatchObject({ identifier: expect.arrayContaining([known]) });
    }
  });

  test('a unit that the directory does not name is known by HSA-id alone', () => {
    const names = (hsaId: string): string | undefined => (hsaId.startsWith('SE0000000002-5') ? undefined : hsaId);
    const { resources } = ehrPlanOf(sampleMessage(SAMPLE_COPY), { ...envelope, names }, DEFAULT_SYSTEMS)!;
    const organizations = resources.filter(({ resource }) => resource.resourceType === 'Organization');
    expect(organizations.map(({ key }) => key.value)).not.toContain('SE0000000002-5001');
  });

  test('nothing without a number to know the person by, and nothing without a plan', () => {
    const nameless = { ...envelope, person: { ...SAMPLE_PERSON, identifiers: [] } };
    expect(ehrPlanOf(sampleMessage(SAMPLE_COPY), nameless, DEFAULT_SYSTEMS)).toBeUndefined();
    expect(ehrPlanOf({ ...sampleMessage(SAMPLE_COPY), facts: {} }, envelope, DEFAULT_SYSTEMS)).toBeUndefined();
  });
});
