import { markup, type Markup } from '../html/markup.ts';
import type { Letter, LetterSection } from './letter.ts';
import { LETTER_STYLE } from './letter-style.ts';
import { dateText } from './swedish-time.ts';

/** Content-Security-Policy that a letter is served with: its own style is let in, and nothing runs. */
export const LETTER_POLICY = LETTER_STYLE.policy;

/** One page of HTML that needs nothing else and holds no script, to be printed on A4. */
export function renderLetter(letter: Letter): string {
  const { kind, sender, date, title, sections } = letter;
  return markup`<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${LETTER_POLICY}">
<title>${title}</title>
${LETTER_STYLE.element}
</head>
<body>
${missingNote(letter.addressee)}<header${letter.addressee ? '' : markup` class="handed"`}>
<p class="sender">${sender.body}</p>
<p><time datetime="${date}">${dateText(date)}</time></p>
${letter.addressee ? address(letter.addressee) : ''}
</header>
<main>
<h1>${title}</h1>
${sections.map((section, place) => sectionMarkup(section, kind === 'meetingNotice' && place === 0))}</main>
<footer>
${contact(sender)}
${notesMarkup(letter.notes)}
</footer>
</body>
</html>
`.html;
}

function address({ name, lines, postalCode, city }: Addressee): Markup {
  const rows = [name, ...lines, `${postalCode} ${city}`.trim()].filter((line) => line !== '');
  return markup`<p class="addressee">${rows.map((row, place) => markup`${place > 0 ? BREAK : ''}${row}`)}</p>`;
}

function missingNote(addressee: Letter['addressee']): Markup | string {
  const missing = addressee?.missing;
  if (missing === undefined) return '';
  return markup`<p class="missing">Mottagarens ${missing} saknas i Samordna. Skriv för hand på brevet, eller lämna det direkt. Den här raden skrivs inte ut.</p>
`;
}

type Addressee = NonNullable<Letter['addressee']>;

const BREAK = markup`<br>`;

function sectionMarkup({ heading, paragraphs = [], list, table, blanks = [] }: LetterSection, isWhen: boolean): Markup {
  return markup`<section${isWhen ? markup` class="when"` : ''}>
<h2>${heading}</h2>
${paragraphs.map((text) => markup`<p>${text}</p>\n`)}${list ? listMarkup(list) : ''}${table ? tableMarkup(table) : ''}${blanks.map((what) => markup`<p class="blank">${what}</p>\n`)}</section>
`;
}

function listMarkup(items: readonly string[]): Markup {
  return markup`<ul>${items.map((item) => markup`<li>${item}</li>`)}</ul>\n`;
}

function tableMarkup({ head, rows }: NonNullable<LetterSection['table']>): Markup {
  return markup`<table>
<thead><tr>${head.map((cell) => markup`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => markup`<tr>${row.map((cell) => markup`<td>${cell}</td>`)}</tr>\n`)}</tbody>
</table>
`;
}

function contact({ contactName, contactPhone }: Letter['sender']): Markup | string {
  const who = [contactName, contactPhone && `telefon ${contactPhone}`].filter(Boolean).join(', ');
  return who === '' ? '' : markup`<h2>Har du frågor?</h2>\n<p>Kontakta ${who}.</p>`;
}

function notesMarkup(notes: readonly string[]): Markup | string {
  return notes.length === 0 ? '' : markup`<div class="notes">${notes.map((note) => markup`<p>${note}</p>`)}</div>`;
}
