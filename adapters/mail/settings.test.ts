import { describe, expect, test } from '@jest/globals';
import { assertMailCanBeSent, readConfig, SettingsError } from '../../config.ts';
import { smtpServer } from './smtp-server-address.ts';

const FROM = { SAMORDNA_MAIL_FROM: 'samordna@region.example' };

describe('the settings', () => {
  test('are read together', () => {
    const { mail } = readConfig({ SAMORDNA_SMTP_URL: 'smtps://hub:p%40ss@mail.region.example', ...FROM }, '/app');
    expect(mail).toEqual({ smtpUrl: 'smtps://hub:p%40ss@mail.region.example', from: 'samordna@region.example' });
    expect(readConfig({}, '/app').mail).toBeUndefined();
  });

  test.each([
    [{ SAMORDNA_SMTP_URL: 'smtp://mail.region.example' }],
    [FROM],
    [{ SAMORDNA_SMTP_URL: 'http://mail.region.example', ...FROM }],
    [{ SAMORDNA_SMTP_URL: 'smtp://mail.region.example?ignoreTLS=true', ...FROM }],
    [{ SAMORDNA_SMTP_URL: 'smtp://mail.region.example/path', ...FROM }],
    [{ SAMORDNA_SMTP_URL: 'smtp://hub:100%@mail.region.example', ...FROM }],
    [{ SAMORDNA_SMTP_URL: 'smtp://mail.region.example', SAMORDNA_MAIL_FROM: 'Samordna' }],
  ])('%j stops the start without telling the password', (env) => {
    const read = () => readConfig(env, '/app');
    expect(read).toThrow(SettingsError);
    expect(read).not.toThrow(/100%/);
  });

  test.each([
    ['production without a server and with addresses', true, true, undefined, true],
    ['production without a server and without addresses', true, false, undefined, false],
    [
      'production with a server',
      true,
      true,
      { smtpUrl: 'smtps://mail.region.example', from: 'a@region.example' },
      false,
    ],
    ['development', false, true, undefined, false],
  ])('%s', (_name, production, hasAddresses, mail, isRefused) => {
    const check = () => assertMailCanBeSent({ production, mail }, hasAddresses);
    if (isRefused) expect(check).toThrow(SettingsError);
    else expect(check).not.toThrow();
  });
});

describe('the server', () => {
  test.each([
    [
      'smtp://mail.example',
      true,
      { host: 'mail.example', port: 587, secure: false, requireTLS: true, ignoreTLS: false },
    ],
    ['smtp://mail.example:25', false, { port: 25, secure: false, requireTLS: false, ignoreTLS: false }],
    ['smtps://mail.example', true, { port: 465, secure: true, requireTLS: false }],
    ['smtp://localhost:1025', true, { port: 1025, secure: false, requireTLS: false, ignoreTLS: true }],
    ['smtp://[::1]:1025', true, { host: '::1', requireTLS: false, ignoreTLS: true }],
    ['smtp://localhost.example', true, { requireTLS: true, ignoreTLS: false }],
    ['smtps://h%C3%A5b:p%40%3A@mail.example', true, { auth: { user: 'håb', pass: 'p@:' } }],
    ['smtps://mail.example', true, { auth: undefined }],
  ])('%s, production %s', (url, production, expected) => {
    expect(smtpServer(url, production)).toMatchObject(expected);
  });
});
