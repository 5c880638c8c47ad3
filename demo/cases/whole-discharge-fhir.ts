import type { Bundle, Task } from 'fhir/r4.js';
import { HSA_ID_SYSTEMS } from '../../domain/identity/identifier-systems.ts';
import { GRANBY_SOCIAL } from '../places.ts';
import type { Scene } from '../scene.ts';
import { dutyOf } from '../story-case.ts';
import type { StoryStay } from '../story-stay.ts';
import { StoryFault } from '../until.ts';

const SYSTEM = 'granby-system';

/** The municipality's own system finds its task, is refused without If-Match, and completes it. */
export async function beginsPlanningByTask(scene: Scene, gun: StoryStay, unitName: string): Promise<void> {
  const owner = encodeURIComponent(`${HSA_ID_SYSTEMS[0]}|${GRANBY_SOCIAL}`);
  await gun.until('uppgiften att påbörja planeringen', (seen) => dutyOf(seen, 'beginPlanning', unitName));
  const found = await scene.hub.fhir(
    SYSTEM,
    'GET',
    `/Task?owner:Organization.identifier=${owner}&encounter=Encounter/${gun.id}&status=requested`,
  );
  const tasks = ((found.resource as Bundle<Task>).entry ?? []).flatMap(({ resource }) => resource ?? []);
  const task = tasks.find(({ code }) => code?.coding?.some((coding) => coding.code === 'beginPlanning'));
  if (!task?.id) throw new StoryFault('Kommunens system hittar inte sin uppgift i FHIR.');
  const { id } = task;
  const read = await scene.hub.fhir(SYSTEM, 'GET', `/Task/${id}`);
  const body = { ...(read.resource as Task), status: 'completed' };
  await scene.refused(SYSTEM, 'försöker ändra uppgiften utan att säga vilken version som lästes', 412, async () => {
    const { status } = await scene.hub.fhir(SYSTEM, 'PUT', `/Task/${id}`, { body });
    return status;
  });
  await gun.act(SYSTEM, `Meddelar genom FHIR att ${unitName} har påbörjat planeringen.`, async () => {
    const { status } = await scene.hub.fhir(SYSTEM, 'PUT', `/Task/${id}`, { body, ifMatch: read.etag });
    if (status !== 200) throw new StoryFault(`Uppgiften gick inte att slutföra genom FHIR (HTTP ${status}).`);
  });
  await gun.told('planningBegun', 1);
}

/** What others may read: the municipality what it has been told, another clinic nothing at all. */
export async function lookInByFhir(scene: Scene, gun: StoryStay): Promise<void> {
  const { hub } = scene;
  await hub.fhir('journal', 'GET', '/metadata');
  const { resource } = await hub.fhir(SYSTEM, 'GET', `/Encounter/${gun.id}`);
  const subject = resource?.resourceType === 'Encounter' ? resource.subject?.reference : undefined;
  const patient = await hub.fhir(SYSTEM, 'GET', `/${subject ?? 'Patient/none'}`);
  await hub.fhir(SYSTEM, 'GET', `/Organization/${GRANBY_SOCIAL}`);
  await hub.fhir('journal', 'GET', `/Task?encounter=Encounter/${gun.id}`);
  await hub.fhir('journal', 'GET', '/Encounter?status=in-progress');
  scene.check('Kommunens system läser patienten som det har fått meddelande om', patient.status === 200);
  const extensions = resource?.resourceType === 'Encounter' ? (resource.extension ?? []) : [];
  scene.check(
    'Kommunens system ser inte vilka andra enheter läkaren har bedömt',
    !extensions.some(({ url }) => url.endsWith('/need-judgement')),
  );
  await scene.refused('psykplanerare', 'försöker öppna ärendet. För en annan klinik finns det inte', 404, () =>
    scene.statusOf('psykplanerare', `/api/console/cases/${gun.id}`),
  );
  await scene.refused(
    'psykjournal',
    'försöker läsa vårdtillfället genom FHIR. Det finns inte heller där',
    404,
    async () => {
      const { status } = await hub.fhir('psykjournal', 'GET', `/Encounter/${gun.id}`);
      return status;
    },
  );
}
