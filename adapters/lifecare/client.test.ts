import { afterEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { findPersonalNumbers } from '../../domain/identity/find-personal-numbers.ts';
import { instant } from '../../domain/calendar/instant.ts';
import type { OutgoingMessage } from '../../domain/disclosure/message.ts';
import { lifecareSender, type LifecareOptions } from './client.ts';
import type { Envelope } from './envelope.ts';
import { messageHeaderId } from './message-ids.ts';

const TOKEN = 'secret-token-that-must-not-leak';

const message: OutgoingMessage = {
  item: 'c1f2e3d4.2',
  caseId: 'c1f2e3d4',
  message: 'admissionNotice',
  ground: 'law-2017-612-2-1',
  from: { party: 'SE0000000001-1000', unit: 'SE0000000001-1001' },
  to: { party: 'SE0000000002-1000', unit: 'SE0000000002-1001' },
  personItems: ['name', 'number', 'address'],
  facts: { estimatedDischargeAt: instant(Date.parse('2027-03-05T11:00:00Z')) },
};

const envelope: Envelope = {
  person: {
    identifiers: [{ system: 'http://electronichealth.se/identifier/personnummer', value: '191212121212' }],
    name: { family: 'Tolvansson', given: ['Tolvan'] },
    marks: { deceased: false, protection: 'none' },
  },
  names: () => undefined,
  sentAt: instant(Date.parse('2027-03-01T09:30:00Z')),
};

const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  }
});

async function receiver(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function answering(status: number, body: string, headers: Record<string, string> = {}): RequestListener {
  return (request, response) => {
    request.resume().on('end', () => response.writeHead(status, headers).end(body));
  };
}

function acknowledgement(code: string, identifier = messageHeaderId(message.item)): string {
  const header = { resourceType: 'MessageHeader', response: { identifier, code } };
  return JSON.stringify({ resourceType: 'Bundle', type: 'message', entry: [{ resource: header }] });
}

/** Echoes what came: a careless receiver that repeats token and number in its error. */
const echo = `{"resourceType":"OperationOutcome","issue":[{"diagnostics":"${TOKEN} 191212121212"}]}`;

/** The outcome, and all that was written meanwhile, by anyone in the process. */
async function send(baseUrl: string, options: Partial<LifecareOptions> = {}, sent = message, inside = envelope) {
  const written: string[] = [];
  const streams = [process.stdout, process.stderr];
  const writes = streams.map((stream) => stream.write.bind(stream));
  for (const stream of streams) {
    stream.write = (chunk: unknown) => {
      written.push(String(chunk));
      return true;
    };
  }
  try {
    const sender = lifecareSender({
      baseUrl,
      sourceEndpoint: 'https://hub.example/fhir',
      bearerToken: TOKEN,
      ...options,
    });
    return { outcome: await sender(sent, inside), written: written.join('') };
  } finally {
    streams.forEach((stream, index) => (stream.write = writes[index]!));
  }
}

function leaks(text: string): boolean {
  return text.includes(TOKEN) || text.includes('127.0.0.1') || findPersonalNumbers(text).length > 0;
}

describe('the answer decides the outcome', () => {
  test.each<[string, RequestListener, object]>([
    ['ok', answering(200, acknowledgement('ok')), { kind: 'told' }],
    [
      'transient-error',
      answering(200, acknowledgement('transient-error')),
      { kind: 'failed', reason: 'transient-error' },
    ],
    ['fatal-error', answering(200, acknowledgement('fatal-error')), { kind: 'refused', reason: 'fatal-error' }],
    [
      'fatal-error with 500',
      answering(500, acknowledgement('fatal-error')),
      { kind: 'refused', reason: 'fatal-error' },
    ],
    [
      'transient-error with 400',
      answering(400, acknowledgement('transient-error')),
      { kind: 'failed', reason: 'transient-error' },
    ],
    ['ok with 503', answering(503, acknowledgement('ok')), { kind: 'failed', reason: 'receiver-error' }],
    [
      'ok for another message',
      answering(200, acknowledgement('ok', 'other')),
      { kind: 'failed', reason: 'answer-mismatch' },
    ],
    ['an unknown code', answering(200, acknowledgement('yes')), { kind: 'failed', reason: 'answer-not-understood' }],
    [
      '200 with another resource',
      answering(200, '{"resourceType":"OperationOutcome"}'),
      { kind: 'failed', reason: 'answer-not-understood' },
    ],
    ['200 with nothing', answering(200, ''), { kind: 'failed', reason: 'answer-not-understood' }],
    ['200 with null', answering(200, 'null'), { kind: 'failed', reason: 'answer-not-understood' }],
    [
      '200 with HTML',
      answering(200, '<html></html>', { 'content-type': 'text/html' }),
      { kind: 'failed', reason: 'answer-not-understood' },
    ],
    ['302', answering(302, '', { location: 'http://127.0.0.1:9/' }), { kind: 'failed', reason: 'redirected' }],
    ['307', answering(307, '', { location: 'http://127.0.0.1:9/' }), { kind: 'failed', reason: 'redirected' }],
    ['400', answering(400, echo), { kind: 'refused', reason: 'message-not-accepted' }],
    ['401', answering(401, echo), { kind: 'failed', reason: 'sign-in-refused' }],
    ['403', answering(403, echo), { kind: 'failed', reason: 'sign-in-refused' }],
    ['404', answering(404, echo), { kind: 'failed', reason: 'address-unknown' }],
    ['408', answering(408, echo), { kind: 'failed', reason: 'receiver-busy' }],
    ['413', answering(413, echo), { kind: 'refused', reason: 'message-not-accepted' }],
    ['422', answering(422, echo), { kind: 'refused', reason: 'message-not-accepted' }],
    ['429', answering(429, echo), { kind: 'failed', reason: 'receiver-busy' }],
    ['500', answering(500, echo), { kind: 'failed', reason: 'receiver-error' }],
    ['502 with HTML', answering(502, `<h1>${TOKEN}</h1>`), { kind: 'failed', reason: 'receiver-error' }],
    [
      'a connection that breaks',
      (request) => request.socket.destroy(),
      { kind: 'failed', reason: 'receiver-unreachable' },
    ],
    [
      'an answer that breaks off',
      (_request, response) => {
        response.writeHead(200, { 'content-length': '1000' });
        response.write('{', () => response.destroy());
      },
      { kind: 'failed', reason: 'receiver-unreachable' },
    ],
  ])('%s', async (_name, listener, expected) => {
    const { outcome, written } = await send(await receiver(listener));
    expect(outcome).toEqual(expected);
    expect(leaks(JSON.stringify(outcome) + written)).toBe(false);
  });

  test('nobody listens', async () => {
    const baseUrl = await receiver(answering(200, ''));
    const server = servers.pop()!;
    server.close();
    await once(server, 'close');
    const { outcome, written } = await send(baseUrl);
    expect(outcome).toEqual({ kind: 'failed', reason: 'receiver-unreachable' });
    expect(leaks(written)).toBe(false);
  });

  test.each<[string, RequestListener]>([
    ['no answer', () => {}],
    [
      'an answer without an end',
      (_request, response) => {
        response.writeHead(200);
        response.write('{');
      },
    ],
  ])('%s is given up in time', async (_name, listener) => {
    const { outcome, written } = await send(await receiver(listener), { timeoutMs: 150 });
    expect(outcome).toEqual({ kind: 'failed', reason: 'timeout' });
    expect(leaks(written)).toBe(false);
  });

  test('the search for leaks finds a token, a number and an address', () => {
    expect([`x ${TOKEN}`, 'x 191212121212', 'http://127.0.0.1:1', 'x'].map(leaks)).toEqual([true, true, true, false]);
  });
});

describe('the request', () => {
  async function seen(options: Partial<LifecareOptions> = {}, path = '/fhir/') {
    let request: IncomingMessage | undefined;
    let body = '';
    const baseUrl = await receiver((incoming, response) => {
      request = incoming;
      incoming.on('data', (chunk) => (body += String(chunk))).on('end', () => response.end(acknowledgement('ok')));
    });
    const { outcome } = await send(baseUrl + path, options);
    expect(outcome).toEqual({ kind: 'told' });
    return { request: request!, body: JSON.parse(body) };
  }

  test('is a POST of the message with token, idempotency key and request id', async () => {
    const { request, body } = await seen();
    expect(request.method).toBe('POST');
    expect(request.url).toBe('/fhir/$process-message');
    expect(request.headers).toMatchObject({
      authorization: `Bearer ${TOKEN}`,
      'content-type': 'application/fhir+json',
      accept: 'application/fhir+json',
      'idempotency-key': 'c1f2e3d4.2',
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(body.entry[0].resource.id).toBe(messageHeaderId('c1f2e3d4.2'));
    expect(body.entry[0].resource.destination[0].endpoint).toMatch(/[^/]\/fhir\/\$process-message$/);
  });

  test('goes without a token when none is configured, and with the names of the installation', async () => {
    const { request, body } = await seen({ bearerToken: undefined, base: 'https://region.example/x' }, '/fhir');
    expect(request.headers).not.toHaveProperty('authorization');
    expect(body.entry[0].resource.eventCoding.system).toBe('https://region.example/x/CodeSystem/message');
  });

  test('nothing of the person is in the address or the headers', async () => {
    const { request } = await seen();
    const outside = JSON.stringify([request.url, request.headers]);
    expect(findPersonalNumbers(outside)).toEqual([]);
    expect(outside).not.toContain('Tolvan');
  });
});

describe('what cannot be sent', () => {
  test('a message without the number it must hold is refused unsent', async () => {
    let requests = 0;
    const baseUrl = await receiver((_request, response) => {
      requests += 1;
      response.end();
    });
    const unknown = { ...envelope.person, identifiers: [{ system: 'urn:example:other', value: '191212121212' }] };
    const { outcome } = await send(baseUrl, {}, message, { ...envelope, person: unknown });
    expect(outcome).toEqual({ kind: 'refused', reason: 'person-number-missing' });
    expect(requests).toBe(0);
  });

  test('a fault of ours is a failure', async () => {
    const broken = {
      ...envelope,
      names: () => {
        throw new Error('191212121212');
      },
    };
    const { outcome } = await send('http://127.0.0.1:9', {}, message, broken);
    expect(outcome).toEqual({ kind: 'failed', reason: 'fault' });
  });

  test('a token that no header can hold is said at start, without the token', () => {
    const start = (): unknown =>
      lifecareSender({
        baseUrl: 'http://127.0.0.1:9',
        sourceEndpoint: 'https://hub.example',
        bearerToken: `${TOKEN}\n`,
      });
    expect(start).toThrow(/bearer token/);
    expect(start).not.toThrow(TOKEN);
  });
});
