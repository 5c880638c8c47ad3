import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import express from 'express';
import { localTokenRoute } from '../../api/auth/local-token-route.ts';
import { sessionRoute } from '../../api/auth/session-route.ts';
import type { Deps } from '../../api/deps.ts';
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

describe('by the installation’s settings', () => {
  /** Status, cookie and body of signing in, of a token and of the list of staff. */
  const answersWith = async (config: Partial<Deps['config']>, issuer: Deps['issuer']) => {
    const app = express().use(express.json());
    const deps = { ...hub.deps, issuer, config: { ...hub.deps.config, ...config } };
    app.use('/api/session', sessionRoute(deps)).use('/api/local-token', localTokenRoute(deps)).use(jsonErrors);
    const served = await serve(app);
    const ask = async (method: string, path: string) => {
      const response = await fetch(served.url + path, {
        method,
        headers: { 'content-type': 'application/json', 'x-samordna-console': '1' },
        ...(method === 'POST' ? { body: JSON.stringify({ user: 'planerare' }) } : {}),
      });
      return {
        status: response.status,
        cookie: response.headers.getSetCookie()[0],
        body: (await response.json()) as { demo?: boolean },
      };
    };
    const answers = [
      await ask('POST', '/api/session'),
      await ask('POST', '/api/local-token'),
      await ask('GET', '/api/session/choices'),
    ] as const;
    await served.close();
    return answers;
  };

  test('there is no such sign-in without the local issuer', async () => {
    const answers = await answersWith({}, undefined);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  });

  test('the cookie is for HTTPS alone where the hub is reached by HTTPS', async () => {
    const [over] = await answersWith({ publicUrl: 'https://samordna.example' }, hub.deps.issuer);
    expect(over.cookie).toContain('; Secure');
  });

  test('every page is told that the clocks are those of a demonstration', async () => {
    const [signedIn, , choices] = await answersWith({ demo: true }, hub.deps.issuer);
    expect([signedIn.body.demo, choices.body.demo]).toEqual([true, true]);
  });
});
