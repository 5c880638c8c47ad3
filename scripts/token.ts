/** Prints a bearer token for a fictional member of staff or system, from the running hub: `npm run token -- --user NAME`. */
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { user: { type: 'string' } } });
const base = process.env['SAMORDNA_PUBLIC_URL'] ?? `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`;

try {
  if (!values.user) throw new Error('Say who: npm run token -- --user planerare (the README lists the users).');
  const response = await fetch(`${base}/api/local-token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: values.user }),
  }).catch(() => {
    throw new Error(`No hub answers at ${base}. Start it with: npm start`);
  });
  const body = (await response.json()) as { token?: string; error?: { text: string } };
  if (!body.token) throw new Error(body.error?.text ?? `The hub answered ${response.status}.`);
  process.stdout.write(`${body.token}\n`);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
