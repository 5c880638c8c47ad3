import { Router } from 'express';
import { instant, type Instant } from '../../domain/calendar/instant.ts';
import { localDateOf, localTimeOf } from '../../domain/calendar/stockholm.ts';
import { markup, type Markup } from '../html/markup.ts';
import { pageStyle } from '../html/style.ts';
import type { LocalMail, Mailbox } from './mailbox.ts';

const STYLE = pageStyle(`
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem; max-width: 60rem; color: #1b1b1b; background: #fff; }
article { border: 1px solid #767676; padding: 0 1rem 1rem; margin: 1rem 0; }
h2 { font-size: 1.1rem; }
dt { font-weight: 600; float: left; clear: left; width: 6rem; } dd { margin-left: 6rem; overflow-wrap: anywhere; }
pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; margin: 1rem 0 0; }
`);

/** One page, at the path where it is mounted. It shows the addresses of staff: never mounted in production. */
export function mailboxPage(mailbox: Mailbox): Router {
  return Router().get('/', (_request, response) => {
    response.setHeader('Content-Security-Policy', STYLE.policy);
    response.setHeader('Cache-Control', 'no-store');
    response.type('html').send(page(mailbox.mails()).html);
  });
}

function page(mails: readonly LocalMail[]): Markup {
  return markup`<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Lokal e-postlåda</title>
${STYLE.element}
</head>
<body>
<main>
<h1>Lokal e-postlåda</h1>
<p>Ingen e-postserver är inställd, så ingen e-post lämnar den här datorn. Breven finns bara i minnet och är borta efter en
omstart.</p>
${mails.length === 0 ? markup`<p>Inget brev har kommit än.</p>` : mails.map(mailArticle)}
</main>
</body>
</html>
`;
}

function mailArticle({ to, subject, text, receivedAt, times }: LocalMail): Markup {
  return markup`<article>
<h2>${subject}</h2>
<dl>
<dt>Till</dt><dd>${to}</dd>
<dt>Kom</dt><dd>${clock(instant(receivedAt))}${times > 1 ? `, samma brev ${times} gånger` : ''}</dd>
</dl>
<pre>${text}</pre>
</article>
`;
}

/** Day and time in Sweden. */
function clock(at: Instant): string {
  const { hour, minute } = localTimeOf(at);
  return `${localDateOf(at)} ${String(hour).padStart(2, '0')}.${String(minute).padStart(2, '0')}`;
}
