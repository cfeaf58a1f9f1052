// Opens the pages of a result in Chromium as a reader would: with the network off, wide and narrow, with the pointer and
// the keyboard, on paper and without JavaScript. Fails on any message in the console, any request, any violation found by
// axe, anything wider than the window, a value that cannot be read, and a page for the council that is not one page.
//
// node controleer.mjs MAP-MET-RESULTAAT [MAP-VOOR-BEELDEN]

import { createRequire } from 'node:module';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { choose, read } from './bediening.mjs';

const [result, pictures] = process.argv.slice(2);
if (!result) {
  console.error('gebruik: node controleer.mjs MAP-MET-RESULTAAT [MAP-VOOR-BEELDEN]');
  process.exit(2);
}
if (pictures) mkdirSync(pictures, { recursive: true });

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const faults = [];
const options = {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  headless: true,
  args: [
    '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync',
  ],
  locale: 'nl-NL',
  offline: true,
};
// A4 without the margins that the style sheet gives to the page for the council, in CSS pixels.
const PAPER = { width: 688, height: 1046 };
// The least height at which the chart on that page can be read.
const LEAST = 300;

// Does something with a browser that has a profile of its own.
async function browse(more, work) {
  const profile = mkdtempSync(join(tmpdir(), 'wmosim-chromium-'));
  const browser = await chromium.launchPersistentContext(profile, { ...options, ...more });
  try {
    await work(browser);
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

// Opens a page that may not complain or ask for anything.
async function open(browser, name, width) {
  const address = pathToFileURL(resolve(result, name)).href;
  const page = await browser.newPage();
  await page.setViewportSize({ width, height: 900 });
  const wrong = (text) => faults.push(`${name}, ${width} px breed: ${text}`);
  page.on('console', (message) => wrong(`melding in de console: ${message.text()}`));
  page.on('pageerror', (error) => wrong(`fout in de pagina: ${error.message}`));
  page.on('request', (request) => {
    if (request.url() !== address && !request.url().startsWith('data:')) wrong(`vraagt ${request.url()} op`);
  });
  await page.goto(address);
  return { page, wrong };
}

// The page allows no other scripts: axe goes past that, as a tool of the browser does.
async function accessible(page, wrong, what) {
  await page.evaluate(axe);
  const { violations, passes } = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }));
  for (const { id, help, nodes } of violations) {
    wrong(`${id}: ${help} (${nodes.length} keer), zoals ${nodes[0].html.slice(0, 160)}`);
  }
  console.log(`${what}: ${passes.length} regels van axe in orde, ${violations.length} niet.`);
}

// Nothing may be wider than the window: only tables scroll, within their own frame.
async function fits(page, wrong) {
  const { inside, outside } = await page.evaluate(() => ({
    inside: document.documentElement.scrollWidth, outside: document.documentElement.clientWidth,
  }));
  if (inside > outside) wrong(`de pagina is ${inside} px breed in een venster van ${outside} px`);
}

// With the tab key alone one gets to the skip link first, and always sees where one is.
async function reachable(page, wrong) {
  await page.keyboard.press('Tab');
  const first = await page.evaluate(() => {
    const { left, top } = document.activeElement.getBoundingClientRect();
    return { name: document.activeElement.className, seen: left >= 0 && top >= 0 };
  });
  if (first.name !== 'spring' || !first.seen) wrong('de eerste tab brengt niet naar een zichtbare springlink');
  await page.keyboard.press('Tab');
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  if (outline === 'none') wrong('het is niet te zien waar de tab is');
}

async function report(browser, width) {
  const { page, wrong } = await open(browser, 'rapport.html', width);
  if (pictures) await page.screenshot({ path: join(pictures, `rapport-${width}.png`), fullPage: true });
  await fits(page, wrong);
  await reachable(page, wrong);
  // Closed parts are looked at as well.
  await page.evaluate(() => document.querySelectorAll('details:not(#kies *)').forEach((part) => { part.open = true; }));
  await fits(page, wrong);
  await choose(page, wrong);
  // On a narrow screen it is the same script: a few charts tell.
  const seen = await read(page, wrong, width < 600 ? 4 : Infinity);
  await fits(page, wrong);
  if (pictures) await page.screenshot({ path: join(pictures, `aflezen-${width}.png`) });
  await accessible(page, wrong, `rapport.html, ${width} px breed, ${seen} grafieken af te lezen`);
  if (pictures && width === 1280) {
    await page.pdf({ path: join(pictures, 'rapport.pdf'), preferCSSPageSize: true, tagged: true });
  }
  await page.close();
}

async function council(browser, width) {
  const { page, wrong } = await open(browser, 'een-a4-voor-de-raad.html', width);
  if (pictures) await page.screenshot({ path: join(pictures, `a4-${width}.png`), fullPage: true });
  await fits(page, wrong);
  await accessible(page, wrong, `een-a4-voor-de-raad.html, ${width} px breed`);
  if (width === 1280) await printed(page, wrong);
  await page.close();
}

// On paper it is one page on which nothing is cut off, and the chart is large enough to read.
async function printed(page, wrong) {
  const pdf = await page.pdf({ preferCSSPageSize: true, path: pictures && join(pictures, 'a4.pdf') });
  const count = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  if (count !== 1) wrong(`op papier zijn het ${count} bladzijden en niet één`);
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize(PAPER);
  const { over, chart } = await page.evaluate(() => {
    const sheet = document.querySelector('.vel');
    const wide = [...sheet.querySelectorAll('*')].some((part) => part.scrollWidth > part.clientWidth + 1
      && part.clientWidth > 0 && !part.closest('svg, .weg'));
    return {
      over: wide || sheet.scrollHeight > sheet.clientHeight,
      chart: sheet.querySelector('figure')?.getBoundingClientRect().height,
    };
  });
  if (over) wrong('op papier valt er tekst buiten de bladzijde');
  if (chart < LEAST) wrong(`op papier is de grafiek maar ${Math.round(chart)} px hoog`);
}

// Without JavaScript all charts and tables are there, and nothing that does nothing.
async function plain(browser, expected) {
  const { page, wrong } = await open(browser, 'rapport.html', 1280);
  const { drawn, tables, dead } = await contents(page);
  if (drawn !== expected.drawn || tables !== expected.tables) wrong('zonder JavaScript ontbreken grafieken of tabellen');
  if (dead > 0) wrong(`zonder JavaScript zijn er ${dead} knoppen die niets doen`);
  if (await page.locator('[role=group], .tip').count() > 0) wrong('zonder JavaScript doet de pagina of er iets af te lezen is');
  await page.close();
}

async function contents(page) {
  const visible = (selector) => page.locator(`${selector} >> visible=true`).count();
  return {
    drawn: await page.locator('svg').count(), tables: await page.locator('table').count(), dead: await visible('button, input'),
  };
}

let expected;
await browse({}, async (browser) => {
  for (const width of [1280, 390]) {
    await report(browser, width);
    await council(browser, width);
  }
  const { page } = await open(browser, 'rapport.html', 1280);
  expected = await contents(page);
  await page.close();
});
await browse({ javaScriptEnabled: false }, (browser) => plain(browser, expected));

if (faults.length > 0) {
  console.error(faults.map((fault) => `fout: ${fault}`).join('\n'));
  process.exit(1);
}
console.log('De pagina’s zijn toegankelijk, werken zonder netwerk en zonder JavaScript, en passen op elk scherm en op papier.');
