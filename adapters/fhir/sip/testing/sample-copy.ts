import { instant, type Instant } from '../../../../domain/calendar/instant.ts';
import type { LocalDate } from '../../../../domain/calendar/local-date.ts';
import type { OutgoingMessage } from '../../../../domain/disclosure/message.ts';
import type { SipCopy } from '../../../../domain/disclosure/sip-copy.ts';
import type { Person } from '../../../store/persons.ts';

const at = (iso: string): Instant => instant(Date.parse(iso));

const LINDEN = { party: 'SE0000000001-3000', unit: 'SE0000000001-3001' };
const GRANBY = { party: 'SE0000000002-1000', unit: 'SE0000000002-1001' };
const SCHOOL = { party: 'SE0000000002-5000', unit: 'SE0000000002-5001' };
const COORDINATOR = 'SE0000000001-A202';

/** A plan of a health centre, a municipality and a school that the directory does not have; something of everything. */
export const SAMPLE_COPY: SipCopy = {
  kind: 'sip',
  caseId: 's1f2e3d4',
  status: 'active',
  openedAt: at('2027-02-01T09:00:00Z'),
  version: {
    version: 2,
    drawnUpAt: at('2027-03-08T14:00:00Z'),
    personAgrees: true,
    because: 'Nytt delmål',
    number: 40,
  },
  coordinating: LINDEN,
  lead: { ...LINDEN, coordinator: COORDINATOR, since: at('2027-03-01T10:00:00Z'), accepted: true },
  overallResponsibleParty: LINDEN.party,
  preparation: {
    matters: 'Att få bo kvar hemma',
    expectations: 'Att ni pratar med varandra',
    wantedResult: 'Lugnare vardag',
    questions: ['Vem ringer jag?', 'Vad händer på helgen?'],
    interpreter: 'Arabiska',
    aids: 'Hörslinga',
    placeWish: 'Hemma',
    takesPart: 'Jag är med själv',
  },
  needs: [item('n1', LINDEN, 20, { kind: 'health', text: 'Sår som ska läkas' })],
  goals: [
    item('g1', LINDEN, 21, {
      kind: 'coordination',
      text: 'Jag vill bo kvar hemma',
      term: 'long',
      words: 'person',
      on: '2027-09-01' as LocalDate,
    }),
    item('g2', GRANBY, 22, {
      kind: 'social',
      text: 'Gå till brevlådan',
      term: 'short',
      parent: 'g1',
      words: 'staff',
      achieved: 'partly',
    }),
  ],
  interventions: [
    item('i1', LINDEN, 23, {
      unit: LINDEN.unit,
      kind: 'health',
      goal: 'g1',
      what: 'Såromläggning',
      how: 'I hemmet',
      when: 'Två gånger i veckan',
      doneBy: 'party',
      status: 'decided',
      judgedHow: 'Såret är läkt',
      judgedBy: COORDINATOR,
      judgedOn: '2027-06-01' as LocalDate,
      ongoing: true,
      carriedOut: 'ongoing',
      effect: 'Mindre värk',
    }),
    item('i2', GRANBY, 24, {
      unit: GRANBY.unit,
      kind: 'social',
      goal: 'g2',
      what: 'Hemtjänst på morgonen',
      doneBy: 'party',
      status: 'applied-for',
      after: ['i1'],
    }),
    item('i3', GRANBY, 25, {
      unit: GRANBY.unit,
      kind: 'work',
      what: 'Arbetsprövning',
      doneBy: 'other-actor',
      otherActor: 'Arbetsförmedlingen',
      status: 'wished',
    }),
    item('i4', LINDEN, 26, {
      unit: LINDEN.unit,
      kind: 'health',
      goal: 'g2',
      what: 'Promenad',
      when: 'Varje dag',
      doneBy: 'person',
      status: 'decided',
      effect: 'Orkar mer',
    }),
  ],
  waysOfWorking: 'Vi ringer varandra på fredagar',
  followUp: { on: '2027-06-08' as LocalDate, time: '13:00', place: 'Vårdcentralen Linden', form: 'meeting' },
  endsOn: '2028-03-08' as LocalDate,
  team: [
    { ...LINDEN, side: 'region-outpatient', role: 'lead', staff: COORDINATOR, since: at('2027-03-01T10:00:00Z') },
    {
      ...GRANBY,
      side: 'municipal-social',
      role: 'party',
      attendance: 'required',
      staff: 'SE0000000002-A001',
      since: at('2027-02-20T08:00:00Z'),
    },
    {
      ...SCHOOL,
      side: 'school',
      role: 'party',
      attendance: 'required',
      staff: 'Olle Provrektor',
      since: at('2027-02-20T08:00:00Z'),
    },
  ],
  contacts: [
    { role: 'permanentPhysician', unit: LINDEN.unit, staff: 'SE0000000001-A002', text: 'Nås på förmiddagar' },
    { role: 'principal', unit: SCHOOL.unit },
  ],
  meetings: [
    {
      meeting: 'm1',
      convener: COORDINATOR,
      convenerUnit: LINDEN.unit,
      convenerParty: LINDEN.party,
      startsAt: at('2027-03-08T13:00:00Z'),
      endsAt: at('2027-03-08T14:00:00Z'),
      place: 'Lindens mötesrum',
      form: 'partly-digital',
      link: 'https://moten.example/m1',
      personTakesPart: 'På plats, med sin son',
      content: {
        purpose: 'Komma överens om stödet hemma',
        why: 'Insatser från flera behöver samordnas',
        longTermGoal: 'Bo kvar hemma',
        questions: ['Vem gör vad?'],
      },
      moves: 1,
      status: 'called',
      invitees: [
        {
          ...GRANBY,
          attendance: 'required',
          knowsPerson: true,
          reply: 'comes',
          who: 'SE0000000002-A001',
          mandate: true,
        },
        { ...SCHOOL, attendance: 'optional', knowsPerson: true, reply: 'comes', who: 'Olle Provrektor' },
      ],
      changedNumber: 30,
    },
  ],
  followUps: [
    {
      at: at('2027-03-20T09:00:00Z'),
      form: 'phone',
      goals: 'Ett av två mål är nått',
      news: 'Har flyttat',
      carriedOut: 'Det mesta',
      effect: 'Tryggare',
      otherNeeded: 'Hjälpmedel',
      outcome: 'continue',
    },
  ],
  consents: [
    consent('draw-up', 10),
    { ...consent('invite', 11), to: GRANBY.party },
    {
      ...consent('share', 12),
      to: GRANBY.party,
      kinds: ['coordination', 'health'],
      until: '2028-02-01' as LocalDate,
    },
    { ...consent('share', 13), to: SCHOOL.party, kinds: ['school'], endedAt: at('2027-03-10T09:00:00Z') },
    { ...consent('digital-meeting', 14), giver: 'r1', form: 'written' },
  ],
};

/** Fictional, with an official test number. */
export const SAMPLE_PERSON: Person = {
  identifiers: [{ system: 'http://electronichealth.se/identifier/personnummer', value: '191212121212' }],
  name: { family: 'Provperson', given: ['Tolvan'] },
  address: { lines: ['Exempelgatan 1'], postalCode: '000 00', city: 'Granby' },
  marks: { deceased: false, protection: 'none' },
};

/** The copy as the gate lets it out to a party. */
export function sampleMessage(
  sip: SipCopy,
  changes: Partial<OutgoingMessage> = {},
): OutgoingMessage & { facts: { sip: SipCopy } } {
  return {
    item: `${sip.caseId}.50`,
    caseId: sip.caseId,
    message: 'sipPlan',
    ground: 'consent-to-share',
    from: LINDEN,
    to: GRANBY,
    personItems: ['name', 'number'],
    ...changes,
    facts: { ...changes.facts, sip },
  };
}

function item<T extends object>(
  id: string,
  { party }: { party: string },
  changedNumber: number,
  content: T,
): T & { id: string; party: string; writtenAt: Instant; changedNumber: number } {
  return { ...content, id, party, writtenAt: at('2027-03-08T13:30:00Z'), changedNumber };
}

function consent(object: SipCopy['consents'][number]['object'], number: number): SipCopy['consents'][number] {
  return {
    object,
    giver: 'person',
    form: 'oral',
    takenBy: COORDINATOR,
    takenByParty: LINDEN.party,
    givenAt: at('2027-02-10T09:00:00Z'),
    until: null,
    number,
  };
}
