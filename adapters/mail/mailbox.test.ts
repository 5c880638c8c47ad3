import { afterEach, expect, test } from '@jest/globals';
import express from 'express';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { localMailbox } from './mailbox.ts';
import { mailboxPage } from './mailbox-page.ts';
import { mailSender } from './mail-sender.ts';

let server: Server | undefined;

afterEach(async () => {
  if (!server) return;
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
  server = undefined;
});

function mailboxAndSender() {
  let now = Date.parse('2027-03-28T00:59:00Z');
  const mailbox = localMailbox(() => (now += 60_000));
  const send = mailSender({ from: 'a@region.example', publicUrl: 'http://127.0.0.1:3000', carry: mailbox.carry });
  return { mailbox, send };
}

async function pageOf(mailbox: ReturnType<typeof localMailbox>): Promise<{ text: string; policy: string }> {
  server = createServer(express().use('/mailbox', mailboxPage(mailbox))).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/mailbox`);
  return { text: await answer.text(), policy: answer.headers.get('content-security-policy') ?? '' };
}

test('mails stand on the page, newest first, each once', async () => {
  const { mailbox, send } = mailboxAndSender();
  for (const item of ['case.1', 'case.2', 'case.1']) {
    expect(await send({ to: `${item}@kommun.example`, item, kind: 'somethingWaits' })).toEqual({ kind: 'told' });
  }
  expect(mailbox.mails().map(({ to, times }) => [to, times])).toEqual([
    ['case.2@kommun.example', 1],
    ['case.1@kommun.example', 2],
  ]);
  const { text } = await pageOf(mailbox);
  expect(text).toContain('<dd>case.2@kommun.example</dd>');
  expect(text).toContain('<dd>2027-03-28 03.00, samma brev 2 gånger</dd>');
  expect(text).toContain('Det väntar något i Samordna');
});

test('an empty mailbox says so', async () => {
  expect((await pageOf(mailboxAndSender().mailbox)).text).toContain('Inget brev har kommit än.');
});

test('what is in a mail is text to the page, which runs nothing', async () => {
  const { mailbox, send } = mailboxAndSender();
  await send({ to: '<script>alert(1)</script>@kommun.example', item: 'case.1', kind: 'somethingWaits' });
  const { text, policy } = await pageOf(mailbox);
  expect(text).not.toContain('<script');
  expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-/);
});

test('old mails make room for new ones', async () => {
  const { mailbox, send } = mailboxAndSender();
  for (let number = 1; number <= 205; number += 1) {
    await send({ to: 'a@kommun.example', item: `case.${number}`, kind: 'somethingWaits' });
  }
  expect(mailbox.mails()).toHaveLength(200);
  expect(mailbox.mails()[0]?.receivedAt).toBeGreaterThan(mailbox.mails()[199]!.receivedAt);
});
