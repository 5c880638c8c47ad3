import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PGlite } from '@electric-sql/pglite';
import { PgliteStatements } from './pglite-statements.ts';

const INSERT = 'insert into t (id, at, note, facts) values ($1, $2, $3, $4)';

let database: PGlite;
let statements: PgliteStatements;
beforeAll(async () => {
  database = new PGlite({ parsers: { 20: Number } });
  await database.waitReady;
  statements = new PgliteStatements(database);
  await statements.run('create table t (id int primary key, at bigint, note text, facts jsonb)', []);
});
afterAll(() => database.close());

test('gives what PGlite itself gives, time after time', async () => {
  for (let id = 1; id <= 10; id += 1) {
    const { affectedRows } = await statements.run(INSERT, [id, 2 ** 40 + id, id % 2 ? null : 'å', '{"a":[1]}']);
    expect(affectedRows).toBe(1);
  }
  const text = 'select *, $1::boolean as said from t where id <= $2 order by id';
  const own = await database.query(text, [true, 3]);
  for (let i = 0; i < 7; i += 1) expect((await statements.run(text, [true, 3])).rows).toEqual(own.rows);
  expect(own.rows[0]).toEqual({ id: 1, at: 2 ** 40 + 1, note: null, facts: { a: [1] }, said: true });
  expect((await statements.run('delete from t where id > $1', [8])).affectedRows).toBe(2);
});

test('an error of the database tells its state, and the next statement is another', async () => {
  await expect(statements.run(INSERT, [1, 1, 'twice', null])).rejects.toMatchObject({
    code: '23505',
    severity: 'ERROR',
  });
  await expect(statements.run('select nothing from nowhere', [])).rejects.toMatchObject({ code: '42P01' });
  expect((await statements.run('select 1 as one', [])).rows).toEqual([{ one: 1 }]);
});

test('a transaction that failed can be left though no more statements are kept', async () => {
  const another = await PGlite.create();
  const own = new PgliteStatements(another);
  await own.run('begin', []);
  for (let place = 0; place < 500; place += 1) await own.run(`select ${place} as n`, []);
  await expect(own.run('select nothing from nowhere', [])).rejects.toMatchObject({ code: '42P01' });
  await own.run('rollback', []);
  expect((await own.run('select 1 as one', [])).rows).toEqual([{ one: 1 }]);
  await another.close();
});

test('a transaction that failed is rolled back, and what was prepared in it goes on', async () => {
  const count = 'select count(*) as n from t where id > 100';
  await statements.run('begin', []);
  await statements.run(INSERT, [101, 1, 'gone', null]);
  expect((await statements.run(count, [])).rows).toEqual([{ n: 1 }]);
  await expect(statements.run('select 1 / 0', [])).rejects.toMatchObject({ code: '22012' });
  await expect(statements.run(count, [])).rejects.toMatchObject({ code: '25P02' });
  await statements.run('rollback', []);
  expect((await statements.run(count, [])).rows).toEqual([{ n: 0 }]);
});

test('tables may change between', async () => {
  const text = 'select * from t where id = 1';
  await statements.run(text, []);
  await statements.run('alter table t add column more text', []);
  expect((await statements.run(text, [])).rows).toEqual([expect.objectContaining({ more: null })]);
});

test('any number of different statements may come', async () => {
  for (let i = 0; i < 1_100; i += 1) {
    expect((await statements.run(`select ${i} as i`, [])).rows).toEqual([{ i }]);
  }
});

test('without a database there is an error', async () => {
  const other = new PGlite();
  await other.waitReady;
  const own = new PgliteStatements(other);
  await own.run('select 1', []);
  await other.close();
  await expect(own.run('select 1', [])).rejects.toThrow(/closed/i);
});
