import { markup } from '../html/markup.ts';
import { LETTER_STYLE } from './letter-style.ts';

/** A page that says why there is no letter, for whoever was to print it. */
export function renderNote(title: string, text: string): string {
  return markup`<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${LETTER_STYLE.element}
</head>
<body>
<main>
<h1>${title}</h1>
<p>${text}</p>
</main>
</body>
</html>
`.html;
}
