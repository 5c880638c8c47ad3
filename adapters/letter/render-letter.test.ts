import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { localDate } from '../../domain/calendar/local-date.ts';
import type { Letter, LetterKind } from './letter.ts';
import { LETTER_POLICY, renderLetter } from './render-letter.ts';
import { LETTER_TEXTS } from './texts.ts';

const letter: Letter = {
  kind: 'meetingNotice',
  addressee: {
    name: 'Åke Provperson',
    lines: ['c/o Östen Provperson', 'Storgatan 1'],
    postalCode: '123 45',
    city: 'Provköping',
  },
  sender: { body: 'Provköpings kommun', contactName: 'Malin Provperson', contactPhone: '010-000 00 00' },
  date: localDate(2027, 3, 28),
  title: 'Kallelse till möte',
  sections: [
    { heading: 'När och var', paragraphs: ['Torsdag 8 april 2027 klockan 13.00', 'Rum 1'] },
    { heading: 'Vad vi tar upp', list: ['Hur det går', 'Vad som är viktigt för dig'] },
    { heading: 'Vem gör vad', table: { head: ['Vem', 'Vad'], rows: [['Kommunen', 'Hjälp hemma']] } },
  ],
  notes: [...LETTER_TEXTS.planIsNoDecision],
};

/** As a reader sees it: what is visible, without markup. */
function textOf(html: string): string {
  return html
    .slice(html.indexOf('<body>'))
    .replace(/<[^>]*>/g, '\n')
    .replace(/\n\s*/g, '\n');
}

function tagsOf(html: string): string[] {
  return [...html.matchAll(/<\/?[a-z]+[^>]*>/g)].map(([tag]) => tag);
}

test('a letter has its parts in order', () => {
  expect(textOf(renderLetter(letter)).trim().split('\n')).toEqual([
    'Provköpings kommun',
    '28 mars 2027',
    'Åke Provperson',
    'c/o Östen Provperson',
    'Storgatan 1',
    '123 45 Provköping',
    'Kallelse till möte',
    'När och var',
    'Torsdag 8 april 2027 klockan 13.00',
    'Rum 1',
    'Vad vi tar upp',
    'Hur det går',
    'Vad som är viktigt för dig',
    'Vem gör vad',
    'Vem',
    'Vad',
    'Kommunen',
    'Hjälp hemma',
    'Har du frågor?',
    'Kontakta Malin Provperson, telefon 010-000 00 00.',
    ...LETTER_TEXTS.planIsNoDecision,
  ]);
});

test('a letter can be read aloud: language, title, one main heading, headings of its table', () => {
  const html = renderLetter(letter);
  expect(html).toMatch(/^<!doctype html>\n<html lang="sv">/);
  expect(html).toContain('<title>Kallelse till möte</title>');
  expect(html.match(/<h1>/g)).toHaveLength(1);
  expect(html).toContain('<th scope="col">Vem</th>');
  expect(html).toContain('<time datetime="2027-03-28">');
});

test('a letter needs nothing from elsewhere and runs nothing', () => {
  const html = renderLetter(letter);
  expect(html).not.toMatch(/<(script|link|img|iframe|object|form)|\s(src|href|on\w+)=|url\(|@import|https?:/i);
  expect(html.replaceAll('&#39;', "'")).toContain(`content="${LETTER_POLICY}"`);
});

test('before the title, where the envelope has its window, stand sender, day and addressee alone', () => {
  const html = renderLetter(letter);
  const outside = textOf(html.slice(0, html.indexOf('</header>')));
  for (const inside of ['Kallelse', 'Malin', '010-']) expect(outside).not.toContain(inside);
});

test.each<[LetterKind, boolean]>([
  ['meetingNotice', true],
  ['plan', false],
  ['ended', false],
  ['somethingWaits', false],
])('in %s the first part stands out: %s', (kind, isWhen) => {
  expect(renderLetter({ ...letter, kind }).split('class="when"').length - 1).toBe(isWhen ? 1 : 0);
});

test('what is missing of the address is told on the screen, never on the paper', () => {
  const addressee = { name: 'Åke Provperson', lines: [], postalCode: '', city: '', missing: 'gatuadress och postort' };
  const html = renderLetter({ ...letter, addressee });
  expect(html).toContain('<p class="missing">Mottagarens gatuadress och postort saknas i Samordna.');
  expect(html).toContain('@media print { .missing { display: none; } }');
  expect(textOf(html)).toContain('Åke Provperson');
  expect(textOf(renderLetter(letter))).not.toContain('saknas');
});

test('what is left out leaves no trace', () => {
  const html = renderLetter({ ...letter, sender: { body: 'Region Prov' }, sections: [{ heading: 'Hej' }], notes: [] });
  expect(html).not.toMatch(/Har du frågor|class="notes"|<ul>|<table>|<p><\/p>|undefined/);
  expect(renderLetter({ ...letter, sender: { body: 'Region Prov', contactPhone: '010-000 00 00' } })).toContain(
    'Kontakta telefon 010-000 00 00.',
  );
});

describe('whatever is written in a letter', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      "' onload='x",
      '&lt;b&gt;',
      '</style>',
    ),
  );
  /** A letter in which every text is `text`. */
  const filled = (text: string): Letter => ({
    kind: 'plan',
    addressee: { name: text, lines: [text, text], postalCode: text, city: text },
    sender: { body: text, contactName: text, contactPhone: text },
    date: localDate(2027, 3, 28),
    title: text,
    sections: [{ heading: text, paragraphs: [text], list: [text], table: { head: [text], rows: [[text]] } }],
    notes: [text],
  });
  const plain = tagsOf(renderLetter(filled('x')));

  test('makes no tag and no attribute', () => {
    fc.assert(fc.property(nasty, (text) => expect(tagsOf(renderLetter(filled(`x${text}`)))).toEqual(plain)));
  });
});

test('no fixed text names a law, a unit or a diagnosis', () => {
  const all = Object.values(LETTER_TEXTS).flat().join('\n');
  expect(all).not.toMatch(/§|\d{4}:\d+|\bSoL\b|\bHSL\b|lagen|psykiatri|beroende/i);
});
