import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import express from 'express';
import { consolePages } from '../../api/pages.ts';
import { securityHeaders } from '../../api/security-headers.ts';
import { serve, type Served } from './serve.ts';

let folder: string;
let served: Served;
let url: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samordna-pages-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Samordna</title>');
  writeFileSync(join(folder, 'assets', 'index-abc.js'), 'export {};');
  const app = express();
  app.use(securityHeaders({ publicUrl: 'http://127.0.0.1:3000' }), consolePages(folder));
  served = await serve(app);
  ({ url } = served);
});
afterAll(async () => {
  await served?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the console’s files', () => {
  test.each(['/', '/logga-in', '/arenden', '/arenden/d123', '/arenden?status=ready'])(
    '%s is its one page, asked for anew',
    async (path) => {
      const response = await fetch(url + path);
      expect(await response.text()).toContain('<title>Samordna</title>');
      expect(response.headers.get('cache-control')).toBe('no-cache');
    },
  );

  test.each(['/nagot-annat', '/arenden/a/b', '/assets/index-other.js', '/index.html', '/../package.json'])(
    '%s is not there',
    async (path) => {
      expect((await fetch(url + path)).status).toBe(404);
    },
  );

  test('files whose names change with their content are kept', async () => {
    const response = await fetch(`${url}/assets/index-abc.js`);
    expect(response.headers.get('cache-control')).toContain('immutable');
  });

  test('nothing inline and nothing from elsewhere may run', async () => {
    const policy = (await fetch(url)).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/unsafe|https:|\*/);
  });

  test('a console that is not built says how to build it', async () => {
    const app = express().use(consolePages(join(folder, 'assets')));
    const other = await serve(app);
    const response = await fetch(other.url);
    expect([response.status, await response.text()]).toEqual([503, 'Konsolen är inte byggd. Kör npm run build.']);
    await other.close();
  });
});
