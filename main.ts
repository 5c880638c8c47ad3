import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { assertPortFree, PortTakenError } from './adapters/engine/free-port.ts';
import { workflowBundle } from './adapters/engine/bundle.ts';
import { localConnection } from './adapters/engine/connection.ts';
import { superviseDevServer } from './adapters/engine/dev-server-supervisor.ts';
import { findTemporalBinary } from './adapters/engine/temporal-binary.ts';
import { TemporalBinaryError, TEMPORAL_CLI_VERSION } from './adapters/engine/temporal-cli.ts';
import { createLog } from './adapters/log.ts';
import { startPartnerSimulator } from './adapters/partner-simulator/simulator.ts';
import { takeVarFolder, VarFolderTakenError } from './adapters/var-folder/lock.ts';
import { createPolicies, packsFor } from './activities/policies.ts';
import { faultsOfPacks } from './domain/policy/check-packs.ts';
import { DISCHARGE_DUTY_CODES } from './domain/duties/catalogue.ts';
import { SIP_DUTY_CODES } from './domain/duties/sip/catalogue.ts';
import { ALL_PACKS } from './policies/packs.ts';
import { readConfig, SettingsError, type Config } from './config.ts';
import { startHub, type EngineSettings } from './hub.ts';
import {
  configuredConnection,
  DEFAULT_NAMESPACE,
  RETENTION_DAYS,
  SEARCH_ATTRIBUTES,
  TASK_QUEUE,
} from './temporal.config.ts';

const APP = import.meta.dirname;
/** In `dist/` the sources lie one folder up; both hold `package.json`'s folder. */
const HOME = existsSync(join(APP, 'package.json')) ? APP : join(APP, '..');

/** What to close, newest first. */
const closers: (() => Promise<unknown> | void)[] = [];

async function start(): Promise<void> {
  const config = readConfig(process.env, HOME);
  const log = createLog(config.logLevel);
  Runtime.install({
    logger: new DefaultLogger('WARN', ({ message, level }) => log.warn({ from: 'engine sdk', level }, message)),
  });
  const faults = faultsOfPacks(ALL_PACKS, [...DISCHARGE_DUTY_CODES, ...SIP_DUTY_CODES]);
  if (faults.length > 0) throw new SettingsError(`The policy packs are not usable:\n${faults.join('\n')}`);
  const folder = await takeVarFolder(config.varFolder, say);
  closers.push(() => folder.release());

  const engine = await engineFor(config, (pid) => folder.recordEngine(pid));
  if (!config.production) {
    await assertPortFree(config.ports.partner, 'SAMORDNA_PARTNER_PORT');
    const file = join(config.varFolder, 'partner-received.jsonl');
    const simulator = await startPartnerSimulator({ port: config.ports.partner, file });
    closers.push(() => simulator.close());
  }
  await assertPortFree(config.ports.http, 'PORT');
  say('Starting the hub …');
  const hub = await startHub({
    config,
    engine: engine.settings,
    policies: createPolicies(routinesOf(config)),
    log,
    onWorkerLost: (error) => {
      log.error({ err: error }, 'the worker ended; the hub stops, start it again');
      process.exitCode = 1;
      void stop();
    },
  });
  closers.push(() => hub.stop());
  say(greeting(config, engine.uiUrl));
}

/** The configured engine, else one of the hub's own in the var folder. */
async function engineFor(
  config: Config,
  recordEngine: (pid: number) => void,
): Promise<{ settings: EngineSettings; uiUrl?: string }> {
  const configured = configuredConnection();
  say('Preparing the workflow code …');
  const failureConverterPath = join(
    APP,
    existsSync(join(APP, 'workflows/failure-converter.js'))
      ? 'workflows/failure-converter.js'
      : 'workflows/failure-converter.ts',
  );
  const { codePath } = await workflowBundle({
    workflowsPath: join(APP, 'workflows', 'index'),
    failureConverterPath,
    cacheDir: join(HOME, 'node_modules/.cache/samordna'),
  });
  const common = { taskQueue: TASK_QUEUE, bundlePath: codePath, failureConverterPath };
  if (configured) {
    return { settings: { ...common, namespace: configured.namespace, connection: configured.connectionOptions } };
  }
  if (config.production) {
    throw new SettingsError(
      'TEMPORAL_ADDRESS is missing: the development engine that the hub starts by itself is refused in production.',
    );
  }
  const { path } = await findTemporalBinary({ say });
  say('Starting the engine …');
  const server = await superviseDevServer({
    binary: path,
    dbFile: join(config.varFolder, `engine-${TEMPORAL_CLI_VERSION}.db`),
    port: config.ports.engine,
    uiPort: config.ports.engineUi,
    namespace: DEFAULT_NAMESPACE,
    searchAttributes: SEARCH_ATTRIBUTES,
    retentionDays: RETENTION_DAYS,
    log: say,
    onSpawn: recordEngine,
  });
  closers.push(() => server.stop());
  return {
    settings: { ...common, namespace: DEFAULT_NAMESPACE, connection: localConnection(server.address) },
    ...(server.uiUrl ? { uiUrl: server.uiUrl } : {}),
  };
}

function routinesOf({ demo, routines }: Config) {
  try {
    return packsFor(demo, routines);
  } catch (error) {
    throw new SettingsError(`SAMORDNA_ROUTINES is not usable. ${(error as Error).message}`);
  }
}

function greeting(config: Config, uiUrl: string | undefined): string {
  return [
    '',
    'Samordna is running.',
    `  Console (sign in as a fictional member of staff)  ${config.publicUrl}`,
    `  FHIR                                              ${config.publicUrl}/fhir/metadata`,
    ...(config.production
      ? []
      : [
          `  Partner simulator (a municipality's system)       http://127.0.0.1:${config.ports.partner}`,
          `  Record system simulator (plans are written to it) http://127.0.0.1:${config.ports.partner}/ehr`,
          ...(config.mail ? [] : [`  Mails that were sent                              ${config.publicUrl}/mailbox`]),
        ]),
    ...(uiUrl
      ? [
          `  Engine's own pages, for administrators            ${uiUrl} (the engine itself on port ${config.ports.engine})`,
        ]
      : []),
    `  Data                                              ${config.databaseUrl ? 'PostgreSQL' : config.varFolder}`,
    ...(config.demo ? ['  DEMO: the clocks are shortened.'] : []),
    'Ctrl-C stops all of it; starting again continues every case.',
    '',
  ].join('\n');
}

let stopping: Promise<void> | undefined;

function stop(): Promise<void> {
  stopping ??= (async () => {
    for (const close of closers.splice(0).reverse()) {
      await Promise.resolve(close()).catch((error: unknown) => say(String(error)));
    }
  })();
  return stopping;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** What the user can mend is one sentence; anything else is a fault and comes whole. */
function explain(error: unknown): string {
  const known = [SettingsError, PortTakenError, VarFolderTakenError, TemporalBinaryError].some(
    (kind) => error instanceof kind,
  );
  return error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    say('Stopping …');
    void stop().then(() => say('Stopped.'));
  });
}

start().catch(async (error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
  await stop();
});
