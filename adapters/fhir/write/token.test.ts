import { afterEach, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { clientCredentials, type TokenProvider } from './token.ts';

const signal = new AbortController().signal;
let server: Server;
let asked: { authorization: string | undefined; body: string }[];

afterEach(async () => {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
});

async function provider(answer: (count: number) => { status?: number; body: object }): Promise<TokenProvider> {
  asked = [];
  server = createServer((request, response) => {
    void text(request).then((body) => {
      asked.push({ authorization: request.headers.authorization, body });
      const said = answer(asked.length);
      response.writeHead(said.status ?? 200, { 'content-type': 'application/json' }).end(JSON.stringify(said.body));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const tokenEndpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`;
  return clientCredentials({ tokenEndpoint, clientId: 'hub', clientSecret: 's:ecret', scope: 'system/*.write' });
}

test('a token is asked for once, by id and secret in the header, and used until it runs out', async () => {
  const token = await provider((count) => ({ body: { access_token: `t${count}`, expires_in: 3600 } }));
  expect([await token({ signal }), await token({ signal })]).toEqual(['t1', 't1']);
  expect(asked).toEqual([
    {
      authorization: `Basic ${Buffer.from('hub:s%3Aecret').toString('base64')}`,
      body: 'grant_type=client_credentials&scope=system%2F*.write',
    },
  ]);
});

test('a token that was refused, or is about to run out, is not given again', async () => {
  const token = await provider((count) => ({
    body: { access_token: `t${count}`, expires_in: count === 1 ? 3600 : 30 },
  }));
  expect(await token({ signal })).toBe('t1');
  expect(await token({ refused: 't1', signal })).toBe('t2');
  expect(await token({ signal })).toBe('t3');
});

test.each([
  [400, { error: 'invalid_client' }],
  [200, { token_type: 'bearer' }],
])('an answer without a token is an error that does not repeat the secret: %d', async (status, body) => {
  const token = await provider(() => ({ status, body }));
  await expect(token({ signal })).rejects.toThrow(/^(?!.*(ecret|127\.0\.0\.1)).*$/s);
});
