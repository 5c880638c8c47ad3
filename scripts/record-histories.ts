/** Plays fictional cases under the test key ring and keeps their histories for replay: `npm run record -- VERSION`. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createPolicies, fixedPolicies, packsFor } from '../activities/policies.ts';
import { startPartnerSimulator } from '../adapters/partner-simulator/simulator.ts';
import { readCase } from '../adapters/store/case-reader.ts';
import { claimKey } from '../adapters/store/claims.ts';
import { findClaim } from '../adapters/store/fhir-rows.ts';
import { savePersonDraft } from '../adapters/store/persons.ts';
import { CARE_CONTACT } from '../bench/actors.ts';
import { referenceCommands, TEST_PERSON } from '../bench/reference-case.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { openCaseClaim } from '../domain/process/claims.ts';
import { isUnsettled } from '../domain/process/delivery.ts';
import type { Command } from '../domain/process/command.ts';
import globalSetup from '../test/global-setup.ts';
import globalTeardown from '../test/global-teardown.ts';
import { beginPlanning, PLANNER } from '../test/support/commands.ts';
import { becomesQuiet, openCase } from '../test/support/opened-case.ts';
import { startTestHub, type TestHub } from '../test/support/test-hub.ts';
import { waitFor } from '../test/support/wait.ts';
import { wholeDischarge } from '../test/support/whole-discharge.ts';

const version = process.argv[2];
if (!version) throw new Error('Say which version the histories are of: npm run record -- v0.2.0');
const replay = join(import.meta.dirname, '..', 'test', 'replay');
const folder = join(replay, 'histories', version);
const keys = readFileSync(join(replay, 'test-keys.json'), 'utf8');

await globalSetup();
const receiver = await startPartnerSimulator({ port: 0 });
const env = { SAMORDNA_KEYS: keys, SAMORDNA_PARTNER_PORT: new URL(receiver.url).port };
const quick = {
  ...createPolicies(packsFor(false)).current('discharge', { policy: null } as never, Date.now()).policy,
  retry: { firstMinutes: 0.02, maxMinutes: 0.05 },
};

async function keep(hub: TestHub, name: string, caseId: string, runId?: string): Promise<void> {
  const run = runId ?? (await hub.hub.client.workflow.getHandle(caseId).describe()).runId;
  const flags = [
    '--workflow-id',
    caseId,
    '--run-id',
    run,
    '--address',
    process.env['SAMORDNA_TEST_ENGINE'] ?? '',
    '--output',
    'json',
  ];
  const shown = execFileSync(process.env['TEMPORAL_CLI_PATH'] ?? 'temporal', ['workflow', 'show', ...flags], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const history = JSON.parse(shown) as { events: unknown[] };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(history)}\n`);
  console.log(`${name}: ${history.events.length} events`);
}

async function send(hub: TestHub, caseId: string, command: Command): Promise<void> {
  await hub.deps.commands.send({ caseId, kind: 'discharge' }, command);
}

/** Waits until nothing is on its way. A letter waits for someone to post it. */
async function settles(caseId: string): Promise<void> {
  await waitFor(
    `what ${caseId} sends`,
    async () => {
      const stored = await readCase(hub.deps.db, hub.deps.ring, caseId);
      const all = Object.values(stored?.state.deliveries ?? {});
      return all.every((delivery) => delivery.channel === 'letter' || !isUnsettled(delivery));
    },
    60_000,
  );
}

/** A discharge whose report begins a SIP, which is followed up once and from which the person then takes back the consent. */
async function recordSip(): Promise<void> {
  const core = randomUUID();
  const personId = `p-${core}`;
  await savePersonDraft(hub.deps.db, hub.deps.ring, `draft-${core}`, personId, TEST_PERSON);
  const caseIds: Record<string, string> = { discharge: `d${core}` };
  const give = async (kind: string, command: Command): Promise<void> => {
    const sipOf = () => findClaim(hub.deps.db, claimKey(hub.deps.ring, openCaseClaim('sip', personId)));
    const caseId = (caseIds[kind] ??= await waitFor('the SIP', sipOf, 30_000));
    await hub.deps.commands.send({ caseId, kind }, command);
    for (const one of Object.values(caseIds)) await settles(one);
  };
  let run: string | undefined;
  for (const { kind, command } of referenceCommands(core, Date.now())) {
    await give(kind, command);
    run ??= (await hub.hub.client.workflow.getHandle(`d${core}`).describe()).runId;
  }
  await keep(hub, 'discharge-with-its-plan', `d${core}`, run);
  await give('sip', {
    type: 'withdrawConsent',
    data: { giver: 'person', at: Date.now() },
    commandId: `withdrawn-${core}`,
    by: CARE_CONTACT,
    channel: 'console',
    occurredAt: Date.now() as Instant,
  });
  await keep(hub, 'plan-until-consent-is-taken-back', caseIds['sip'] ?? '');
}

let hub = await startTestHub({ env, policies: fixedPolicies(quick) });
try {
  const idle = await openCase(hub);
  await becomesQuiet(hub, idle.caseId);
  await keep(hub, 'opened-and-idle', idle.caseId);

  receiver.setFault({ mode: 'http-500' });
  const failing = await openCase(hub);
  await waitFor(
    'two failed attempts',
    async () => {
      const stored = await readCase(hub.deps.db, hub.deps.ring, failing.caseId);
      return Object.values(stored?.state.deliveries ?? {}).some((delivery) => delivery.attempt >= 3);
    },
    60_000,
  );
  receiver.setFault({ mode: 'ok' });
  await becomesQuiet(hub, failing.caseId);
  await keep(hub, 'delivery-failed-then-told', failing.caseId);

  const burst = await openCase(hub);
  await Promise.allSettled([
    send(hub, burst.caseId, beginPlanning(burst.caseId, 'SE0000000003-1001')),
    send(hub, burst.caseId, beginPlanning(burst.caseId, 'SE0000000002-1001')),
    send(hub, burst.caseId, {
      ...beginPlanning(burst.caseId, 'SE0000000003-1001'),
      commandId: `again-${burst.caseId}`,
    }),
  ]);
  await becomesQuiet(hub, burst.caseId);
  await keep(hub, 'commands-in-a-burst', burst.caseId);

  const whole = await openCase(hub);
  for (const command of wholeDischarge(whole.caseId, Date.now() as Instant)) await send(hub, whole.caseId, command);
  await waitFor(
    'the run to end',
    async () => (await hub.hub.client.workflow.getHandle(whole.caseId).describe()).status.name === 'COMPLETED',
    30_000,
  );
  await keep(hub, 'whole-discharge', whole.caseId);
  await send(hub, whole.caseId, {
    type: 'recordBothSides',
    data: { needed: false, by: PLANNER.hsaId },
    commandId: `late-${whole.caseId}`,
    by: PLANNER,
    channel: 'console',
    occurredAt: Date.now() as Instant,
  }).catch(() => undefined);
  await keep(hub, 'revived-from-the-log', whole.caseId);

  await recordSip();

  const renewed = await openCase(hub);
  await becomesQuiet(hub, renewed.caseId);
  const first = (await hub.hub.client.workflow.getHandle(renewed.caseId).describe()).runId;
  const { varFolder } = hub;
  const queue = hub.queue;
  await hub.hub.stop();
  hub = await startTestHub({
    env,
    varFolder,
    queue,
    policies: fixedPolicies({ ...quick, name: `${quick.name}+changed` }),
  });
  await waitFor(
    'another run',
    async () => (await hub.hub.client.workflow.getHandle(renewed.caseId).describe()).runId !== first,
    60_000,
  );
  await send(hub, renewed.caseId, beginPlanning(renewed.caseId, 'SE0000000003-1001'));
  await keep(hub, 'continued-as-new-first-run', renewed.caseId, first);
  await keep(hub, 'continued-as-new-second-run', renewed.caseId);
} finally {
  await hub.stop();
  await receiver.close();
  await globalTeardown();
}
