import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { CapabilityStatement } from 'fhir/r4.js';
import { fhirBase } from './server.ts';

export interface Proxy {
  base: string;
  close(): Promise<void>;
}

/** The same server under another address, where it says that it takes no transactions, and takes none. */
export async function withoutTransactions(): Promise<Proxy> {
  const { origin, pathname } = new URL(fhirBase());
  const server = createServer((incoming, outgoing) => {
    const { method, url = '/', headers } = incoming;
    if (method === 'POST' && url.replace(/\/$/, '') === pathname) {
      outgoing.writeHead(501).end();
      return;
    }
    const isMetadata = url === `${pathname}/metadata`;
    const onward = request(`${origin}${url}`, { method, headers: { ...headers, 'accept-encoding': 'identity' } });
    onward.on('response', (answer) => void (isMetadata ? answerChanged(answer, outgoing) : passOn(answer, outgoing)));
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}${pathname}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answerChanged(answer: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const statement = (await json(answer)) as CapabilityStatement;
  for (const rest of statement.rest ?? []) delete rest.interaction;
  outgoing.writeHead(200, { 'content-type': 'application/fhir+json' }).end(JSON.stringify(statement));
}

function passOn(answer: IncomingMessage, outgoing: ServerResponse): void {
  outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
  answer.pipe(outgoing);
}
