import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Reply } from '../../activities/commit-contract.ts';
import type { StoredCase } from '../../adapters/store/case-reader.ts';
import { processOf } from '../../domain/processes.ts';
import type { Command } from '../../domain/process/command.ts';
import type { ProcessEvent } from '../../domain/process/event.ts';
import { fold } from '../../domain/process/step.ts';
import type { Position } from '../../workflows/messages.ts';
import { admission, beginPlanning, newCaseId, PERSON } from '../support/commands.ts';
import { startReceiver, type Receiver } from '../support/receiver.ts';
import { waitFor } from '../support/wait.ts';
import { startCrashingHub, type CrashingHub, type CrashSetting } from './crashing-hub.ts';
import type { CrashPoint } from './protocol.ts';

let receiver: Receiver;
let varFolder: string;
let setting: CrashSetting;
let hub: CrashingHub | undefined;

beforeAll(async () => {
  receiver = await startReceiver();
  varFolder = mkdtempSync(join(tmpdir(), 'samordna-crash-'));
  setting = { varFolder, queue: `crash-${crypto.randomUUID()}`, partnerPort: Number(new URL(receiver.url).port) };
});

afterAll(async () => {
  await hub?.stop();
  await receiver?.close();
  rmSync(varFolder, { recursive: true, force: true });
});

interface Scene {
  name: string;
  point: CrashPoint;
  /** The command that is being carried out when the process dies. */
  dying: 'opening' | 'later';
}

const SCENES: Scene[] = [
  { name: 'before the opening append', point: 'before-append', dying: 'opening' },
  { name: 'after the opening append, before the engine has the task', point: 'after-append', dying: 'opening' },
  { name: 'before a later append', point: 'before-append', dying: 'later' },
  { name: 'after a later append, before the engine has the task', point: 'after-append', dying: 'later' },
  { name: "after the receiver's answer, before its outcome", point: 'after-answer', dying: 'opening' },
  { name: 'when the run is about to continue as new', point: 'before-renewal', dying: 'later' },
  { name: 'while the run continues as new', point: 'at-renewal', dying: 'later' },
];

async function running(policyName?: string): Promise<CrashingHub> {
  hub ??= await startCrashingHub({ ...setting, ...(policyName ? { policyName } : {}) });
  return hub;
}

async function restart(policyName?: string): Promise<CrashingHub> {
  await hub?.stop();
  hub = undefined;
  return running(policyName);
}

/** Plays a scene up to the death of the process; the dying command is returned. */
async function dieIn(scene: Scene, caseId: string): Promise<{ opening: Command; dying: Command }> {
  const draftId = `draft-${caseId}`;
  const opening = admission(caseId, draftId);
  const dying = scene.dying === 'opening' ? opening : beginPlanning(caseId, 'SE0000000003-1001');
  const before = await running();
  await before.ask({ kind: 'draft', draftId, personId: `p-${caseId}`, person: PERSON });
  if (scene.dying === 'later') await before.ask({ kind: 'send', target: target(caseId), command: opening });
  const last = scene.point.endsWith('renewal') ? await restart(`changed-${caseId}`) : before;
  await last.ask({ kind: 'arm', point: scene.point, caseId });
  await last.ask({ kind: 'send', target: target(caseId), command: dying }).catch(() => undefined);
  await last.gone;
  hub = undefined;
  return { opening, dying };
}

function target(caseId: string) {
  return { caseId, kind: 'discharge', claims: [`claim-${caseId}`] };
}

/** Every delivery told, and the run where the log is; `marks` too: no command's answer is still being looked for. */
async function settled(caseId: string, limitMs: number, { marks: alsoMarks }: { marks: boolean }): Promise<void> {
  await waitFor(
    `the deliveries of ${caseId}`,
    async () => {
      const stored = await (await running()).ask<StoredCase | null>({ kind: 'case', caseId });
      if (!stored || !Object.values(stored.state.deliveries).every((d) => d.status === 'told')) return false;
      const marks = alsoMarks ? await (await running()).ask<unknown[]>({ kind: 'marks', caseId }) : [];
      const position = await (await running()).ask<Position>({ kind: 'position', caseId });
      return (
        marks.length === 0 && !position.inDoubt && position.attempting === 0 && position.number === stored.state.number
      );
    },
    limitMs,
  );
}

describe('a process that is killed and followed by another command and then the first one again', () => {
  test.each(SCENES)(
    '$name',
    async (scene) => {
      const caseId = newCaseId();
      const { opening, dying } = await dieIn(scene, caseId);
      const after = await running();
      if (scene.dying === 'later') {
        const other = beginPlanning(caseId, 'SE0000000002-1001');
        await send(caseId, other);
      } else {
        await after.ask({ kind: 'draft', draftId: `draft-${caseId}`, personId: `p-${caseId}`, person: PERSON });
        const other = { ...opening, commandId: `${opening.commandId}-other` };
        await send(caseId, other);
      }
      const again = await send(caseId, dying);
      const once = await send(caseId, dying);
      expect(once).toEqual(again);
      await settled(caseId, 90_000, { marks: false });
      const events = await after.ask<ProcessEvent[]>({ kind: 'log', caseId });
      const begun = events.filter((event) => event.type === 'planningBegun').map((event) => JSON.stringify(event.data));
      expect(begun).toHaveLength(scene.dying === 'later' ? 2 : 0);
      expect(new Set(begun).size).toBe(begun.length);
      await expectAgreement(caseId);
    },
    150_000,
  );
});

/** As a sender does that is told "outcome unknown": the same command again, until it is answered. */
async function send(caseId: string, command: Command): Promise<Reply> {
  return waitFor(
    'an answer',
    async () => (await running()).ask<Reply>({ kind: 'send', target: target(caseId), command }),
    60_000,
  );
}

/** Log, snapshot, run and receiver say the same, and every item came once. */
async function expectAgreement(caseId: string): Promise<void> {
  const now = await running();
  const events = await now.ask<ProcessEvent[]>({ kind: 'log', caseId });
  const process = processOf('discharge');
  const stored = await now.ask<StoredCase>({ kind: 'case', caseId });
  expect(fold(process, process.empty(caseId), events)).toEqual(stored.state);
  const position = await now.ask<Position>({ kind: 'position', caseId });
  expect(position).toMatchObject({ number: events.length, inDoubt: false, attempting: 0 });
  const requested = events.filter(
    (event) => event.type === 'deliveryRequested' && (event.data as { message: string }).message === 'admissionNotice',
  );
  expect(requested).toHaveLength(2);
  const system = Object.values(stored.state.deliveries).filter((d) => d.channel === 'system');
  for (const { item } of system) expect(receiver.order.filter((arrived) => arrived === item)).toHaveLength(1);
}

describe('a process that is killed and followed by nothing at all', () => {
  test('within two minutes of the next start all that was stored has run', async () => {
    const scenes = SCENES.filter((scene) => scene.point !== 'before-append');
    const cases: string[] = [];
    for (const scene of scenes) {
      const caseId = newCaseId();
      cases.push(caseId);
      await dieIn(scene, caseId);
    }
    const started = Date.now();
    await running();
    for (const caseId of cases) await settled(caseId, started + 120_000 - Date.now(), { marks: true });
    for (const caseId of cases) await expectAgreement(caseId);
  }, 300_000);
});
