import { happeningsOf, type Happening } from './happenings.ts';
import { clockOf, sentenceOf } from './sentences.ts';
import type { CaseResult, Place, Summary, Teller, Told } from './story.ts';
import { tableOf } from './text-table.ts';

const WIDTH = 110;
const CLOCK = 10;
const LABEL = 14;

const LABELS: Record<Happening['kind'] | 'shown' | 'refused', string> = {
  refused: 'Nekas',
  shown: 'Visas',
  dutyOpened: 'Ny uppgift',
  dutyReopened: 'Öppnas igen',
  dutyDone: 'Klart direkt',
  dutyMet: 'Klart',
  dutyWaived: 'Behövs inte',
  dutyLate: 'Försenat',
  dutyReminded: 'Påminnelse',
  dutyEscalated: 'Lyfts',
  messageTold: 'Lämnat',
  messageAcknowledged: 'Kvitterat',
  messageFailed: 'Misslyckat',
  messageStopped: 'Stoppat',
  messageGivenUp: 'Avslutat',
  deviation: 'Avvikelse',
};

/** The story for people, as it happens. */
export function textTeller(write: (text: string) => void): Teller {
  const line = (text = ''): void => write(`${text}\n`);
  return {
    begins(hub) {
      line(`Samordna visar hela utskrivningar och samordnade individuella planer (SIP). Hubben finns på ${hub}.`);
      line('Alla personer är påhittade och har testnummer. Fristerna är förkortade till sekunder och minuter.');
      line('Lag (2017:612) är lagen om samverkan vid utskrivning från sluten hälso- och sjukvård.');
    },
    caseBegins(number, title, about) {
      line();
      line('='.repeat(WIDTH));
      line(`${number}. ${title}`);
      for (const part of wrapped(about, WIDTH)) line(part);
      line('='.repeat(WIDTH));
    },
    tells(place, told) {
      for (const part of linesOf(place, told)) line(part);
    },
    observes(_place, seen) {
      for (const happening of happeningsOf(seen)) {
        const { text, notes } = sentenceOf(happening);
        for (const part of labelled(LABELS[happening.kind], text, notes)) line(part);
      }
    },
    caseEnds({ ok, fault, checks, ended }) {
      line();
      for (const end of ended) line(`Slut: ${end}`);
      for (const { what } of checks.filter((check) => !check.ok)) line(`STÄMMER INTE: ${what}`);
      if (fault !== undefined) line(`AVBRÖTS: ${fault}`);
      line(ok ? `Som det skulle: ${checks.length} kontroller stämmer.` : 'Ärendet gick inte som det skulle.');
    },
    ends(summary) {
      line();
      for (const row of summaryOf(summary)) line(row);
    },
  };
}

function linesOf(place: Place, told: Told): string[] {
  const pad = ' '.repeat(CLOCK);
  return [...sentenceLines(place, told), ...(told.rows ? tableOf(told.rows) : []).map((row) => pad + row)];
}

function sentenceLines({ at }: Place, { kind, who, text }: Told): string[] {
  if (kind === 'scene') return ['', ...wrapped(text, WIDTH)];
  if (kind === 'act') return ['', `${clockOf(at).padEnd(CLOCK)}${who ?? ''}`, ...indented(text, CLOCK)];
  return labelled(LABELS[kind], who === undefined ? text : `${who}: ${text}`, []);
}

function labelled(label: string, text: string, notes: readonly string[]): string[] {
  const [head = '', ...rest] = wrapped(text, WIDTH - CLOCK - LABEL);
  const pad = ' '.repeat(CLOCK + LABEL);
  return [
    `${' '.repeat(CLOCK)}${label.padEnd(LABEL)}${head}`,
    ...rest.map((part) => pad + part),
    ...notes.flatMap((note) => indented(note, CLOCK + LABEL)),
  ];
}

function indented(text: string, by: number): string[] {
  return wrapped(text, WIDTH - by).map((part) => ' '.repeat(by) + part);
}

/** Broken between words. */
function wrapped(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.length - 1;
    const joined = lines[last] ? `${lines[last]} ${word}` : word;
    if (joined.length <= width) lines[last] = joined;
    else lines.push(word);
  }
  return lines;
}

function summaryOf({ cases, seconds, ok, resources }: Summary): string[] {
  const header = [
    '',
    'Ärende',
    'Uppgifter',
    'Påminnelser',
    'Lyfta',
    'Lämnat',
    'Misslyckat',
    'Stoppat',
    'Avvikelser',
    'Utfall',
  ];
  const failed = cases.filter((one) => !one.ok).length;
  const end = ok
    ? `Alla ${cases.length} ärenden slutade som de skulle, på ${Math.round(seconds)} sekunder.`
    : `${failed} av ${cases.length} ärenden slutade inte som de skulle.`;
  return [
    ...tableOf([header, ...cases.map(rowOf)]),
    '',
    end,
    ...(resources === undefined ? [] : [`${resources} FHIR-resurser är skrivna.`]),
  ];
}

function rowOf({ number, title, ok, facts }: CaseResult): string[] {
  const { dutiesMet, dutiesOpened, reminders, escalations, messagesTold, attemptsFailed, messagesStopped } = facts;
  const numbers = [reminders, escalations, messagesTold, attemptsFailed, messagesStopped, facts.deviations.length];
  return [
    `${number}.`,
    title,
    `${dutiesMet} klara av ${dutiesOpened}`,
    ...numbers.map(String),
    ok ? 'som det skulle' : 'FEL',
  ];
}
