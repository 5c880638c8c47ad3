import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadDirectory, type Member } from '../../../../adapters/directory/directory.ts';
import type { Instant } from '../../../../domain/calendar/instant.ts';
import type { LocalDate } from '../../../../domain/calendar/local-date.ts';
import type { SipView } from '../../../../domain/disclosure/sip-view.ts';
import { SIP_DUTY_CODES } from '../../../../domain/duties/sip/catalogue.ts';
import { sip as process } from '../../../../domain/sip/process.ts';
import { RIGHTS } from '../../../../domain/sip/rights.ts';
import { nationalLaw } from '../../../../test/support/law-alone.ts';
import type { Form } from '../../forms/form.ts';
import { sipForms } from './catalogue.ts';
import { SIP_FORM_OF } from './of-duty.ts';
import type { SipContext } from './sip-form.ts';

const directory = loadDirectory(join(import.meta.dirname, '../../../../adapters/directory/fictional-region.json'));
const LINDEN = { party: 'SE0000000001-3000', unit: 'SE0000000001-3001' };
const BUP = { party: 'SE0000000001-4000', unit: 'SE0000000001-4001' };
const FORMS = sipForms('sip');
const AT = Date.UTC(2026, 10, 20) as Instant;

const formNamed = (wanted: string): Form<SipView> => {
  const found = FORMS.find(({ name }) => name === wanted);
  if (!found) throw new Error(`no form named ${wanted}`);
  return found;
};

/** A plan of a child with something of everything in it. */
function contextFor(change: Partial<SipView> = {}, user = 'vardkontakt'): SipContext {
  const item = { kind: 'health' as const, party: LINDEN.party, writtenAt: AT, changedNumber: 5 };
  const consent = {
    giver: 'g1',
    form: 'oral' as const,
    takenBy: 'SE0000000001-A202',
    takenByParty: LINDEN.party,
    givenAt: AT,
    until: null,
    number: 3,
  };
  const unit = { ...LINDEN, body: '', side: 'region-outpatient' as const, channel: 'workList' as const };
  const view: SipView = {
    kind: 'sip',
    caseId: 's1',
    as: 'coordinating',
    version: 1,
    personId: 'p1',
    personItems: [],
    marks: { deceased: false, protectedIdentity: false },
    status: 'called',
    duties: [],
    deliveries: [],
    deviations: [],
    changed: {},
    differences: {},
    sip: {
      kind: 'sip',
      caseId: 's1',
      status: 'draft',
      openedAt: AT,
      needs: [],
      goals: [{ id: 'goal', text: 'Gå i skolan', term: 'long', words: 'person', ...item }],
      interventions: [{ id: 'one', what: 'Samtal', doneBy: 'party', status: 'decided', unit: LINDEN.unit, ...item }],
      team: [],
      contacts: [],
      meetings: [
        {
          meeting: 'm1',
          convener: 'SE0000000001-A202',
          convenerUnit: LINDEN.unit,
          convenerParty: LINDEN.party,
          startsAt: AT,
          place: 'Här',
          form: 'physical',
          personTakesPart: 'På plats',
          moves: 0,
          status: 'called',
          invitees: [
            { ...LINDEN, attendance: 'required', knowsPerson: true },
            { ...BUP, attendance: 'required', knowsPerson: true },
          ],
          changedNumber: 4,
        },
      ],
      followUps: [],
      consents: [
        { ...consent, object: 'draw-up' },
        { ...consent, object: 'invite', to: BUP.party },
        { ...consent, object: 'invite', to: 'SE0000000006-1000' },
        { ...consent, object: 'invite', to: 'SE0000000002-1000', endedAt: AT },
        { ...consent, object: 'invite', to: 'SE0000000002-2000', until: '2026-11-01' as LocalDate },
      ],
    },
    course: {
      needs: [],
      assessments: [],
      offers: [],
      related: [
        {
          id: 'g1',
          role: 'guardian',
          safeToReach: true,
          is: 'available',
          named: { at: AT, number: 1, party: LINDEN.party },
          wish: { at: AT, number: 2, party: LINDEN.party, wish: 'wants' },
        },
      ],
      consenter: null,
      childHeard: null,
      handOver: null,
      prepared: { inviteWishes: [{ ...unit, ...BUP, ehr: false, mail: false }], notWanted: [], why: 'Därför' },
      isChild: true,
      openChanges: 0,
      goalsInConfidence: [],
      existing: [{ dischargeId: 'd1', admittedAt: AT }],
      endConfirmed: false,
      informedAtEnd: false,
    },
    ...change,
  };
  const viewer = directory.memberByUser(user) as Member;
  return { view, viewer, directory, now: AT, policy: nationalLaw, close: new Map([['g1', 'Vera Provperson']]) };
}

describe.each(FORMS.map((form) => [form.name, form] as const))('%s', (_name, form) => {
  const fields = form.fields(contextFor());

  test('asks for exactly what it reads', () => {
    const shape = (
      form.schema as unknown as { shape: Record<string, { safeParse(value: unknown): { success: boolean } }> }
    ).shape;
    expect(fields.map(({ name }) => name).sort()).toEqual(Object.keys(shape).sort());
    const optional = Object.keys(shape).filter((name) => shape[name]?.safeParse(undefined).success);
    const free = fields.filter(({ required }) => !required).map(({ name }) => name);
    expect(free.sort()).toEqual(optional.sort());
  });

  test('has a name fit for an address, and each choice once', () => {
    expect(form.name).toMatch(/^[a-z-]+$/);
    for (const field of fields) {
      const values = 'options' in field ? field.options.map(({ value }) => value) : [];
      expect(new Set(values).size).toBe(values.length);
    }
  });

  test('asks about rows that another question of it offers', () => {
    for (const field of fields) {
      if (field.kind !== 'matrix') continue;
      const rows = fields.find(({ name }) => name === field.rowsFrom);
      expect(rows?.kind).toBe('many');
      expect(rows && 'options' in rows ? rows.options.map(({ value }) => value) : []).toEqual(
        field.rows.map(({ value }) => value),
      );
    }
  });
});

test('there is a form for every command that a person may give', () => {
  const commands = new Set<string>(FORMS.map(({ command }) => command));
  expect(Object.keys(RIGHTS).filter((command) => !commands.has(command))).toEqual(process.reports);
});

test('every duty leads to a form, but for those that are done elsewhere or by no form', () => {
  const withForm = Object.keys(SIP_FORM_OF);
  expect(SIP_DUTY_CODES.filter((code) => !withForm.includes(code))).toEqual(['collaborate', 'postLetter']);
});

describe('the rule of a form', () => {
  test('names law and routine for a plan by law', () => {
    expect(formNamed('uppratta').rule).toContain('socialtjänstlagen 10 kap.');
  });

  test('names no statute on plans for one within a municipality, which rests on none', () => {
    const rules = sipForms('l-sip').map(({ rule }) => rule);
    expect(rules.filter((rule) => /2017:612|socialtjänstlagen|sjukvårdslagen|Länsgemensam/.test(rule))).toEqual([]);
  });
});

describe('whom the convener may call', () => {
  const invitees = (context: SipContext) => {
    const field = formNamed('kalla')
      .fields(context)
      .find(({ name }) => name === 'invitees');
    return field?.kind === 'many' ? field : undefined;
  };

  test('are those that a standing consent names, and the own party, by whether they must come', () => {
    expect(invitees(contextFor())?.options.map(({ value, group }) => [value, group])).toEqual([
      ['SE0000000001-3001', 'Ska komma'],
      ['SE0000000001-4001', 'Ska komma'],
      ['SE0000000006-1001', 'Får komma'],
    ]);
  });

  test('are chosen as the person wished', () => {
    expect(invitees(contextFor())?.value).toEqual([BUP.unit]);
  });

  test('leave out whom the person does not want', () => {
    const { view } = contextFor();
    const { prepared } = view.course;
    const course = {
      ...view.course,
      prepared: { inviteWishes: [], notWanted: prepared?.inviteWishes ?? [] },
    };
    expect(invitees(contextFor({ course }))?.options.map(({ value }) => value)).not.toContain(BUP.unit);
  });
});

test('what a child prepared in confidence stays marked, and is not copied into a notice that goes to guardians', () => {
  const { sip, course } = contextFor().view;
  const prepared = { inviteWishes: [], notWanted: [], why: 'Därför', notForGuardians: true };
  const said = { matters: 'Barnets ord', questions: ['Barnets fråga'], takesPart: 'Barnets sätt' };
  const context = contextFor({ sip: { ...sip, preparation: said }, course: { ...course, prepared } });
  expect(JSON.stringify(formNamed('kalla').fields(context))).not.toMatch(/Därför|Barnets (ord|fråga|sätt)/);
  const mark = formNamed('forbered')
    .fields(context)
    .find(({ name }) => name === 'notForGuardians');
  expect(mark).toMatchObject({ kind: 'yes', value: true });
});

test('a long-term goal that a child has told in confidence is not copied into the notice either', () => {
  const { sip, course } = contextFor().view;
  const goal = { id: 'g', text: 'Barnets mål', term: 'long' as const, words: 'person' as const };
  const goals = [{ ...goal, party: LINDEN.party, kind: 'family' as const, changedNumber: 1, isDraft: false }];
  const asked = (goalsInConfidence: string[]) =>
    JSON.stringify(
      formNamed('kalla').fields(
        contextFor({ sip: { ...sip, goals: goals as never }, course: { ...course, goalsInConfidence } }),
      ),
    );
  expect(asked([])).toContain('Barnets mål');
  expect(asked(['g'])).not.toContain('Barnets mål');
});

describe('who consents', () => {
  const options = (context: SipContext) => {
    const field = formNamed('samtycke').fields(context)[0];
    return field && 'options' in field ? field.options.map(({ label }) => label) : [];
  };

  test('for a child are the guardians, by name, and the young person themselves before the 18th birthday', () => {
    expect(options(contextFor())).toEqual(['Vera Provperson, vårdnadshavare', 'Den unga själv, inför sin 18-årsdag']);
  });

  test('is the person when grown', () => {
    const { view } = contextFor();
    expect(options(contextFor({ course: { ...view.course, isChild: false } }))).toEqual(['Personen själv']);
  });
});

test('a consent is taken back by those who gave what stands, and where none does by those who decide', () => {
  const givers = (change: Partial<SipView> = {}) => {
    const field = formNamed('aterkalla-samtycke').fields(contextFor(change))[0];
    return field && 'options' in field ? field.options.map(({ value }) => value) : [];
  };
  const { view } = contextFor();
  const lapsed = { sip: { ...view.sip, consents: [] } };
  expect(givers()).toEqual(['g1']);
  expect(givers(lapsed)).toEqual(['g1']);
  expect(givers({ ...lapsed, course: { ...view.course, isChild: false } })).toEqual(['person']);
  expect(givers({ ...lapsed, as: 'party' })).toEqual([]);
});

test('what stood in the form and was emptied is taken away, and nothing else', () => {
  const { sip } = contextFor().view;
  const form = formNamed('planen-som-helhet');
  const made = (change: Partial<SipView['sip']>) =>
    form.toCommand(form.schema.parse({}), contextFor({ sip: { ...sip, ...change } }), { relatedId: 'r', draftId: 'd' });
  expect(made({ waysOfWorking: 'Vi ringer varandra' }).data).toEqual({ waysOfWorking: null });
  const change = formNamed('andra-insats');
  const values = change.schema.parse({ id: 'i', judgedOn: '2027-01-01', emptied: ['judgedOn', 'when', 'after'] });
  expect(change.toCommand(values, contextFor(), { relatedId: 'r', draftId: 'd' }).data).toEqual({
    id: 'i',
    judgedOn: '2027-01-01',
    when: null,
    after: [],
  });
});

test('that meetings may be digital is taken back alone', () => {
  const { sip } = contextFor().view;
  const consents = sip.consents
    .slice(0, 1)
    .map(({ to: _to, ...one }) => ({ ...one, object: 'digital-meeting' as const }));
  const context = contextFor({ sip: { ...sip, consents } });
  const narrow = formNamed('begransa-samtycke');
  const [of] = narrow.fields(context);
  expect(of && 'options' in of ? of.options.map(({ label }) => label) : []).toEqual([
    'Digitala möten (Vera Provperson, vårdnadshavare)',
  ]);
  const values = narrow.schema.parse({ of: 'g1|', kinds: ['health'], at: '2026-11-20T10:00:00+01:00' });
  expect(narrow.toCommand(values, context, { relatedId: 'r', draftId: 'd' }).data).toMatchObject({
    giver: 'g1',
    kinds: [],
    invite: false,
    digitalMeeting: true,
  });
});

test('a consent becomes what each party may know, and no more than was chosen', () => {
  const made = formNamed('samtycke').toCommand(
    formNamed('samtycke').schema.parse({
      giver: 'person',
      drawUp: 'yes',
      invite: [BUP.party],
      informed: [LINDEN.party],
      share: [`${LINDEN.party}:health`, `${LINDEN.party}:school`, `${BUP.party}:psychiatry`],
      form: 'oral',
      takenBy: 'SE0000000001-A202',
      at: '2026-11-20T10:00:00+01:00',
    }),
    contextFor(),
    { relatedId: 'r', draftId: 'd' },
  );
  expect(made.data).toMatchObject({
    drawUp: true,
    invite: [BUP.party],
    share: [{ party: LINDEN.party, kinds: ['health', 'school'] }],
    digitalMeeting: false,
    until: null,
  });
});

describe('whom one may tell that the plan has ended', () => {
  const named = { at: AT, number: 1, party: LINDEN.party };
  const offered = (change: Partial<SipView['course']>) => {
    const { course } = contextFor().view;
    const sister = { id: 'r2', role: 'relatedPerson' as const, safeToReach: true, is: 'available' as const, named };
    const view = { course: { ...course, related: [...course.related, sister], ...change } };
    const field = formNamed('informera-vid-avslut').fields(contextFor(view))[0];
    return field?.kind === 'many' ? field.options.map(({ value }) => value) : [];
  };

  test('are all who are close', () => {
    expect(offered({ endedBecause: 'need-over' })).toEqual(['g1', 'r2']);
  });

  test('are guardians who decide for the child alone, when consent was withdrawn', () => {
    expect(offered({ endedBecause: 'consent-withdrawn' })).toEqual(['g1']);
    const consenter = { ...named, who: 'person' as const, by: 'x', because: 'Mogen' };
    expect(offered({ endedBecause: 'consent-withdrawn', consenter })).toEqual([]);
    expect(offered({ endedBecause: 'consent-withdrawn', isChild: false })).toEqual([]);
  });
});

test('the answer of one that has letters alone is asked of who called it, and of nobody else', () => {
  const agency = { party: 'SE0000000006-1000', unit: 'SE0000000006-1001' };
  const { view } = contextFor();
  const [meeting] = view.sip.meetings;
  const invitees = [...(meeting?.invitees ?? []), { ...agency, attendance: 'optional' as const, knowsPerson: true }];
  const sip = { ...view.sip, meetings: meeting ? [{ ...meeting, invitees }] : [] };
  const form = formNamed('svar-utifran');
  expect(
    [contextFor(), contextFor({ sip }), contextFor({ sip, as: 'party' }, 'bup')].map((one) => form.concerns?.(one)),
  ).toEqual([false, true, false]);
  const values = form.schema.parse({ unit: agency.unit, answer: 'comes', who: 'Bo Provperson' });
  expect(form.toCommand(values, contextFor({ sip }), { relatedId: 'r', draftId: 'd' }).data).toEqual({
    meeting: 'm1',
    unit: agency.unit,
    answer: 'comes',
    who: 'Bo Provperson',
    mandate: false,
  });
});

test('a contact is taken out by its place, and the others stay', () => {
  const { view } = contextFor();
  const [first, second] = ['A', 'B'].map((text) => ({ role: 'permanentPhysician' as const, unit: LINDEN.unit, text }));
  const context = contextFor({ sip: { ...view.sip, contacts: [first!, second!] } });
  const form = formNamed('ta-bort-kontakt');
  expect([form.concerns?.(contextFor()), form.concerns?.(context)]).toEqual([false, true]);
  const values = form.schema.parse({ contact: '0' });
  expect(form.toCommand(values, context, { relatedId: 'r', draftId: 'd' }).data).toEqual({ contacts: [second] });
});

describe('somebody close', () => {
  const values = formNamed('narstaende').schema.parse({
    role: 'guardian',
    name: 'Vera Provperson',
    street: 'Provgatan 1',
    postalCode: '999 99',
    city: 'Granby',
    isProtected: true,
    safeToReach: 'yes',
  });

  test('is in the command by random ids alone', () => {
    const made = formNamed('narstaende').toCommand(values, contextFor(), { relatedId: 'r1', draftId: 'd1' });
    expect(made.data).toEqual({ relatedId: 'r1', draftId: 'd1', role: 'guardian', safeToReach: false });
  });

  test('with protected data is kept as such', () => {
    expect(formNamed('narstaende').describes?.(values).isProtected).toBe(true);
  });
});
