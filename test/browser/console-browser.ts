import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';

const ROOT = join(import.meta.dirname, '..', '..');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Level A and AA of WCAG 2.1, which EN 301 549 asks for. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

export type Scheme = 'light' | 'dark';

/** The console as `npm run build` makes it. */
export function buildConsole(): void {
  execFileSync(process.execPath, [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', 'web', '--logLevel', 'error'], {
    cwd: ROOT,
  });
}

export async function startBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'];
  if (!executablePath) throw new Error('Run this suite with npm run test:browser: it needs a Chromium.');
  // Continuous integration runs as root, where the sandbox cannot.
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--lang=sv-SE'] });
}

export interface OpenPage extends AsyncDisposable {
  page: Page;
  /** What the page itself complained of: faults in its script, and what its content security policy stopped. */
  complaints: string[];
}

/** A page of its own, with its own session, at the sign-in. */
export async function openPage(
  browser: Browser,
  url: string,
  { scheme = 'light', width = 1280 }: { scheme?: Scheme; width?: number } = {},
): Promise<OpenPage> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'sv-SE',
    // Elsewhere than in Sweden, so that a time that follows the reader's clock shows.
    timezoneId: 'America/New_York',
    colorScheme: scheme,
    reducedMotion: 'reduce',
    viewport: { width, height: 900 },
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const isExpected = /status of (401|409|422|503)|ERR_FAILED/.test(message.text());
    if (message.type() === 'error' && !isExpected) complaints.push(message.text());
  });
  await page.goto('/');
  await page.getByLabel('Vem är du?').waitFor();
  return { page, complaints, [Symbol.asyncDispose]: () => context.close() };
}

export async function signIn(page: Page, user: string): Promise<void> {
  await page.getByLabel('Vem är du?').selectOption(user);
  await page.getByRole('button', { name: 'Logga in' }).click();
  await page.getByRole('heading', { level: 1, name: 'Min arbetslista' }).waitFor();
  await page.getByText(/\d+ att göra/).waitFor();
}

/** Rules of WCAG 2.1 A and AA that the page breaks, with where. */
export async function brokenRules(page: Page): Promise<string[]> {
  // By the debugger, as the page's own content security policy lets no other script in.
  await page.evaluate(AXE);
  return page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResult> } };
    const { violations } = await axe.run({ runOnly: tags });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  }, RULES);
}

interface AxeResult {
  violations: { id: string; nodes: { target: string[] }[] }[];
}
