import type { FhirResource, Reference } from 'fhir/r4.js';
import { randomUUID } from 'node:crypto';
import type { EhrPlan, PlannedResource } from '../../adapters/fhir/write/plan.ts';
import { HSA_ID_SYSTEMS, PERSONNUMMER_SYSTEM } from '../../domain/identity/identifier-systems.ts';

export const NAMES = 'https://samordna.example/fhir';
export const NUMBER = '191212121212';
const HSA = HSA_ID_SYSTEMS[0] ?? '';
const HUB_ORGANISATION = 'SE0000000000-0001';

export interface ExamplePlan extends EhrPlan {
  resources: PlannedResource[];
  /** Business identifier of the CarePlan. */
  plan: string;
}

interface Choice {
  /** Another person, for a test that must be first to tell of one. */
  number?: string;
  /** Told apart from those of other plans, where a test must be first to tell of them. */
  units?: string;
}

/** A small plan of a region and a municipality, with each kind of resource once or more. The CarePlan and its activities refer to each other. */
export function examplePlan({ number = NUMBER, units = 'SE0000000000' }: Choice = {}): ExamplePlan {
  const resources: PlannedResource[] = [];
  const person = reserve();
  const region = reserve();
  const municipality = reserve();
  const lead = reserve();
  const team = reserve();
  const goals = [reserve(), reserve()];
  const services = [reserve(), reserve()];
  const task = reserve();
  const consent = reserve();
  const meeting = reserve();
  const summons = reserve();
  const plan = reserve();
  const origin = reserve();
  const subject = person.reference;

  function register(id: string, key: { system: string; value: string }, content: Omit<FhirResource, 'id'>): void {
    resources.push({ resource: { ...content, id, identifier: [key] } as FhirResource, key, ours: false });
  }
  function own(id: string, content: object): string {
    const key = { system: `${NAMES}/sid/part`, value: randomUUID() };
    resources.push({ resource: { ...content, id, identifier: [key] } as unknown as FhirResource, key, ours: true });
    return key.value;
  }

  const planKey = own(plan.id, {
    resourceType: 'CarePlan',
    status: 'active',
    intent: 'plan',
    category: [{ coding: [{ system: 'https://fhir.inera.se/CodeSystem/typeofcareplan-cs', code: 'SIP' }] }],
    title: 'Samordnad individuell plan',
    description: 'Att kunna bo kvar hemma efter utskrivningen.',
    subject,
    period: { start: '2027-03-08' },
    created: '2027-03-01',
    author: lead.reference,
    contributor: [region.reference, municipality.reference],
    careTeam: [team.reference],
    goal: goals.map(({ reference }) => reference),
    activity: services.map(({ reference }) => ({ reference })),
  });
  services.forEach(({ id }, index) =>
    own(id, {
      resourceType: 'ServiceRequest',
      basedOn: [plan.reference],
      status: 'active',
      intent: 'plan',
      code: { text: index === 0 ? 'Hemsjukvård varje vecka' : 'Hemtjänst morgon och kväll' },
      subject,
      performer: [index === 0 ? region.reference : municipality.reference],
    }),
  );
  goals.forEach(({ id }, index) =>
    own(id, {
      resourceType: 'Goal',
      lifecycleStatus: 'active',
      description: { text: index === 0 ? 'Jag vill klara mig hemma.' : 'Jag vill gå ut varje dag.' },
      subject,
      target: [{ dueDate: '2027-06-01' }],
      expressedBy: subject,
    }),
  );
  own(team.id, {
    resourceType: 'CareTeam',
    status: 'active',
    name: 'Team kring planen',
    subject,
    period: { start: '2027-03-01' },
    participant: [
      { role: [{ text: 'Huvudansvarig' }], member: lead.reference, period: { start: '2027-03-01' } },
      { role: [{ text: 'Deltar' }], member: municipality.reference, period: { start: '2027-03-01' } },
    ],
    managingOrganization: [region.reference],
  });
  own(task.id, {
    resourceType: 'Task',
    basedOn: [plan.reference],
    status: 'requested',
    intent: 'order',
    code: { text: 'Utse kontaktperson' },
    focus: services[1]?.reference,
    for: subject,
    authoredOn: '2027-03-01T09:00:00+01:00',
    lastModified: '2027-03-01T09:00:00+01:00',
    requester: region.reference,
    owner: municipality.reference,
    restriction: { period: { end: '2027-03-04T23:59:59+01:00' } },
  });
  own(consent.id, {
    resourceType: 'Consent',
    status: 'active',
    scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
    category: [{ coding: [{ system: 'http://loinc.org', code: '59284-0' }] }],
    patient: subject,
    dateTime: '2027-03-01T08:30:00+01:00',
    performer: [subject],
    organization: [region.reference],
    policy: [{ uri: 'https://samordna.example/policy/consent' }],
    provision: {
      type: 'permit',
      period: { start: '2027-03-01', end: '2028-03-01' },
      actor: [
        {
          role: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code: 'IRCP' }] },
          reference: municipality.reference,
        },
      ],
      data: [{ meaning: 'related', reference: plan.reference }],
    },
  });
  own(meeting.id, {
    resourceType: 'Appointment',
    status: 'booked',
    description: 'Möte om planen',
    supportingInformation: [plan.reference],
    start: '2027-03-08T13:00:00+01:00',
    end: '2027-03-08T14:00:00+01:00',
    participant: [
      { actor: subject, required: 'required', status: 'accepted' },
      { actor: lead.reference, required: 'required', status: 'accepted' },
    ],
  });
  own(summons.id, {
    resourceType: 'Communication',
    status: 'completed',
    subject,
    about: [meeting.reference],
    sent: '2027-03-01T10:00:00+01:00',
    recipient: [municipality.reference],
    sender: region.reference,
    payload: [{ contentString: 'Kallelse till möte om planen.' }],
  });
  register(lead.id, { system: HSA, value: `${units}-2001` }, {
    resourceType: 'PractitionerRole',
    active: true,
    organization: region.reference,
    code: [{ text: 'Fast vårdkontakt' }],
  } as Omit<FhirResource, 'id'>);
  register(person.id, { system: PERSONNUMMER_SYSTEM, value: number }, {
    resourceType: 'Patient',
    active: true,
    name: [{ family: 'Provperson', given: ['Tolvan'] }],
    managingOrganization: region.reference,
  } as Omit<FhirResource, 'id'>);
  register(region.id, { system: HSA, value: `${units}-1001` }, {
    resourceType: 'Organization',
    active: true,
    name: 'Vårdcentralen Linden',
  } as Omit<FhirResource, 'id'>);
  register(municipality.id, { system: HSA, value: `${units}-1002` }, {
    resourceType: 'Organization',
    active: true,
    name: 'Granby kommun',
  } as Omit<FhirResource, 'id'>);
  resources.push({
    resource: {
      resourceType: 'Provenance',
      id: origin.id,
      target: [plan.reference, team.reference],
      recorded: '2027-03-08T14:05:00+01:00',
      activity: {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-DataOperation', code: 'CREATE' }],
      },
      agent: [{ who: { identifier: { system: HSA, value: HUB_ORGANISATION } } }],
    },
    key: { system: `${NAMES}/sid/event`, value: origin.id },
    ours: true,
  });
  return { item: `${randomUUID()}.7`, plan: planKey, resources };
}

function reserve(): { id: string; reference: Reference } {
  const id = randomUUID();
  return { id, reference: { reference: `urn:uuid:${id}` } };
}
