import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openStay, SJOVIK } from '../console/stays.ts';
import { startTestHub, type TestHub } from '../support/test-hub.ts';
import { brokenRules, buildConsole, openPage, signIn, startBrowser, type Scheme } from './console-browser.ts';

let hub: TestHub;
let browser: Browser;
beforeAll(async () => {
  buildConsole();
  [hub, browser] = await Promise.all([startTestHub(), startBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await hub?.stop();
});

/** A stay whose person has a name of its own, so that its row is found. */
function stayOf(family: string, more: Parameters<typeof openStay>[1] = {}): Promise<string> {
  return openStay(hub, { units: [SJOVIK], person: { name: { given: ['Prov'], family } }, ...more });
}

test('a planner finds a case in the work list and declares the person ready, and the duties that follow appear', async () => {
  const caseId = await stayOf('Ettsson');
  await using open = await openPage(browser, hub.url);
  const { page, complaints } = open;
  await signIn(page, 'planerare');
  await page
    .getByRole('row', { name: /Prov Ettsson/ })
    .getByRole('link')
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: 'Prov Ettsson' }).waitFor();
  expect(await page.title()).toBe(`Ärende ${caseId.slice(-6)} – Samordna`);

  await page.getByRole('button', { name: 'Utskrivningsklar', exact: true }).click();
  await page.getByRole('button', { name: 'Spara utskrivningsklar' }).click();
  const summary = page.getByRole('alert').filter({ hasText: 'Formuläret är inte komplett' });
  await summary.waitFor();
  expect(await summary.evaluate((box) => box === box.ownerDocument.activeElement)).toBe(true);
  await summary.getByRole('link').click();
  const first = page.getByRole('radio', { name: /Sekretess hindrar inte/ });
  expect(await first.evaluate((radio) => radio === radio.ownerDocument.activeElement)).toBe(true);

  await first.check();
  await page.getByRole('button', { name: 'Spara utskrivningsklar' }).click();
  await page.getByText('Sparat: Utskrivningsklar.').waitFor();
  const duties = page.getByRole('table', { name: /uppgifter/ });
  await duties.getByRole('row', { name: /Överföra information till mottagande enhet/ }).waitFor();
  const events = page.getByRole('table', { name: /Händelser/ });
  await events.getByRole('row', { name: /Utskrivningsklar Bedömt av Bo Testläkare/ }).waitFor();
  expect(complaints).toEqual([]);
}, 60_000);

test('what was typed stays when the hub does not answer, and is sent once when it does', async () => {
  const caseId = await stayOf('Tvåsson');
  await using open = await openPage(browser, hub.url);
  const { page } = open;
  await signIn(page, 'planerare');
  await page.goto(`/arenden/${caseId}?gor=ratta-bedomning`);
  const reason = page.getByLabel('Orsak');
  await reason.fill('Fel enhet valdes.');
  const ids: string[] = [];
  await page.route('**/commands', async (route) => {
    ids.push((route.request().postDataJSON() as { commandId: string }).commandId);
    // The first is stored, and its answer lost.
    if (ids.length > 1) return route.continue();
    await route.fetch();
    return route.abort();
  });
  await page.getByRole('button', { name: 'Ta bort enheten' }).click();
  await page.getByText('Samordna går inte att nå just nu.').waitFor();
  expect(await reason.inputValue()).toBe('Fel enhet valdes.');
  await page.getByRole('button', { name: 'Ta bort enheten' }).click();
  await page.getByText('Sparat: Ta bort en enhet').waitFor();
  expect(new Set(ids).size).toBe(1);
  const events = page.getByRole('table', { name: /Händelser/ });
  const corrections = events.getByRole('row', { name: /Bedömningen av en enhet rättades/ });
  await corrections.first().waitFor();
  expect(await corrections.count()).toBe(1);
}, 60_000);

test('one who decides on what has changed meanwhile is told, sees it and can send again', async () => {
  const caseId = await stayOf('Tresson', { more: { estimatedDischargeAt: (Date.now() + 86_400_000) as never } });
  await using open = await openPage(browser, hub.url);
  const { page } = open;
  await signIn(page, 'planerare');
  await page.goto(`/arenden/${caseId}?gor=beraknad-utskrivning`);
  await page.getByLabel('När beräknas patienten skrivas ut?').fill('2027-02-03T10:15');
  const other = { estimatedDischargeAt: '2027-01-01T12:00:00+01:00' };
  const command = {
    commandId: crypto.randomUUID(),
    occurredAt: new Date().toISOString(),
    form: 'beraknad-utskrivning',
    values: other,
  };
  expect((await hub.call('avdelningschef', 'POST', `/api/console/cases/${caseId}/commands`, command)).status).toBe(200);

  await page.getByRole('button', { name: 'Spara tidpunkten' }).click();
  await page.getByText('Ärendet har ändrats sedan du öppnade det.').waitFor();
  await page.getByText('fre 1 jan 2027 kl. 12.00').first().waitFor();
  await page.getByRole('button', { name: 'Spara tidpunkten' }).click();
  await page.getByText('Sparat: Ange beräknad utskrivning.').waitFor();
  // Swedish time, though the reader's clock is another.
  await page.getByText('ons 3 feb 2027 kl. 10.15').first().waitFor();
}, 60_000);

test('filters stand in the address', async () => {
  const caseId = await stayOf('Fyrasson', { admittedHoursAgo: 40 });
  await using open = await openPage(browser, hub.url);
  const { page } = open;
  await signIn(page, 'planerare');
  await page.getByRole('link', { name: 'Ärenden' }).click();
  await page.getByLabel('Bara med överskriden frist').check();
  await page.getByRole('button', { name: 'Visa' }).click();
  await page.waitForURL('**/arenden?overdue=1');
  await page.getByRole('link', { name: 'Prov Fyrasson: Planering pågår' }).click();
  await page.waitForURL(`**/arenden/${caseId}`);
  await page.goBack();
  expect(await page.getByLabel('Bara med överskriden frist').isChecked()).toBe(true);
}, 60_000);

test('the keyboard reaches the content first, and nothing is wider than a narrow screen', async () => {
  const caseId = await stayOf('Femsson', { admittedHoursAgo: 40 });
  await using open = await openPage(browser, hub.url, { width: 320 });
  const { page } = open;
  await signIn(page, 'planerare');
  // The heading has the focus when a page is opened; the first thing before it on the page is the way past the menu.
  expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
  const skip = page.getByRole('link', { name: 'Hoppa till innehållet' });
  for (
    let steps = 0;
    steps < 10 && !(await skip.evaluate((link) => link === link.ownerDocument.activeElement));
    steps += 1
  ) {
    await page.keyboard.press('Shift+Tab');
  }
  expect(await skip.isVisible()).toBe(true);
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement.id')).toBe('innehall');
  for (const path of ['/', '/arenden', `/arenden/${caseId}?gor=utskrivningsklar`]) {
    await page.goto(path);
    await page.getByRole('table').first().waitFor();
    expect(await page.evaluate('document.scrollingElement.scrollWidth')).toBe(320);
  }
}, 60_000);

describe('accessibility', () => {
  test.each<Scheme>(['light', 'dark'])(
    'every page keeps WCAG 2.1 A and AA, %s',
    async (scheme) => {
      const caseId = await stayOf('Sexsson', { admittedHoursAgo: 40 });
      await using open = await openPage(browser, hub.url, { scheme });
      const { page } = open;
      expect(await brokenRules(page)).toEqual([]);
      await signIn(page, 'planerare');
      expect(await brokenRules(page)).toEqual([]);
      for (const path of ['/arenden', `/arenden/${caseId}`, '/finns-inte']) {
        await page.goto(path === '/finns-inte' ? '/arenden/finns-inte' : path);
        await page
          .getByRole(path === '/finns-inte' ? 'alert' : 'table')
          .first()
          .waitFor();
        expect(await brokenRules(page)).toEqual([]);
      }
      for (const form of ['utskrivningsklar', 'bedom-behov', 'lamna-information', 'beraknad-utskrivning']) {
        await page.goto(`/arenden/${caseId}?gor=${form}`);
        await page.locator('form.action button[type=submit]').click();
        expect(await brokenRules(page)).toEqual([]);
      }
    },
    90_000,
  );

  test('and a field without a label is found', async () => {
    await using open = await openPage(browser, hub.url);
    const { page } = open;
    await page.locator('label[for=user]').evaluate((label) => label.remove());
    expect(await brokenRules(page)).toEqual([expect.stringMatching(/^select-name: /)]);
  }, 30_000);

  test('and text that is too pale is found', async () => {
    await using open = await openPage(browser, hub.url);
    const { page } = open;
    await page
      .locator('h1')
      .evaluate((heading) => Object.assign((heading as unknown as { style: object }).style, { color: '#bbb' }));
    expect(await brokenRules(page)).toEqual([expect.stringMatching(/^color-contrast: /)]);
  }, 30_000);
});
