import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { runBatch, type Batch } from './batch.ts';
import { historyCost, type HistoryCost } from './history-cost.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { newCore } from './case-ids.ts';
import { playCase } from './play-case.ts';
import { referenceCommands } from './reference-case.ts';
import { reportOf } from './report.ts';
import { resultOf, type Measured, type Round } from './result.ts';
import { SIDES, sidesOf, type SideName } from './sides.ts';
import { startStand, type Stand } from './stand.ts';

const USAGE = `npm run bench -- [--json FILE] [--rounds N] [--cases N] [--concurrency N] [--quick]

What a whole discharge and its SIP up to the first follow-up cost in the hub, beside two bare workflows that store the same commands,
send the same messages and tell each other the same.
Uses PGlite in memory, or PostgreSQL when DATABASE_URL is given (a database of its own is made there and dropped).`;

/** The last command's task has ended for the engine too. */
const SETTLING_MS = 500;

interface Options {
  json: string | undefined;
  /** Batches of each side that are measured. */
  rounds: number;
  cases: number;
  concurrency: number;
  warmUp: number;
}

/** What to close, in the order it was started. */
const closers: (() => Promise<unknown>)[] = [];

async function bench({ json, rounds, cases, concurrency, warmUp }: Options): Promise<void> {
  const loadBefore = loadavg();
  const stand = await startStand((close) => closers.push(close), say);
  const sides = sidesOf(stand);

  say('One case alone …');
  const first = newCore();
  const ofDischarge = referenceCommands(first, Date.now()).filter(({ kind }) => kind === 'discharge');
  stand.plan.record(first, ofDischarge.at(-1)?.command.commandId ?? '');
  await playCase(stand, sides.hub, first);
  const { core } = await playCase(stand, sides.bare);
  await sleep(SETTLING_MS);
  const alone = { hub: await historyCost(stand.client, first), bare: await historyCost(stand.client, core) };

  say('Warming up …');
  for (const side of SIDES) await ended(stand, await runBatch(stand, sides[side], warmUp, concurrency));

  const measured: Round[] = [];
  const batched: Record<SideName, HistoryCost[]> = { hub: [], bare: [] };
  for (let round = 1; round <= rounds; round += 1) {
    say(`Round ${round} of ${rounds} …`);
    const order: SideName[] = Math.random() < 0.5 ? ['hub', 'bare'] : ['bare', 'hub'];
    const done: Partial<Round> = {};
    for (const name of order) {
      const batch = await runBatch(stand, sides[name], cases, concurrency);
      done[name] = batch;
      batched[name].push(...(await ended(stand, batch)));
    }
    measured.push(done as Round);
  }
  report(json, {
    commandsPerCase: referenceCommands(first, 0).length,
    messagesPerCase: stand.plan.size.messages,
    reportsPerCase: stand.plan.size.reports,
    database: stand.databaseKind,
    casesPerBatch: cases,
    concurrency,
    alone,
    batched,
    rounds: measured,
    loadBefore,
  });
}

/** What each case of the batch has cost in history. */
async function ended(stand: Stand, { cases }: Batch): Promise<HistoryCost[]> {
  const costs: HistoryCost[] = [];
  for (const { core } of cases) costs.push(await historyCost(stand.client, core));
  return costs;
}

function report(json: string | undefined, measured: Measured): void {
  const result = resultOf(measured);
  process.stdout.write(`\n${reportOf(result)}\n`);
  if (json) writeFileSync(json, `${JSON.stringify(result, null, 2)}\n`);
}

/** Throws with what is wrong in the arguments. */
function optionsOf(args: string[]): Options | 'help' {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'string' },
      rounds: { type: 'string' },
      cases: { type: 'string' },
      concurrency: { type: 'string' },
      quick: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const number = (name: 'rounds' | 'cases' | 'concurrency', usual: number): number => {
    const given = values[name];
    if (given === undefined) return usual;
    if (!/^[1-9]\d*$/.test(given)) throw new Error(`--${name} wants a whole number from 1.`);
    return Number(given);
  };
  return {
    json: values.json,
    rounds: number('rounds', values.quick ? 1 : 8),
    cases: number('cases', values.quick ? 3 : 15),
    concurrency: number('concurrency', values.quick ? 3 : 10),
    // A hub runs for months: what it costs while its code is being compiled is not measured.
    warmUp: values.quick ? 2 : 40,
  };
}

let closing: Promise<void> | undefined;

function close(): Promise<void> {
  closing ??= (async () => {
    for (const one of closers.splice(0).reverse()) await one().catch((error: unknown) => say(String(error)));
  })();
  return closing;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.once(signal, () => void close().finally(() => process.exit(code)));
}

try {
  const options = optionsOf(process.argv.slice(2));
  if (options === 'help') process.stdout.write(`${USAGE}\n`);
  else await bench(options);
} catch (error) {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
} finally {
  await close();
}
