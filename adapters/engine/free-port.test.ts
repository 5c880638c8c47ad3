import { expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { assertPortFree, freePort, PortTakenError } from './free-port.ts';

test('a free port can be bound, and is not free while it is', async () => {
  const port = await freePort();
  await assertPortFree(port, 'THE_PORT');
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  const refusal = await assertPortFree(port, 'THE_PORT').catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(PortTakenError);
  expect(refusal).toMatchObject({ port, setting: 'THE_PORT', message: expect.stringContaining('set THE_PORT') });
  server.close();
  await once(server, 'close');
  await assertPortFree(port, 'THE_PORT');
});

test('a number that is no port is refused with the name of its setting', async () => {
  await expect(assertPortFree(70_000, 'THE_PORT')).rejects.toThrow('THE_PORT');
});
