import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fixedPolicies } from '../../activities/policies.ts';
import { readCase, readLog } from '../../adapters/store/case-reader.ts';
import { nationalLaw } from '../support/law-alone.ts';
import { startPrivatePostgres, type PrivatePostgres } from '../../scripts/private-postgres.ts';
import { beginPlanning } from '../support/commands.ts';
import { historyTypes, openCase } from '../support/opened-case.ts';
import { startReceiver, type Receiver } from '../support/receiver.ts';
import { startTestHub, type TestHub } from '../support/test-hub.ts';
import { waitFor } from '../support/wait.ts';

/** Thirty seconds by default; a longer outage is played by hand with this setting. */
const AWAY_MS = Number(process.env['SAMORDNA_TEST_OUTAGE_SECONDS'] ?? 30) * 1_000;

/** Events of a command that is accepted and fails, and of the activity that waits: scheduled with its task's three. */
const EVENTS_PER_COMMAND_IN_FLIGHT = 6;
const EVENTS_OF_WAITING = 4;
const ACTIVITY_SCHEDULED = 10;

let postgres: PrivatePostgres;
let receiver: Receiver;
let hub: TestHub;

beforeAll(async () => {
  postgres = await startPrivatePostgres();
  receiver = await startReceiver();
  hub = await startTestHub({
    policies: fixedPolicies({ ...nationalLaw, retry: { firstMinutes: 0.05, maxMinutes: 0.1 } }),
    env: { DATABASE_URL: postgres.url, SAMORDNA_PARTNER_PORT: new URL(receiver.url).port },
  });
}, 60_000);

afterAll(async () => {
  await hub?.stop();
  await receiver?.close();
  await postgres?.stop();
});

test(
  'while the database is away commands get 503 in time and nothing is lost; afterwards all that was due is done once',
  async () => {
    receiver.up = false;
    const { caseId } = await openCase(hub);
    const item = await waitFor(
      'a delivery in back-off',
      async () => {
        const stored = await readCase(hub.deps.db, hub.deps.ring, caseId);
        return Object.values(stored?.state.deliveries ?? {}).find((d) => d.status === 'waiting' && d.attempt > 0)?.item;
      },
      20_000,
    );

    const before = await historyTypes(hub, caseId);
    const command = beginPlanning(caseId, 'SE0000000003-1001');
    const given = {
      commandId: command.commandId,
      caseId,
      type: command.type,
      data: command.data,
      occurredAt: new Date(command.occurredAt).toISOString(),
    };
    // One command is on its way when the database goes.
    const onItsWay = hub.call('sjovik', 'POST', '/api/commands', given);
    await postgres.away();
    expect([200, 503]).toContain((await onItsWay).status);
    receiver.up = true;
    const until = Date.now() + AWAY_MS;
    const answers: { status: number; ms: number }[] = [];
    while (Date.now() < until) {
      const began = Date.now();
      const { status, body } = await hub.call('sjovik', 'POST', '/api/commands', given);
      answers.push({ status, ms: Date.now() - began });
      expect(body.error.code).toMatch(/^(database-away|outcome-unknown)$/);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    expect(answers.length).toBeGreaterThan(3);
    expect(answers.filter(({ status }) => status !== 503)).toEqual([]);
    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(6_000);
    const ready = await fetch(`${hub.url}/readyz`);
    expect({ status: ready.status, body: await ready.json() }).toMatchObject({
      status: 503,
      body: { database: false, engine: true },
    });

    const during = await historyTypes(hub, caseId);
    const waiting = during.slice(before.length).filter((type) => type === ACTIVITY_SCHEDULED).length;
    // The retry that fell due in the outage woke the run once: a fired timer with its task, then the one waiting activity.
    expect(waiting).toBeLessThanOrEqual(2);
    expect(during.length - before.length).toBeLessThanOrEqual(EVENTS_PER_COMMAND_IN_FLIGHT + 2 * EVENTS_OF_WAITING + 8);

    await postgres.back();
    const reply = await waitFor(
      'the command to be carried out',
      async () => {
        const answer = await hub.call('sjovik', 'POST', '/api/commands', given);
        return answer.status === 200 ? answer.body : null;
      },
      30_000,
    );
    expect(reply.eventIds.length).toBeGreaterThan(0);
    await waitFor(
      'the delivery',
      async () => (await readCase(hub.deps.db, hub.deps.ring, caseId))?.state.deliveries[item]?.status === 'told',
      30_000,
    );
    expect(receiver.order.filter((arrived) => arrived === item)).toHaveLength(1);
    const events = await readLog(hub.deps.db, hub.deps.ring, caseId);
    expect(events.map((event) => event.number)).toEqual(events.map((_, index) => index + 1));
    expect(events.filter((event) => event.type === 'planningBegun')).toHaveLength(1);
    const times = events.map((event) => event.recordedAt);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  },
  AWAY_MS + 120_000,
);
