import { createServer, type Server } from 'node:http';

export interface Receiver {
  url: string;
  /** Idempotency key (item) -> how many times it came. */
  items: Map<string, number>;
  /** Items in the order of first arrival. */
  order: string[];
  /** False: answers 503 until set again. */
  up: boolean;
  close(): Promise<void>;
}

/** The receiving end of the message protocol, outside the hub's process so that it outlives it. Answers with a positive acknowledgement. */
export async function startReceiver(): Promise<Receiver> {
  const receiver: Receiver = { url: '', items: new Map(), order: [], up: true, close: async () => undefined };
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (!receiver.up) return void response.writeHead(503).end();
      const bundle = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { entry: { resource: { id: string } }[] };
      const item = String(request.headers['idempotency-key']);
      if (!receiver.items.has(item)) receiver.order.push(item);
      receiver.items.set(item, (receiver.items.get(item) ?? 0) + 1);
      const header = {
        resourceType: 'MessageHeader',
        id: crypto.randomUUID(),
        eventCoding: { system: 'https://samordna.example/fhir/CodeSystem/message', code: 'acknowledgement' },
        source: { endpoint: receiver.url },
        response: { identifier: bundle.entry[0]?.resource.id, code: 'ok' },
      };
      response.writeHead(200, { 'content-type': 'application/fhir+json' });
      response.end(JSON.stringify({ resourceType: 'Bundle', type: 'message', entry: [{ resource: header }] }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  receiver.url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  receiver.close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return receiver;
}
