import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadDirectory, type Directory } from './directory.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'samordna-directory-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const UNIT = 'SE0000000008-1001';
const PARTNERS = { lifecare: { name: 'Meddelanden' }, journal: { name: 'Journal', kind: 'ehr' } };

/** A directory of one unit. */
function directoryWith(unit: object): Directory {
  const file = join(folder, 'directory.json');
  const units = [{ hsaId: UNIT, name: 'Provenheten', side: 'municipal-social', ...unit }];
  const party = { hsaId: 'SE0000000008-1000', name: 'Provnämnden', responsibleBody: 'Provkommunen', units };
  writeFileSync(file, JSON.stringify({ region: 'Prov', parties: [party], staff: [], partners: PARTNERS }));
  return loadDirectory(file);
}

describe('a unit in the directory', () => {
  test('is reached in the hub when nothing else is said', () => {
    const unit = directoryWith({}).unit(UNIT);
    expect(unit).toMatchObject({ access: 'hub' });
    expect([unit?.partner, unit?.ehr, unit?.mail, unit?.address]).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('may have each of the other ways', () => {
    const ways = {
      partner: 'lifecare',
      ehr: 'journal',
      mail: 'provenheten@kommun.example',
      address: { lines: ['Påhittade gatan 1'], postalCode: '00000', city: 'Provby' },
      access: 'letter',
    };
    expect(directoryWith(ways).unit(UNIT)).toMatchObject(ways);
  });

  test.each(['school', 'independent-school', 'other-actor'])('may be a %s', (side) => {
    expect(directoryWith({ side }).unit(UNIT)?.side).toBe(side);
  });

  test.each([
    [{ partner: 'journal' }, /journal, which is no partner of kind messages/],
    [{ ehr: 'lifecare' }, /lifecare, which is no partner of kind ehr/],
    [{ partner: 'unheard-of' }, /unheard-of/],
    [{ mail: 'ingen adress' }, /mail/],
    [{ address: { lines: [], postalCode: '00000', city: 'Provby' } }, /lines/],
    [{ side: 'elsewhere' }, /side/],
  ])('is not read as %j', (unit, fault) => {
    expect(() => directoryWith(unit)).toThrow(fault);
  });
});
