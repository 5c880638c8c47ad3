import { parseInstant } from '../../domain/calendar/instant.ts';
import { localDateOf, localTimeOf } from '../../domain/calendar/stockholm.ts';
import { EVENT_NAMES } from './event-names.ts';
import { SLOW_MS, type FaultMode, type FaultSetting } from './faults.ts';
import { escape } from '../html/markup.ts';
import type { SaidItem, NamedUnit } from './message-content.ts';
import type { ReceivedMessage } from './received.ts';

const SHOWN = 200;

const LABELS: Readonly<Record<SaidItem, string>> = {
  name: 'Namn',
  number: 'Personnummer eller motsvarande',
  address: 'Folkbokföringsadress',
  estimatedDischargeAt: 'Beräknad utskrivning',
  admittedAt: 'Inskriven',
  dischargedAt: 'Utskriven',
  readyJudgedBy: 'Bedömd utskrivningsklar av',
  readyJudgedAt: 'Bedömd utskrivningsklar',
  readyRevokedAt: 'Inte längre utskrivningsklar',
  secrecyCheckedBy: 'Sekretess prövad av',
  secrecyCheckedAt: 'Sekretess prövad, inget hinder',
  careContact: 'Fast vårdkontakt',
  planningUnit: 'Enhet som har börjat planera',
  text: 'Information',
  plan: 'Plan',
  planStatus: 'Planens läge',
  planEndedAt: 'Planen avslutades',
  meetingAt: 'Mötet börjar',
  meetingStatus: 'Mötets läge',
  meetingPlace: 'Plats',
  meetingPurpose: 'Syfte',
  meetingWhy: 'Varför mötet behövs',
  meetingText: 'Mer om mötet',
  personTakesPart: 'Så deltar personen',
  called: 'Kallade och inbjudna',
  needs: 'Behov',
  goals: 'Mål',
  interventions: 'Insatser',
  team: 'Delaktiga',
  planNotes: 'Anteckningar i planen',
  takesBack: 'Återkallar meddelande',
  replaces: 'Ersätter meddelande',
};

const FAULTS: Readonly<Record<FaultMode, string>> = {
  ok: 'Inget fel är inställt: meddelanden tas emot och kvitteras.',
  transient: 'Svarar med tillfälligt fel.',
  fatal: 'Svarar att meddelandet inte godtas.',
  'http-500': 'Svarar med internt fel (HTTP 500).',
  'html-502': 'Svarar med en felsida (HTTP 502).',
  '429': 'Svarar att det kommer för många meddelanden (HTTP 429).',
  slow: 'Tar emot meddelandet men svarar sent.',
  'no-answer': 'Tar inte emot meddelandet och svarar aldrig.',
  'answer-lost': 'Tar emot meddelandet men bryter förbindelsen före svaret.',
};

/** What came, newest first, for people: as the receiver sees it, with the person's number masked. */
export function receivedPage(messages: readonly ReceivedMessage[], fault: FaultSetting): string {
  const newest = messages.toReversed().slice(0, SHOWN);
  const duplicates = messages.reduce((sum, message) => sum + message.duplicates, 0);
  return `<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Partnersimulator</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem; max-width: 75rem; color: #1b1b1b; background: #fff; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; padding-bottom: .5rem; }
th, td { border: 1px solid #767676; padding: .4rem .6rem; text-align: left; vertical-align: top; }
dl { margin: 0; } dt { font-weight: 600; } dd { margin: 0 0 .3rem; white-space: pre-line; overflow-wrap: anywhere; }
</style>
</head>
<body>
<main>
<h1>Partnersimulator: så här ser mottagande kommun det</h1>
<p>Simulatorn står i stället för mottagarens eget system. Alla personer är påhittade. Meddelandenas innehåll finns bara i
minnet; efter en omstart är bara id, meddelandetyp och tid kvar. Planer skrivs till
<a href="/ehr">det simulerade journalsystemet</a>.</p>
<h2>Inställt fel</h2>
<p>${faultText(fault)}</p>
<h2>Mottagna meddelanden</h2>
${newest.length === 0 ? '<p>Inget meddelande har kommit än.</p>' : table(newest, messages.length, duplicates)}
</main>
</body>
</html>
`;
}

function faultText({ mode, times, delayMs }: FaultSetting): string {
  const seconds = ((delayMs ?? SLOW_MS) / 1000).toLocaleString('sv-SE');
  const late = mode === 'slow' ? ` Svaret dröjer ${seconds} s.` : '';
  const left =
    times === undefined ? '' : ` Gäller ${times === 1 ? 'nästa meddelande' : `de ${times} närmaste meddelandena`}.`;
  return `${FAULTS[mode]}${late}${left}`;
}

function table(newest: readonly ReceivedMessage[], total: number, duplicates: number): string {
  const cut = total > newest.length ? ` De ${newest.length} senaste visas.` : '';
  return `<table>
<caption>${total} mottagna, varje meddelande en gång. Dubbletter som har kvitterats på nytt: ${duplicates}.${cut}</caption>
<thead><tr><th scope="col">Kom</th><th scope="col">Meddelande</th><th scope="col">Från</th><th scope="col">Till</th>
<th scope="col">Innehåll</th><th scope="col">Dubbletter</th></tr></thead>
<tbody>
${newest.map(row).join('\n')}
</tbody>
</table>`;
}

function row({ id, event, receivedAt, duplicates, content }: ReceivedMessage): string {
  const name = Object.entries(EVENT_NAMES).find(([code]) => code === event)?.[1] ?? event;
  const said = content ? saidList(content.said) : 'Innehållet finns inte kvar.';
  const cells = [
    escape(clock(receivedAt)),
    `${escape(name)}<br><small>${escape(id)}</small>`,
    content ? unitText(content.from) : '',
    content ? unitText(content.to) : '',
    said,
    String(duplicates),
  ];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

function saidList(said: Partial<Record<SaidItem, string>>): string {
  const items = Object.entries(LABELS).flatMap(([item, label]) => {
    const value = said[item as SaidItem];
    return value === undefined
      ? []
      : [`<dt>${label}</dt><dd>${escape(item.endsWith('At') ? clock(value) : value)}</dd>`];
  });
  return items.length > 0 ? `<dl>${items.join('')}</dl>` : 'Inget mer än att det har hänt.';
}

function unitText({ hsaId, name }: NamedUnit): string {
  return name ? `${escape(name)}<br><small>${escape(hsaId)}</small>` : escape(hsaId);
}

/** Day and time in Sweden; what is no instant is shown as it came. */
function clock(iso: string): string {
  const at = parseInstant(iso);
  if (at === undefined) return iso;
  const { hour, minute } = localTimeOf(at);
  return `${localDateOf(at)} ${String(hour).padStart(2, '0')}.${String(minute).padStart(2, '0')}`;
}
