import { parseInstant } from '../../../domain/calendar/instant.ts';
import { localDateOf, localTimeOf } from '../../../domain/calendar/stockholm.ts';
import { escape } from '../../html/markup.ts';
import type { EhrFaultSetting } from './faults.ts';
import type { Stored } from './store.ts';

const TYPES: Readonly<Record<string, string>> = {
  Appointment: 'Möte',
  CarePlan: 'Plan',
  CareTeam: 'Vårdteam',
  Communication: 'Meddelande',
  Condition: 'Behov',
  Consent: 'Samtycke',
  Encounter: 'Vårdtillfälle',
  Goal: 'Mål',
  HealthcareService: 'Verksamhet',
  Location: 'Plats',
  Organization: 'Organisation',
  Patient: 'Person',
  Practitioner: 'Personal',
  PractitionerRole: 'Medarbetaruppdrag',
  Provenance: 'Ursprung',
  RelatedPerson: 'Närstående',
  ServiceRequest: 'Insats',
  Task: 'Uppgift',
};

/** What the EHR holds, newest first, for people: kinds, states and versions, and nothing that says who it is about. */
export function ehrPage(resources: readonly Stored[], fault: EhrFaultSetting): string {
  return `<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Simulerat journalsystem</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem; max-width: 75rem; color: #1b1b1b; background: #fff; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; padding-bottom: .5rem; }
th, td { border: 1px solid #767676; padding: .4rem .6rem; text-align: left; vertical-align: top; }
</style>
</head>
<body>
<main>
<h1>Simulerat journalsystem: det som har skrivits hit</h1>
<p>Simulatorn står i stället för ett journalsystem som tar emot planer. Alla personer är påhittade. Allt finns bara i minnet och är
borta efter en omstart.</p>
<h2>Inställt fel</h2>
<p>${faultText(fault)}</p>
<h2>Resurser</h2>
${resources.length === 0 ? '<p>Inget har skrivits hit än.</p>' : table(resources)}
</main>
</body>
</html>
`;
}

function faultText({ traits = [], fault }: EhrFaultSetting): string {
  const set = [...traits, ...(fault === undefined ? [] : [fault])];
  if (set.length === 0) return 'Inget fel är inställt: det som skrivs tas emot.';
  return `Inställt: ${set.map((name) => `<code>${escape(name)}</code>`).join(', ')}.`;
}

function table(resources: readonly Stored[]): string {
  return `<table>
<caption>${resources.length} resurser, senast skrivna först.</caption>
<thead><tr><th scope="col">Skriven</th><th scope="col">Slag</th><th scope="col">Status</th><th scope="col">Version</th>
<th scope="col">Id</th></tr></thead>
<tbody>
${resources.toReversed().map(row).join('\n')}
</tbody>
</table>`;
}

function row({ resourceType, id, meta, status, lifecycleStatus }: Stored): string {
  const state = status ?? lifecycleStatus;
  const cells = [
    clock(meta.lastUpdated),
    TYPES[resourceType] ?? resourceType,
    typeof state === 'string' ? state : '',
    meta.versionId,
    id,
  ];
  return `<tr>${cells.map((cell) => `<td>${escape(cell)}</td>`).join('')}</tr>`;
}

/** Day and time in Sweden. */
function clock(iso: string): string {
  const at = parseInstant(iso);
  if (at === undefined) return iso;
  const { hour, minute } = localTimeOf(at);
  return `${localDateOf(at)} ${String(hour).padStart(2, '0')}.${String(minute).padStart(2, '0')}`;
}
