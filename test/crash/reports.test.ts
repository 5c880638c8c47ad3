import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoredCase } from '../../adapters/store/case-reader.ts';
import { openCaseClaim } from '../../domain/process/claims.ts';
import type { Delivery } from '../../domain/process/delivery.ts';
import type { ProcessEvent } from '../../domain/process/event.ts';
import { fold } from '../../domain/process/step.ts';
import { processOf } from '../../domain/processes.ts';
import type { Position } from '../../workflows/messages.ts';
import { admission, bothSidesNeeded, newCaseId, PERSON } from '../support/commands.ts';
import { startReceiver, type Receiver } from '../support/receiver.ts';
import { waitFor } from '../support/wait.ts';
import { startCrashingHub, type CrashingHub, type CrashSetting } from './crashing-hub.ts';
import type { CrashPoint } from './protocol.ts';

let receiver: Receiver;
let setting: CrashSetting;
let hub: CrashingHub | undefined;

beforeAll(async () => {
  receiver = await startReceiver();
  const varFolder = mkdtempSync(join(tmpdir(), 'samordna-crash-'));
  setting = { varFolder, queue: `crash-${crypto.randomUUID()}`, partnerPort: Number(new URL(receiver.url).port) };
});

afterAll(async () => {
  await hub?.stop();
  await receiver?.close();
  rmSync(setting.varFolder, { recursive: true, force: true });
});

async function running(): Promise<CrashingHub> {
  hub ??= await startCrashingHub(setting);
  return hub;
}

function reportsOf(stored: StoredCase | null): Delivery[] {
  return Object.values(stored?.state.deliveries ?? {}).filter(({ channel }) => channel === 'process');
}

/** The case as stored, once its run is where its log is and all that it reports has been told. */
async function settled(caseId: string): Promise<StoredCase> {
  return waitFor(
    `the reports of ${caseId}`,
    async () => {
      const stored = await (await running()).ask<StoredCase | null>({ kind: 'case', caseId });
      const position = await (await running()).ask<Position>({ kind: 'position', caseId });
      const isTold = stored && reportsOf(stored).every(({ status }) => status === 'told');
      const isQuiet = position.number === stored?.state.number && position.attempting === 0 && !position.inDoubt;
      return isTold && isQuiet ? stored : null;
    },
    90_000,
  );
}

const SCENES: { name: string; point: CrashPoint }[] = [
  { name: 'before the other process has stored it', point: 'before-report' },
  { name: 'when the other process has stored it and the engine does not know', point: 'after-report' },
  { name: 'when the other process has answered and the outcome is not stored', point: 'after-report-answer' },
];

test.each(SCENES)(
  'a report comes once though the hub dies $name',
  async ({ point }) => {
    const caseId = newCaseId();
    const personId = `p-${caseId}`;
    const before = await running();
    await before.ask({ kind: 'draft', draftId: `draft-${caseId}`, personId, person: PERSON });
    const target = { caseId, kind: 'discharge', claims: [`claim-${caseId}`] };
    await before.ask({ kind: 'send', target, command: admission(caseId, `draft-${caseId}`) });
    await before.ask({ kind: 'arm', point, caseId });
    const command = bothSidesNeeded(caseId);
    await before.ask({ kind: 'send', target, command }).catch(() => undefined);
    await before.gone;
    hub = undefined;

    // As a sender does that got no answer.
    await waitFor(
      'the command to be stored',
      async () => (await running()).ask({ kind: 'send', target, command }),
      60_000,
    );
    const told = reportsOf(await settled(caseId)).filter(({ process }) => process?.kind === 'sip');
    expect(told.length).toBeGreaterThan(0);

    const after = await running();
    const sipId = await after.ask<string | null>({ kind: 'holder', claim: openCaseClaim('sip', personId) });
    if (sipId === null) throw new Error('the report must have begun a SIP');
    const stored = await settled(sipId);
    const log = await after.ask<ProcessEvent[]>({ kind: 'log', caseId: sipId });
    const sip = processOf('sip');
    expect(fold(sip, sip.empty(sipId), log)).toEqual(stored.state);
    const reported = log.filter(({ type, by }) => type === 'dischargeReported' && by.hsaId === caseId);
    const items = reported.map(({ commandId }) => commandId);
    expect(new Set(items).size).toBe(items.length);
    expect(told.map(({ item }) => item)).toEqual(expect.arrayContaining(items));
    // And the other way: what the SIP reports back.
    for (const { item } of reportsOf(stored)) {
      const back = await after.ask<ProcessEvent[]>({ kind: 'log', caseId });
      const events = back.filter(({ commandId }) => commandId === item).map(({ type }) => type);
      expect(new Set(events).size).toBe(events.length);
    }
  },
  200_000,
);
