import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { mailSender } from './mail-sender.ts';
import { smtpCarrier, type SmtpOptions } from './smtp.ts';

const TO = 'tolvan.tolvansson@kommun.example';
const ITEM = '7e0f7a52-6b3c-4b6e-9a55-5f0f3a1d2c44.12';
const order = { to: TO, item: ITEM, kind: 'somethingWaits' } as const;

interface Taken {
  from: string;
  to: string[];
  source: string;
}

const closers: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A real mail server on a free port, with what it took. */
async function mailServer(options: SMTPServerOptions = {}): Promise<{ port: number; taken: Taken[] }> {
  const taken: Taken[] = [];
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    disableReverseLookup: true,
    closeTimeout: 100,
    onData(stream, session, done) {
      let source = '';
      stream.on('data', (chunk) => (source += String(chunk)));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        taken.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), source });
        done();
      });
    },
    ...options,
  });
  // A client that goes away is no fault of the test.
  server.on('error', () => {});
  const listening = server.listen(0, '127.0.0.1');
  closers.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  await once(listening, 'listening');
  return { port: (listening.address() as AddressInfo).port, taken };
}

/** A server that does with each connection what it is told, and no more. */
async function bareServer(talk: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    talk(socket);
  }).listen(0, '127.0.0.1');
  closers.push(async () => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  });
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

function senderTo(port: number, options: Partial<SmtpOptions> = {}) {
  const carry = smtpCarrier({
    host: '127.0.0.1',
    port,
    secure: false,
    requireTLS: false,
    ignoreTLS: false,
    auth: undefined,
    from: 'samordna@region.example',
    clientName: 'samordna.region.example',
    timeoutMs: 10_000,
    ...options,
  });
  return mailSender({ from: 'samordna@region.example', publicUrl: 'https://samordna.region.example', carry });
}

/** The outcome, and all that was written meanwhile, by anyone in the process. */
async function send(
  port: number,
  options: Partial<SmtpOptions> = {},
  sent: Parameters<ReturnType<typeof senderTo>>[0] = order,
) {
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
    const outcome = await senderTo(port, options)(sent);
    expect(JSON.stringify(outcome) + written.join('')).not.toMatch(/tolvan|127\.0\.0\.1|region\.example/i);
    return outcome;
  } finally {
    streams.forEach((stream, index) => (stream.write = writes[index]!));
  }
}

/** An answer with a code, and with the address in its text as careless servers have it. */
function answer(responseCode: number): Error {
  return Object.assign(new Error(`no to <${TO}>`), { responseCode });
}

function headersOf(source: string): Record<string, string> {
  const head = source.slice(0, source.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
  return Object.fromEntries(head.split('\r\n').map((line) => line.split(/: (.*)/s).slice(0, 2)));
}

function bodyOf(source: string): string {
  const body = source.slice(source.indexOf('\r\n\r\n') + 4).replace(/=\r\n/g, '');
  const bytes = body.replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

describe('the mail', () => {
  test('holds the prompt and nothing else', async () => {
    const { port, taken } = await mailServer();
    expect(await send(port)).toEqual({ kind: 'told' });

    expect(taken).toHaveLength(1);
    const { from, to, source } = taken[0]!;
    expect({ from, to }).toEqual({ from: 'samordna@region.example', to: [TO] });
    expect(headersOf(source)).toEqual({
      From: 'Samordna <samordna@region.example>',
      To: TO,
      Subject: expect.stringMatching(/^=\?UTF-8\?Q\?Det_v=C3=A4ntar_n=C3=A5got_i_Samordna\?=$/),
      'Message-ID': expect.stringMatching(/^<[0-9a-f]{8}-[0-9a-f-]{27}@region\.example>$/),
      Date: expect.any(String),
      'Auto-Submitted': 'auto-generated',
      'MIME-Version': '1.0',
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Transfer-Encoding': 'quoted-printable',
    });
    expect(bodyOf(source)).toBe(
      [
        'Det väntar något i Samordna. Logga in för att se vad det är:',
        'https://samordna.region.example',
        '',
        'Det här meddelandet har skickats automatiskt och går inte att svara på.',
        '',
      ].join('\r\n'),
    );
    expect(source).not.toContain(ITEM.split('.')[0]);
  });

  test('is the same at a retry and another for another item', async () => {
    const { port, taken } = await mailServer();
    await send(port);
    await send(port);
    await send(port, {}, { ...order, item: `${ITEM}3` });
    const ids = taken.map(({ source }) => headersOf(source)['Message-ID']);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  test('goes to one address, whatever is written in it', async () => {
    const { port, taken } = await mailServer();
    await send(port, {}, { ...order, to: `${TO}, other@elsewhere.example` });
    await send(port, {}, { ...order, to: `${TO}\r\nBcc: other@elsewhere.example` });
    expect(taken.flatMap(({ to }) => to).filter((address) => address.endsWith('elsewhere.example'))).toEqual([]);
    expect(taken.map(({ source }) => headersOf(source)['Bcc']).filter(Boolean)).toEqual([]);
  });
});

describe('the answer decides the outcome', () => {
  test.each<[string, SMTPServerOptions, object]>([
    [
      '450 to the receiver',
      { onRcptTo: (_a, _s, done) => done(answer(450)) },
      { kind: 'failed', reason: 'transient-error' },
    ],
    [
      '550 to the receiver',
      { onRcptTo: (_a, _s, done) => done(answer(550)) },
      { kind: 'refused', reason: 'message-not-accepted' },
    ],
    [
      '451 to the sender',
      { onMailFrom: (_a, _s, done) => done(answer(451)) },
      { kind: 'failed', reason: 'transient-error' },
    ],
    [
      '550 to the sender',
      { onMailFrom: (_a, _s, done) => done(answer(550)) },
      { kind: 'failed', reason: 'sign-in-refused' },
    ],
    [
      '421 at the greeting',
      { onConnect: (_s, done) => done(answer(421)) },
      { kind: 'failed', reason: 'transient-error' },
    ],
    [
      '554 at the greeting',
      { onConnect: (_s, done) => done(answer(554)) },
      { kind: 'failed', reason: 'receiver-error' },
    ],
    [
      '452 to the content',
      { onData: (stream, _s, done) => void stream.resume().on('end', () => done(answer(452))) },
      { kind: 'failed', reason: 'transient-error' },
    ],
    [
      '554 to the content',
      { onData: (stream, _s, done) => void stream.resume().on('end', () => done(answer(554))) },
      { kind: 'refused', reason: 'message-not-accepted' },
    ],
  ])('%s', async (_name, options, expected) => {
    const { port } = await mailServer(options);
    expect(await send(port)).toEqual(expected);
  });

  test('a server that asks to be tried again takes the same mail at the next attempt', async () => {
    const seen = new Set<string>();
    const { port, taken } = await mailServer({
      onRcptTo({ address }, _session, done) {
        const isNew = !seen.has(address);
        seen.add(address);
        done(isNew ? answer(451) : null);
      },
    });
    expect(await send(port)).toEqual({ kind: 'failed', reason: 'transient-error' });
    expect(await send(port)).toEqual({ kind: 'told' });
    expect(taken).toHaveLength(1);
  });

  test('a sign-in that is refused is a fault of the installation', async () => {
    const options: SMTPServerOptions = {
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ password }, _session, done) => done(null, password === 'right' ? { user: 'hub' } : {}),
    };
    const { port, taken } = await mailServer(options);
    const signedOut = { kind: 'failed', reason: 'sign-in-refused' };
    expect(await send(port, { auth: { user: 'hub', pass: 'wrong' } })).toEqual(signedOut);
    expect(await send(port)).toEqual(signedOut);
    expect(taken).toEqual([]);
    expect(await send(port, { auth: { user: 'hub', pass: 'right' } })).toEqual({ kind: 'told' });
  });

  test('a server without TLS gets nothing where TLS is demanded', async () => {
    const { port, taken } = await mailServer({ disabledCommands: ['STARTTLS'] });
    expect(await send(port, { requireTLS: true })).toEqual({ kind: 'failed', reason: 'receiver-error' });
    expect(taken).toEqual([]);
  });

  test.each<[string, SMTPServerOptions, Partial<SmtpOptions>]>([
    ['from the first byte', { secure: true }, { secure: true }],
    ['by STARTTLS', { hideSTARTTLS: false }, { requireTLS: true }],
  ])('a certificate that nobody has signed is not believed, %s', async (_name, options, client) => {
    const warning = jest.spyOn(console, 'error').mockImplementation(() => {});
    closers.push(async () => warning.mockRestore());
    const { port, taken } = await mailServer(options);
    expect(await send(port, client)).toEqual({ kind: 'failed', reason: 'receiver-unreachable' });
    expect(taken).toEqual([]);
  });
});

describe('a server that is not there', () => {
  const unreachable = { kind: 'failed', reason: 'receiver-unreachable' };

  test('nobody listens', async () => {
    const port = await bareServer(() => {});
    await closers.pop()!();
    expect(await send(port)).toEqual(unreachable);
  });

  test('the connection breaks', async () => {
    expect(await send(await bareServer((socket) => socket.destroy()))).toEqual(unreachable);
  });

  test('what answers is no mail server', async () => {
    const port = await bareServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect(await send(port)).toEqual(unreachable);
  });

  test('it never answers', async () => {
    expect(await send(await bareServer(() => {}), { timeoutMs: 200 })).toEqual({ kind: 'failed', reason: 'timeout' });
  });

  test('it answers for ever and never comes to an end', async () => {
    const port = await bareServer((socket) => {
      const drip = setInterval(() => socket.write('250-wait\r\n'), 20);
      socket.on('close', () => clearInterval(drip));
      socket.write('220 tar\r\n');
    });
    expect(await send(port, { timeoutMs: 300 })).toEqual({ kind: 'failed', reason: 'timeout' });
  });
});

test('a fault of ours is a failure', async () => {
  const carry = () => {
    throw new Error(TO);
  };
  const sender = mailSender({ from: 'samordna@region.example', publicUrl: 'https://samordna.region.example', carry });
  expect(await sender(order)).toEqual({ kind: 'failed', reason: 'fault' });
});
