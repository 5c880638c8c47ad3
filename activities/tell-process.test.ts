import { describe, expect, test } from '@jest/globals';
import type { Instant } from '../domain/calendar/instant.ts';
import { openCaseClaim } from '../domain/process/claims.ts';
import type { Command } from '../domain/process/command.ts';
import { reject } from '../domain/process/rejection.ts';
import type { OutgoingReport } from '../domain/process/report.ts';
import { createTellProcess, type Given } from './tell-process.ts';

const REPORT: OutgoingReport = {
  report: true,
  item: 'd1.7',
  kind: 'sip',
  personId: 'p1',
  opens: false,
  command: { type: 'stayEnded', data: { at: 1 }, occurredAt: 1 as Instant },
};

const STORED: Given = { kind: 'stored' };
const TAKEN: Given = { kind: 'refused', rejection: reject('claim-taken', undefined, { caseId: 's-first' }) };

interface Scene {
  report?: Partial<OutgoingReport>;
  /** Case that holds the person's claim, at each time of asking; the last one stays. */
  holders?: (string | null)[];
  /** What each case answers. */
  answers?: Record<string, Given>;
}

/** Which cases were given the report, and what came of it. */
async function told({ report = {}, holders = [null], answers = {} }: Scene) {
  const given: { to: string; command: Command }[] = [];
  const left = [...holders];
  const tell = createTellProcess({
    async holderOf(claim) {
      expect(claim).toBe(openCaseClaim('sip', 'p1'));
      return (left.length > 1 ? left.shift() : left[0]) ?? null;
    },
    isCase: async (caseId, kind) => kind === 'sip' && caseId.startsWith('s-'),
    newCaseId: (kind) => `${kind.charAt(0)}-new`,
    async give({ caseId }, command) {
      given.push({ to: caseId, command });
      return answers[caseId] ?? STORED;
    },
  });
  const outcome = await tell('d1', { ...REPORT, ...report });
  return { outcome, to: given.map(({ to }) => to), commands: given.map(({ command }) => command) };
}

describe('a report to another process', () => {
  test("is given to the person's open case under the item's id, as from the case that tells", async () => {
    const { outcome, to, commands } = await told({ holders: ['s-open'] });
    expect({ outcome, to }).toEqual({ outcome: { kind: 'told' }, to: ['s-open'] });
    expect(commands[0]).toMatchObject({ ...REPORT.command, commandId: 'd1.7', channel: 'hub' });
    expect(commands[0]?.by).toEqual({ kind: 'process', hsaId: 'd1', party: 'hub', unit: 'hub', roles: ['hub'] });
  });

  test.each<[string, Scene, unknown, string[]]>([
    ['to a named case goes there', { report: { caseId: 's-named' }, holders: ['s-open'] }, 'told', ['s-named']],
    [
      'to a case of another kind goes to the open one',
      { report: { caseId: 'd9' }, holders: ['s-open'] },
      'told',
      ['s-open'],
    ],
    ['to nobody is told all the same', {}, 'told', []],
    ['that opens begins a case when there is none', { report: { opens: true } }, 'told', ['s-new']],
    ['that opens joins the case that there is', { report: { opens: true }, holders: ['s-open'] }, 'told', ['s-open']],
    [
      'that opens joins the case that came first',
      { report: { opens: true }, holders: [null, 's-first'], answers: { 's-new': TAKEN } },
      'told',
      ['s-new', 's-first'],
    ],
    [
      'that would open nothing is told',
      { report: { opens: true }, answers: { 's-new': { kind: 'refused', rejection: reject('nothing-to-open') } } },
      'told',
      ['s-new'],
    ],
    ['never goes to the case that tells', { report: { caseId: 'd1' }, holders: ['d1'] }, 'own-case', []],
    [
      'that the rules refuse needs a human',
      { holders: ['s-open'], answers: { 's-open': { kind: 'refused', rejection: reject('role-not-allowed') } } },
      'role-not-allowed',
      ['s-open'],
    ],
    [
      'that was told in other words at an earlier attempt is told',
      { holders: ['s-open'], answers: { 's-open': { kind: 'refused', rejection: reject('command-id-reused') } } },
      'told',
      ['s-open'],
    ],
    [
      'to a case that ended as it was told is tried again',
      { holders: ['s-open', null], answers: { 's-open': { kind: 'refused', rejection: reject('sip-ended') } } },
      'failed case-ended',
      ['s-open'],
    ],
    [
      'whose outcome cannot be known is tried again',
      { holders: ['s-open'], answers: { 's-open': { kind: 'failed', reason: 'outcome-unknown' } } },
      'failed outcome-unknown',
      ['s-open'],
    ],
  ])('%s', async (_name, scene, expected, cases) => {
    const { outcome, to } = await told(scene);
    const said =
      outcome.kind === 'told' ? 'told' : outcome.kind === 'failed' ? `failed ${outcome.reason}` : outcome.reason;
    expect({ said, to }).toEqual({ said: expected, to: cases });
  });
});
