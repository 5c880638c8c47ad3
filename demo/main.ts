import type { FhirResource } from 'fhir/r4.js';
import { SettingsError } from '../config.ts';
import { PortTakenError } from '../adapters/engine/free-port.ts';
import { TemporalBinaryError } from '../adapters/engine/temporal-cli.ts';
import { CHAPTERS } from './chapters.ts';
import { assertDemoHub, hubAccess } from './hub-access.ts';
import { jsonTeller } from './json-teller.ts';
import { optionsOf, USAGE, UsageError, type Options } from './options.ts';
import { startOwnHub } from './own-hub.ts';
import { partnerAt, sentResources } from './partner.ts';
import { playCase } from './play-case.ts';
import { resourceFiles } from './resource-files.ts';
import type { CaseResult, Summary } from './story.ts';
import { testNumbers } from './test-persons.ts';
import { textTeller } from './text-teller.ts';
import { StoryFault } from './until.ts';

const ONLY_OWN_MESSAGES =
  'Meddelandena till partnern skrivs inte: de lämnas bara ut av en hubb som demon själv har startat.';

/** What to close, in the order it was started. */
const closers: (() => Promise<unknown> | void)[] = [];
const stopped = new AbortController();

/** True when every case ended as it should. */
async function demo(options: Options): Promise<boolean> {
  const began = Date.now();
  const { url, partnerUrl, sent } = await hubFor(options);
  const files = resourceFiles(options.resources);
  const hub = hubAccess(url, (resource) => files.keep(resource));
  const partner = partnerAt(partnerUrl);
  await partner.comesUp();
  closers.push(() => partner.comesUp());
  const out = (text: string): void => void process.stdout.write(text);
  const teller = options.json ? jsonTeller(out) : textTeller(out);
  const parts = { hub, partner, teller, nextNumber: testNumbers(hub), stopped: stopped.signal };

  teller.begins(url);
  const cases: CaseResult[] = [];
  for (const [index, chapter] of CHAPTERS.entries()) {
    const number = index + 1;
    if (options.cases.length > 0 && !options.cases.includes(number)) continue;
    cases.push(await playCase(number, chapter, parts));
    stopped.signal.throwIfAborted();
  }
  for (const resource of sent()) files.keep(resource);
  const summary: Summary = {
    ok: cases.every(({ ok }) => ok),
    cases,
    seconds: (Date.now() - began) / 1000,
    ...(options.resources === undefined ? {} : { resources: files.count() }),
  };
  teller.ends(summary);
  return summary.ok;
}

async function hubFor({
  running,
  resources,
}: Options): Promise<{ url: string; partnerUrl: string; sent: () => FhirResource[] }> {
  if (!running) {
    const { url, simulator } = await startOwnHub((close) => closers.push(close), say);
    return { url, partnerUrl: simulator.url, sent: () => sentResources(simulator) };
  }
  await assertDemoHub(running.hub);
  if (resources !== undefined) say(ONLY_OWN_MESSAGES);
  return { url: running.hub, partnerUrl: running.partner, sent: () => [] };
}

let closing: Promise<void> | undefined;

function close(): Promise<void> {
  closing ??= (async () => {
    for (const one of closers.splice(0).reverse()) {
      await Promise.resolve(one()).catch((error: unknown) => say(String(error)));
    }
  })();
  return closing;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** What the user can mend is one sentence; anything else is a fault and comes whole. */
function explain(error: unknown): string {
  const known = [UsageError, StoryFault, SettingsError, PortTakenError, TemporalBinaryError].some(
    (kind) => error instanceof kind,
  );
  return error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error);
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.once(signal, () => {
    stopped.abort(new StoryFault('Avbruten.'));
    void close().finally(() => process.exit(code));
  });
}

try {
  const options = optionsOf(process.argv.slice(2), CHAPTERS.length);
  if (options === 'help') process.stdout.write(`${USAGE}\n`);
  else if (!(await demo(options))) process.exitCode = 1;
} catch (error) {
  if (!stopped.signal.aborted) say(explain(error));
  process.exitCode = 1;
} finally {
  await close();
}
