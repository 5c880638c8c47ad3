/**
 * Reports an admission, as a hospital's record system would, and prints the stay and the duties that it opened.
 *
 *   SAMORDNA_TOKEN=$(npm run --silent token -- --user journal) node examples/admit.mjs
 *
 * The times of admission.json are moved so that it is told now, and the stay gets an identifier of its own.
 */
import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';

const hub = process.env.SAMORDNA_PUBLIC_URL ?? `http://127.0.0.1:${process.env.PORT ?? '3000'}`;
const token = process.env.SAMORDNA_TOKEN;

const bundle = toldNow(readFileSync(new URL('admission.json', import.meta.url), 'utf8'));
const stay = bundle.entry.find(({ resource }) => resource.resourceType === 'Encounter').resource;
stay.identifier[0].value = `VT-${randomUUID()}`;

try {
  if (!token) throw new Error('Set SAMORDNA_TOKEN: SAMORDNA_TOKEN=$(npm run --silent token -- --user journal)');
  const answer = await ask('POST', `${hub}/fhir`, bundle);
  const location = answer.entry.at(-1).response.location.split('/_history')[0];
  say(`The stay: ${location}`);
  const tasks = await ask('GET', `${hub}/fhir/Task?encounter=${location.split('/').at(-1)}`);
  for (const { resource } of tasks.entry ?? []) {
    const { code, restriction, owner } = resource;
    say(`${restriction.period.end ?? 'no clock'}  ${code.text}  (${owner.display})`);
  }
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

function toldNow(text) {
  const move = Date.now() - Date.parse(JSON.parse(text).timestamp);
  return JSON.parse(text, (_name, value) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)
      ? new Date(Date.parse(value) + move).toISOString()
      : value,
  );
}

async function ask(method, url, body) {
  const response = await fetch(url, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/fhir+json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const resource = await response.json();
  if (response.ok) return resource;
  throw new Error(
    resource.issue
      .map(({ expression, diagnostics }) => `${expression?.[0] ?? response.status}: ${diagnostics}`)
      .join('\n'),
  );
}

function say(line) {
  process.stdout.write(`${line}\n`);
}
