import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BY_HAND, DEVIATIONS, MARKS, PLACES, SECRECY, STATUSES } from '../api/console/words/cases.ts';
import { CHANNELS, DELIVERY_STATUSES, GROUNDS, MESSAGES, REASONS } from '../api/console/words/deliveries.ts';
import { DUTIES, DUTY_STATUSES, FORCES, WAIVERS } from '../api/console/words/duties.ts';
import { EVENTS } from '../api/console/words/events.ts';
import { ROLES } from '../api/console/words/roles.ts';
import { DEVIATION_CODES, STOP_CODES, WAIVER_CODES } from '../domain/discharge/codes.ts';
import { RIGHTS } from '../domain/discharge/rights.ts';
import { GROUNDS as DOMAIN_GROUNDS } from '../domain/disclosure/grounds.ts';
import { SIP_STATUSES } from '../api/console/words/sip.ts';
import { DISCHARGE_DUTY_CODES } from '../domain/duties/catalogue.ts';
import { RIGHTS as SIP_RIGHTS } from '../domain/sip/rights.ts';

const PAGE = readFileSync(join(import.meta.dirname, '..', 'docs', 'ordlista.md'), 'utf8');

interface Row {
  section: string;
  swedish: string;
  codes: string[];
}

/** `- **svenska** · engelska · `kod`: …`, under its `## ` heading. */
function rowsOf(page: string): Row[] {
  return page.split(/^## /m).flatMap((part) => {
    const section = part.slice(0, part.indexOf('\n'));
    return [...part.matchAll(/^- \*\*(.+?)\*\*((?: · (?:(?!: |\. ).)+)+)/gm)].map(([, swedish = '', rest = '']) => ({
      section,
      swedish,
      codes: [...rest.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code),
    }));
  });
}

function missing(page: string, section: string, codes: readonly string[]): string[] {
  const found = rowsOf(page).filter((row) => row.section === section);
  return codes.filter((code) => !found.some((row) => row.codes.includes(code)));
}

/** Codes whose row says another word than the console does. */
function differing(page: string, section: string, words: Readonly<Record<string, string>>): string[] {
  const found = rowsOf(page).filter((row) => row.section === section);
  return Object.keys(words).filter(
    (code) => !found.some((row) => row.codes.includes(code) && row.swedish === words[code]),
  );
}

const REASONS_SECTION = 'Skäl till att något inte gick fram';
const WAIVERS_SECTION = 'Skäl till att en uppgift inte behövs';

describe('every code of the domain stands in the word list', () => {
  test.each([
    ['Uppgifter', DISCHARGE_DUTY_CODES],
    ['Meddelanden', Object.keys(DOMAIN_GROUNDS)],
    ['Grunder', Object.values(DOMAIN_GROUNDS).map(({ ground }) => ground)],
    ['Kommandon', [...Object.keys(RIGHTS), ...Object.keys(SIP_RIGHTS)]],
    ['Avvikelser', DEVIATION_CODES],
    [WAIVERS_SECTION, WAIVER_CODES],
    [REASONS_SECTION, STOP_CODES],
  ])('under %s', (section, codes) => {
    expect(missing(PAGE, section, codes)).toEqual([]);
  });
});

describe("the word list has the console's words", () => {
  const tables: [section: string, words: Readonly<Record<string, string>>][] = [
    ['Uppgifter', DUTIES],
    ['Uppgifter', FORCES],
    ['Uppgifter', DUTY_STATUSES],
    ['Meddelanden', MESSAGES],
    ['Grunder', GROUNDS],
    ['Roller', ROLES],
    ['Lägen', STATUSES],
    ['Lägen', SIP_STATUSES],
    ['Markeringar', MARKS],
    ['Avvikelser', DEVIATIONS],
    ['Leveranser', CHANNELS],
    ['Leveranser', DELIVERY_STATUSES],
    ['Kommandon', PLACES],
    ['Kommandon', BY_HAND],
    ['Kommandon', SECRECY],
    ['Händelser', EVENTS],
    [WAIVERS_SECTION, WAIVERS],
    [REASONS_SECTION, REASONS],
  ];
  test.each(tables)('under %s', (section, words) => {
    expect(differing(PAGE, section, words)).toEqual([]);
  });
});

describe('a page that lacks something', () => {
  const cut = PAGE.replace(/^- \*\*Utse fast vårdkontakt.*\n/m, '').replace('**Kvitterat**', '**Mottaget**');

  test('is found out by the code that is missing', () => {
    expect(missing(cut, 'Uppgifter', DISCHARGE_DUTY_CODES)).toEqual(['appointCareContact']);
  });

  test('is found out by the word that differs', () => {
    expect(differing(cut, 'Leveranser', DELIVERY_STATUSES)).toEqual(['acknowledged']);
  });
});

test('no section gives one word to two codes', () => {
  const twice = rowsOf(PAGE).filter(
    (row, place, rows) =>
      row.section !== REASONS_SECTION &&
      rows.findIndex((other) => other.section === row.section && other.swedish === row.swedish) !== place,
  );
  expect(twice).toEqual([]);
});
