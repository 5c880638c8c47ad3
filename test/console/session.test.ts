import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import express from 'express';
import { localTokenRoute } from '../../api/auth/local-token-route.ts';
import { sessionRoute } from '../../api/auth/session-route.ts';
import { jsonErrors } from '../../api/error-handler.ts';
import { startTestHub, type TestHub } from '../support/test-hub.ts';
import { request, signInTo } from './console-client.ts';
import { serve } from './serve.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
}, 60_000);
afterAll(() => hub?.stop());

describe('the local sign-in', () => {
  test('lists the fictional staff, and no systems', async () => {
    const { body } = await request(hub, 'GET', '/api/session/choices');
    expect(body.people).toContainEqual({
      user: 'planerare',
      name: 'Ada Provperson',
      title: 'Utskrivningsplanerare',
      unit: 'Avdelning 12, Exempelsjukhuset',
    });
    expect(body.people.map(({ user }: { user: string }) => user)).not.toContain('journal');
  });

  test('gives a cookie that scripts and other sites cannot use, and tells who is signed in', async () => {
    const { headers } = await request(hub, 'POST', '/api/session', { user: 'planerare' });
    expect(headers.getSetCookie()[0]).toMatch(
      /^samordna-session=.+; Max-Age=28800; Path=\/; .*HttpOnly; SameSite=Strict$/,
    );
    const client = await signInTo(hub, 'planerare');
    const { body } = await client.get('/api/session');
    expect(body).toMatchObject({
      name: 'Ada Provperson',
      unit: { name: 'Avdelning 12, Exempelsjukhuset' },
      demo: false,
    });
  });

  test('signs out', async () => {
    const client = await signInTo(hub, 'planerare');
    const { status, headers } = await client.send('DELETE', '/api/session');
    expect(status).toBe(204);
    expect(headers.getSetCookie()[0]).toMatch(/^samordna-session=; Path=\/; Expires=Thu, 01 Jan 1970/);
  });

  test.each([
    ['a system', { user: 'journal' }, {}, 403],
    ['nobody known', { user: 'ingen-alls' }, {}, 403],
    ['no user', {}, {}, 422],
    ['a form of another site', { user: 'planerare' }, { 'x-samordna-console': '' }, 403],
  ])('refuses %s', async (_name, body, headers, status) => {
    expect((await request(hub, 'POST', '/api/session', body, headers)).status).toBe(status);
  });

  test('nothing is shown to one who is not signed in', async () => {
    for (const path of ['/api/session', '/api/console/work-list', '/api/console/cases', '/api/console/cases/x']) {
      expect((await request(hub, 'GET', path)).status).toBe(401);
    }
  });

  test('a change with the cookie but without the header is refused', async () => {
    const client = await signInTo(hub, 'planerare');
    const answer = await client.send('POST', '/api/console/cases/x/commands', {}, { 'x-samordna-console': '' });
    expect([answer.status, answer.body.error.code]).toEqual([403, 'csrf']);
  });

  test('gives bearer tokens to staff and systems alike', async () => {
    const { body } = await request(hub, 'POST', '/api/local-token', { user: 'journal' });
    const { status } = await request(hub, 'GET', '/api/session', undefined, { authorization: `Bearer ${body.token}` });
    expect(status).toBe(200);
    expect((await request(hub, 'POST', '/api/local-token', { user: 'ingen-alls' })).status).toBe(403);
  });
});

test('without the local issuer there is no such sign-in, and a cookie over HTTPS is for HTTPS only', async () => {
  const at = async (issuer: typeof hub.deps.issuer, publicUrl: string) => {
    const app = express().use(express.json());
    const deps = { ...hub.deps, issuer, config: { ...hub.deps.config, publicUrl } };
    app.use('/api/session', sessionRoute(deps)).use('/api/local-token', localTokenRoute(deps)).use(jsonErrors);
    const served = await serve(app);
    const { url } = served;
    const post = (path: string) =>
      fetch(url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-samordna-console': '1' },
        body: JSON.stringify({ user: 'planerare' }),
      });
    const answers = [
      await post('/api/session'),
      await post('/api/local-token'),
      await fetch(`${url}/api/session/choices`),
    ];
    await served.close();
    return answers;
  };
  const without = await at(undefined, 'https://samordna.example');
  expect(without.map(({ status }) => status)).toEqual([404, 404, 404]);
  const [over] = await at(hub.deps.issuer, 'https://samordna.example');
  expect(over?.headers.getSetCookie()[0]).toContain('; Secure');
});
