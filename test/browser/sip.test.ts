import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { sipByForms, type SipByForms } from '../console/sip-by-forms.ts';
import { startTestHub, type TestHub } from '../support/test-hub.ts';
import { brokenRules, buildConsole, openPage, signIn, startBrowser, type Scheme } from './console-browser.ts';

let hub: TestHub;
let browser: Browser;
let sip: SipByForms;
beforeAll(async () => {
  buildConsole();
  [hub, browser] = await Promise.all([startTestHub(), startBrowser()]);
  sip = await sipByForms(hub, ['vardkontakt', 'ifo', 'bup']);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await hub?.stop();
});

test('a nurse opens a plan for a person, and asks what each may know about only those who may know anything', async () => {
  await using open = await openPage(browser, hub.url);
  const { page, complaints } = open;
  await signIn(page, 'vardkontakt');
  await page.goto('/arenden/nytt?slag=sip');
  await page.getByLabel('Personnummer eller samordningsnummer').fill('19121212-1212');
  await page.getByLabel('Namn (frivilligt)').fill('Tolvan Provperson');
  await page.getByLabel('Nej, det är kontrollerat').check();
  await page.getByLabel('Personal har sett behovet').check();
  await page.getByLabel('Insatserna behöver samordnas').check();
  await page.getByLabel('Socialtjänsten').check();
  await page.getByLabel('Hälso- och sjukvården').check();
  await page.getByLabel('Problematisk skolfrånvaro').check();
  await page.getByRole('button', { name: 'Spara behovet' }).click();
  await page.getByRole('heading', { level: 1, name: 'Tolvan Provperson – SIP' }).waitFor();

  await page.getByRole('button', { name: 'Samtycke', exact: true }).click();
  const may = page.getByRole('group', { name: /Vad får var och en veta/ });
  expect(await may.count()).toBe(0);
  const informed = page.getByRole('group', { name: /Vilka får ta del/ });
  await informed.getByLabel('Vårdcentralen Linden').check();
  await informed.getByLabel('Granby kommun, individ- och familjeomsorgen').check();
  const linden = may.getByRole('group', { name: 'Vårdcentralen Linden' });
  await linden.getByLabel('Hälsa och vård').check();
  expect(await may.getByRole('group').count()).toBe(2);
  await page.getByLabel('Ja', { exact: true }).check();
  await page.getByLabel('Muntligt').check();
  await page.getByRole('button', { name: 'Spara samtycket' }).click();
  // One party was chosen, and nothing that it may know.
  await page.getByRole('alert').waitFor();
  await may
    .getByRole('group', { name: 'Granby kommun, individ- och familjeomsorgen' })
    .getByLabel('Stöd från socialtjänsten')
    .check();
  await page.getByRole('button', { name: 'Spara samtycket' }).click();
  await page.getByText('Sparat: Samtycke.').waitFor();
  await page.getByText('Vårdcentralen Linden får veta: hälsa och vård').waitFor();
  expect(complaints).toEqual([]);
});

describe.each<[Scheme, number]>([
  ['light', 1280],
  ['dark', 320],
])('in %s at %d pixels', (scheme, width) => {
  test('the page of a plan and its consent break no rule, and nothing is wider than the page', async () => {
    const caseId = await sip.convened(width === 320 ? '190309069813' : '190309249811');
    await using open = await openPage(browser, hub.url, { scheme, width });
    const { page } = open;
    await signIn(page, 'vardkontakt');
    await page.goto(`/arenden/${caseId}?gor=samtycke`);
    await page.getByRole('heading', { name: 'Personens egna ord' }).waitFor();
    const informed = page.getByRole('group', { name: /Vilka får ta del/ });
    await informed.getByLabel('Vårdcentralen Linden').check();
    await informed.getByLabel('Barn- och ungdomspsykiatrin Exempel').check();
    await page.getByRole('group', { name: 'Barn- och ungdomspsykiatrin Exempel' }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  });
});
