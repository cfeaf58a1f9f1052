// Opens a report in Chromium as a reader would: with the network off, wide and narrow, on paper and without
// JavaScript. Fails on any message in the console, any request, any violation found by axe, anything wider than the
// window and anything that takes JavaScript to read.
//
// node controleer.mjs RAPPORT.html [MAP-VOOR-BEELDEN]

import { createRequire } from 'node:module';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [report, pictures] = process.argv.slice(2);
if (!report) {
  console.error('gebruik: node controleer.mjs RAPPORT.html [MAP-VOOR-BEELDEN]');
  process.exit(2);
}
if (pictures) mkdirSync(pictures, { recursive: true });

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const address = pathToFileURL(resolve(report)).href;
const profile = mkdtempSync(join(tmpdir(), 'wmosim-chromium-'));
const faults = [];

const browser = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  headless: true,
  args: [
    '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync',
  ],
  locale: 'nl-NL',
  offline: true,
});

try {
  for (const width of [1280, 390]) {
    const page = await browser.newPage();
    await page.setViewportSize({ width, height: 900 });
    const wrong = (text) => faults.push(`${width} px breed: ${text}`);
    page.on('console', (message) => wrong(`melding in de console: ${message.text()}`));
    page.on('pageerror', (error) => wrong(`fout in de pagina: ${error.message}`));
    page.on('request', (request) => {
      if (request.url() !== address && !request.url().startsWith('data:')) wrong(`vraagt ${request.url()} op`);
    });
    await page.goto(address);
    if (pictures) await page.screenshot({ path: join(pictures, `rapport-${width}.png`), fullPage: true });
    await fits(page, wrong);
    await reachable(page, wrong);
    // Closed parts are looked at as well.
    await page.evaluate(() => document.querySelectorAll('details').forEach((part) => { part.open = true; }));
    await fits(page, wrong);
    // The page allows no scripts: axe goes past it, as a tool of the browser does.
    await page.evaluate(axe);
    const { violations, passes } = await page.evaluate(() => globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }));
    for (const { id, help, nodes } of violations) {
      wrong(`${id}: ${help} (${nodes.length} keer), zoals ${nodes[0].html.slice(0, 160)}`);
    }
    console.log(`${width} px breed: ${passes.length} regels van axe in orde, ${violations.length} niet.`);
    if (pictures && width === 1280) await page.pdf({ path: join(pictures, 'rapport.pdf'), preferCSSPageSize: true, tagged: true });
    await page.close();
  }
} finally {
  await browser.close();
  rmSync(profile, { recursive: true, force: true });
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

if (faults.length > 0) {
  console.error(faults.map((fault) => `fout: ${fault}`).join('\n'));
  process.exit(1);
}
console.log('Het rapport is toegankelijk, werkt zonder netwerk en past op elk scherm.');
