import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createCommit, type Commit } from '../../activities/commit.ts';
import type { CommitInput } from '../../activities/commit-contract.ts';
import { createPolicies, packsFor } from '../../activities/policies.ts';
import { keyRing, newKeyRingContent, seal } from '../../adapters/keys/key-ring.ts';
import { newCaseIdOf } from '../../adapters/store/case-id.ts';
import { caseStore } from '../../adapters/store/case-store.ts';
import { readCase, readLog } from '../../adapters/store/case-reader.ts';
import { clearMarks, findBefore, findCommand, staleMarks } from '../../adapters/store/command-rows.ts';
import type { Database } from '../../adapters/store/database.ts';
import { takeLease } from '../../adapters/store/leases.ts';
import { findPersonId, personIdFor, readPerson, savePersonDraft } from '../../adapters/store/persons.ts';
import type { Command } from '../../domain/process/command.ts';
import { unpacked } from '../../domain/process/event-pack.ts';
import { fold } from '../../domain/process/step.ts';
import { processOf } from '../../domain/processes.ts';
import { needReported, relatedNamed } from '../support/sip.ts';
import { admission, beginPlanning, newCaseId, PERSON, protectionSaid } from '../support/commands.ts';

const ring = keyRing(newKeyRingContent());
const policies = createPolicies(packsFor(false));

/** What holds of the store on every database that it runs on. */
export function storeSuite(open: () => Promise<Database>): void {
  let db: Database;
  let commit: Commit;
  beforeAll(async () => {
    db = await open();
    commit = createCommit({ store: caseStore(db, ring), policies, keyId: ring.currentId });
  }, 60_000);
  afterAll(() => db?.destroy());

  function input(caseId: string, command: Command, known: CommitInput['known'] = null): CommitInput {
    const run = { commands: 1, continueSuggested: false, renewalWished: false, policyHash: '', keyId: ring.currentId };
    return {
      caseId,
      kind: 'discharge',
      known,
      command,
      claims: [`claim-${caseId}`],
      at: Date.now(),
      fresh: false,
      run,
    };
  }

  async function opened(): Promise<string> {
    const caseId = newCaseId();
    await savePersonDraft(db, ring, `draft-${caseId}`, `p-${caseId}`, PERSON);
    await commit(input(caseId, admission(caseId, `draft-${caseId}`)));
    return caseId;
  }

  test('an accepted command stores events, answer, mark, person and read models together', async () => {
    const caseId = await opened();
    const log = await readLog(db, ring, caseId);
    expect(log.map(({ number }) => number)).toEqual(log.map((_, index) => index + 1));
    const stored = await readCase(db, ring, caseId);
    const process = processOf('discharge');
    expect(stored?.state).toEqual(fold(process, process.empty(caseId), log));
    expect(await findCommand(db, 'SE0000000001-S001', `admission-${caseId}`)).toMatchObject({
      reply: { caseId, number: log.length },
    });
    const before = await findBefore(db, 'SE0000000001-S001', `admission-${caseId}`, caseId);
    expect(before).toMatchObject({ stored: { reply: { caseId, number: log.length } }, isKnown: true });
    expect((await staleMarks(db, Date.now() + 1_000, 1_000)).map((mark) => mark.case_id)).toContain(caseId);
    await clearMarks(db, [{ sender: 'SE0000000001-S001', commandId: `admission-${caseId}` }]);
    expect((await staleMarks(db, Date.now() + 1_000, 1_000)).map((mark) => mark.case_id)).not.toContain(caseId);
    expect(await readPerson(db, ring, `p-${caseId}`)).toMatchObject({ version: 1, name: PERSON.name });
    const duties = await db.selectFrom('duties').selectAll().where('case_id', '=', caseId).execute();
    expect(duties.length).toBeGreaterThan(0);
    expect(duties.every((duty) => typeof duty.from_at === 'number')).toBe(true);
  });

  test('a refused command stores nothing', async () => {
    const caseId = newCaseId();
    const answer = await commit(input(caseId, beginPlanning(caseId, 'SE0000000003-1001')));
    expect(answer.refused).toBeDefined();
    expect(await readCase(db, ring, caseId)).toBeNull();
    expect(await findBefore(db, 'SE0000000003-A001', `planning-${caseId}-SE0000000003-1001`, caseId)).toEqual({
      stored: null,
      isKnown: false,
    });
  });

  test('the same command again is answered as the first time and adds nothing', async () => {
    const caseId = await opened();
    const command = beginPlanning(caseId, 'SE0000000003-1001');
    const first = await commit(input(caseId, command));
    const again = await commit(input(caseId, command));
    expect(again.reply).toEqual(first.reply);
    expect((await readLog(db, ring, caseId)).filter(({ type }) => type === 'planningBegun')).toHaveLength(1);
  });

  test('a run that is behind is given what it lacks, and its own command is decided on that', async () => {
    const caseId = await opened();
    const behind = (await readCase(db, ring, caseId))?.state ?? null;
    await commit(input(caseId, beginPlanning(caseId, 'SE0000000003-1001')));
    const answer = await commit(input(caseId, beginPlanning(caseId, 'SE0000000002-1001'), behind));
    const told = unpacked(answer.events);
    const begun = told.filter(({ type }) => type === 'planningBegun');
    expect(begun.map(({ data }) => data)).toHaveLength(2);
    expect(told[0]?.number).toBe((behind?.number ?? 0) + 1);
  });

  test('a run that knows more than a log that was restored is not believed, and the log gets no hole', async () => {
    const caseId = await opened();
    const stored = (await readCase(db, ring, caseId))?.state;
    if (!stored) throw new Error('the case must be there');
    const ahead = { ...stored, number: stored.number + 3 };
    const answer = await commit(input(caseId, beginPlanning(caseId, 'SE0000000003-1001'), ahead));
    expect(answer.then).toBe('renew');
    expect(answer.state?.number).toBe(answer.reply?.number);
    const log = await readLog(db, ring, caseId);
    expect(log.map(({ number }) => number)).toEqual(log.map((_, index) => index + 1));
  });

  test('a stored state that other code folded, or that lags behind the log, is not believed', async () => {
    const process = processOf('discharge');
    for (const wrong of [
      { evolveVersion: 0, units: [] },
      { number: 1, units: [] },
    ]) {
      const caseId = await opened();
      const state = (await readCase(db, ring, caseId))?.state;
      const snapshot = seal(ring, { ...state, ...wrong });
      await db.updateTable('cases').set({ snapshot }).where('id', '=', caseId).execute();
      const answer = await commit(input(caseId, beginPlanning(caseId, 'SE0000000003-1001'), state));
      expect(answer.refused).toBeUndefined();
      const stored = await readCase(db, ring, caseId);
      expect(stored?.state).toEqual(fold(process, process.empty(caseId), await readLog(db, ring, caseId)));
    }
  });

  test('what another hub has stored meanwhile is what the next command is decided on', async () => {
    const shared = newKeyRingContent();
    const hubs = [keyRing(shared), keyRing(shared)].map((own) =>
      createCommit({ store: caseStore(db, own), policies, keyId: own.currentId }),
    );
    const caseId = newCaseId();
    const given = [
      admission(caseId, `none-${caseId}`),
      beginPlanning(caseId, 'SE0000000003-1001'),
      beginPlanning(caseId, 'SE0000000002-1001'),
    ];
    for (const [place, command] of given.entries()) await hubs[place % 2]?.(input(caseId, command));
    const log = await readLog(db, keyRing(shared), caseId);
    expect(log.map(({ number }) => number)).toEqual(log.map((_, index) => index + 1));
    expect(log.filter(({ type }) => type === 'planningBegun')).toHaveLength(2);
  });

  test('twenty writers of one case at once leave a log without holes, each command once', async () => {
    const caseId = await opened();
    const commands = ['SE0000000003-1001', 'SE0000000002-1001'].map((unit) => beginPlanning(caseId, unit));
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => commit(input(caseId, commands[n % 2] as Command))),
    );
    const log = await readLog(db, ring, caseId);
    expect(log.map(({ number }) => number)).toEqual(log.map((_, index) => index + 1));
    expect(log.filter(({ type }) => type === 'planningBegun')).toHaveLength(2);
    expect(new Set(answers.map(({ reply }) => JSON.stringify(reply))).size).toBe(2);
  });

  test('two cases that claim one care episode: one gets it, the other is told which', async () => {
    const ids = [newCaseId(), newCaseId()];
    const answers = await Promise.all(
      ids.map((caseId) =>
        commit({ ...input(caseId, admission(caseId, `none-${caseId}`)), claims: [`claim-of-${ids[0]}`] }),
      ),
    );
    const refused = answers.filter(({ refused: code }) => code !== undefined);
    expect(refused).toHaveLength(1);
    const winner = answers.find(({ reply }) => reply)?.reply?.caseId;
    expect(refused[0]?.refused).toMatchObject({ code: 'claim-taken', params: { caseId: winner } });
  });

  test('a protection that staff say takes the stored address and phone away, also when it is taken back', async () => {
    const caseId = newCaseId();
    const personId = `p-${caseId}`;
    await savePersonDraft(db, ring, `draft-${caseId}`, personId, { ...PERSON, phone: '000-000 00 00' });
    await commit(input(caseId, admission(caseId, `draft-${caseId}`)));
    expect(await readPerson(db, ring, personId)).toMatchObject({ address: PERSON.address, phone: '000-000 00 00' });
    for (const protection of ['other', 'none'] as const) {
      expect((await commit(input(caseId, protectionSaid(caseId, protection)))).refused).toBeUndefined();
      const person = await readPerson(db, ring, personId);
      expect(person).toMatchObject({ name: PERSON.name, marks: { protection } });
      expect([person?.address, person?.phone]).toEqual([undefined, undefined]);
    }
  });

  test('an attempt that was given up before its run heard of it is still made, so that its end is known', async () => {
    const caseId = await opened();
    const state = (await readCase(db, ring, caseId))?.state ?? null;
    const [item] = Object.keys(state?.deliveries ?? {});
    const given: Command = {
      ...protectionSaid(caseId, 'none'),
      type: 'giveUpDelivery',
      data: { item },
      reason: 'Avdelningen ringer.',
    };
    for (const known of [null, state]) {
      const command = { ...given, commandId: `given-up-${caseId}` };
      const { refused, attempts } = await commit(input(caseId, command, known && { ...known, number: 0 }));
      expect([refused, attempts]).toEqual([undefined, [{ item, attempt: 1 }]]);
    }
  });

  test('any event may bring personal data, also of somebody close to the person, and only when it is stored', async () => {
    const caseId = newCaseIdOf('sip');
    const [personId, relatedId] = [`p-${caseId}`, `r-${caseId}`];
    const sip = (command: Command): CommitInput => ({ ...input(caseId, command), kind: 'sip', claims: [] });
    await commit(sip(needReported(caseId, personId)));
    const close = { ...PERSON, identifiers: [], name: { family: 'Provperson', given: ['Nära'] } };
    const draftIds = [`named-${caseId}`, `refused-${caseId}`];
    for (const draftId of draftIds) await savePersonDraft(db, ring, draftId, relatedId, close);
    const named = relatedNamed(caseId, relatedId, draftIds[0] ?? '');
    expect((await commit(sip(named))).refused).toBeUndefined();
    expect(await readPerson(db, ring, relatedId)).toMatchObject({ version: 1, name: close.name });
    const byNobody = { ...named.by, party: 'SE0000000009-1000' };
    const refused = { ...relatedNamed(caseId, relatedId, draftIds[1] ?? ''), commandId: `k-${caseId}`, by: byNobody };
    expect((await commit(sip(refused))).refused).toBeDefined();
    expect(await readPerson(db, ring, relatedId)).toMatchObject({ version: 1 });
  });

  test('the same number leads to the same person, also when asked at once; another number to another', async () => {
    const number = { system: 'http://electronichealth.se/identifier/personnummer', value: '191212121212' };
    const ids = await Promise.all(Array.from({ length: 5 }, () => personIdFor(db, ring, [number])));
    expect(new Set(ids).size).toBe(1);
    expect(await findPersonId(db, ring, number)).toBe(ids[0]);
    const other = {
      ...number,
      system: 'http://electronichealth.se/identifier/samordningsnummer',
      value: '197010632391',
    };
    expect(await personIdFor(db, ring, [other])).not.toBe(ids[0]);
  });

  test('a lease has one holder, who may renew it, until it runs out', async () => {
    const name = `lease-${crypto.randomUUID()}`;
    expect(await takeLease(db, name, 'a', 1_000, 100)).toBe(true);
    expect(await takeLease(db, name, 'b', 1_050, 100)).toBe(false);
    expect(await takeLease(db, name, 'a', 1_050, 100)).toBe(true);
    expect(await takeLease(db, name, 'b', 1_151, 100)).toBe(true);
  });
}
