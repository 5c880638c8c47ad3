import type { Bundle, FhirResource } from 'fhir/r4.js';
import type { Scene } from './scene.ts';
import type { StoryPlan } from './story-plan.ts';

const OF_A_PERSON = [
  'CarePlan',
  'CareTeam',
  'Goal',
  'ServiceRequest',
  'Condition',
  'Consent',
  'Appointment',
  'Communication',
];

/** Everything of plans that a user finds over FHIR by the person's number. By POST, so that no number stands in an address. */
export async function foundByNumber({ hub }: Scene, user: string, { number }: StoryPlan): Promise<FhirResource[]> {
  const form = { 'patient.identifier': `${number.system}|${number.value}` };
  const answers = await Promise.all(OF_A_PERSON.map((type) => hub.fhir(user, 'POST', `/${type}/_search`, { form })));
  return answers.flatMap(({ resource }) => entriesOf(resource));
}

/** The same, each read again by its own address, and who wrote it. */
export async function readPlan(scene: Scene, user: string, plan: StoryPlan): Promise<FhirResource[]> {
  const found = await foundByNumber(scene, user, plan);
  const { system, value } = plan.identifier;
  const along = `identifier=${encodeURIComponent(`${system}|${value}`)}&_include=CarePlan:subject&_revinclude=Provenance:target`;
  const { resource } = await scene.hub.fhir(user, 'GET', `/CarePlan?${along}`);
  const read = [...found, ...entriesOf(resource)].map(({ resourceType, id }) =>
    scene.hub.fhir(user, 'GET', `/${resourceType}/${id}`),
  );
  return (await Promise.all(read)).flatMap((answer) => answer.resource ?? []);
}

function entriesOf(resource: FhirResource | undefined): FhirResource[] {
  return ((resource as Bundle<FhirResource>).entry ?? []).flatMap((entry) => entry.resource ?? []);
}
