// What a reader can do on the report: read a value with the pointer and the keyboard, and take a scenario away.

// Reads a value from the first charts, at most so many. Gives how many charts can be read.
export async function read(page, wrong, most = Infinity) {
  const charts = page.locator('.beeld[role=group]');
  const count = await charts.count();
  if (count === 0) wrong('er is geen enkele grafiek af te lezen');
  for (let i = 0; i < Math.min(count, most); i += 1) {
    const chart = charts.nth(i);
    const name = await chart.getAttribute('id');
    await chart.scrollIntoViewIfNeeded();
    const spots = JSON.parse(await chart.getAttribute('data-vlakken'));
    const [first, last] = [spots[0], spots[spots.length - 1]];
    for (const spot of i === 0 ? [first, last] : [i % 2 ? last : first]) await point(page, chart, spot, (text) => wrong(`${name}: ${text}`));
  }
  if (count > 0) await keys(page, charts.first(), wrong);
  return count;
}

// The pointer on the middle of a spot shows what the table says of it.
async function point(page, chart, [[left, top, width, height], steps, first], wrong) {
  const step = Math.floor(steps / 2);
  const at = async (x, y) => {
    // Where the drawing is, and not the frame around it.
    const box = await chart.locator('svg').boundingBox();
    await page.mouse.move(box.x + (x / 9600) * box.width, box.y + (y / 5400) * box.height);
  };
  await at(10, 10);
  await at(left + ((step + 0.5) * width) / steps, top + height / 2);
  const shown = await told(page);
  if (!shown) return wrong('de aangewezen waarde verschijnt niet');
  const [mark, drawing] = [await page.locator('.wijzer').boundingBox(), await chart.locator('svg').boundingBox()];
  const expected = drawing.x + ((left + (step * width) / steps) / 9600) * drawing.width;
  if (Math.abs(mark.x - expected) > 1.5) wrong(`de wijzer staat ${Math.round(mark.x - expected)} px naast de waarde`);
  const row = steps > 1 ? `[data-k="${first + step}"]` : null;
  if (row) {
    const words = await chart.evaluate((node, selector) => {
      const found = node.closest('figure').querySelector(`tr${selector}`);
      return [found.cells[0].textContent, [...found.cells].slice(1).map((cell) => cell.textContent)];
    }, row);
    if (!shown.includes(words[0])) wrong(`bij ${words[0]} staat ‘${shown}’`);
    if (!words[1].some((cell) => shown.includes(cell))) wrong(`‘${shown}’ staat niet in de tabel`);
  }
  // The pointer can go to what is shown without that going away.
  const tip = await page.locator('.tip').boundingBox();
  const below = tip.y > (await page.locator('.wijzer').boundingBox()).y;
  const x = Math.min(Math.max((await page.locator('.wijzer').boundingBox()).x + 1, tip.x + 3), tip.x + tip.width - 3);
  await page.mouse.move(x, below ? tip.y + 3 : tip.y + tip.height - 3, { steps: 1 });
  if ((await told(page)) !== shown) wrong('de waarde verdwijnt zodra u haar aanwijst');
  await page.keyboard.press('Escape');
  if (await told(page)) wrong('met Escape verdwijnt de waarde niet');
}

const told = async (page) => ((await page.locator('.tip').count()) > 0 ? page.locator('.tip').textContent() : '');

// With the arrow keys the value changes, one sees where one is, and Escape sends the value away.
async function keys(page, chart, wrong) {
  await page.mouse.move(1, 1);
  await chart.focus();
  await page.keyboard.press('ArrowRight');
  const first = await told(page);
  await page.keyboard.press('ArrowRight');
  const second = await told(page);
  if (!first || !second || first === second) wrong('de pijltjestoetsen lezen geen waarden af');
  if (!(await page.locator('#gelezen').textContent())) wrong('een schermlezer hoort de waarde niet');
  if ((await chart.evaluate((node) => getComputedStyle(node).outlineStyle)) === 'none') wrong('het is niet te zien welke grafiek u afleest');
  await page.keyboard.press('Escape');
  if (await told(page)) wrong('met Escape verdwijnt de waarde niet');
  await page.keyboard.press('ArrowLeft');
}

// A scenario that is taken away is gone from every chart and table, and comes back.
export async function choose(page, wrong) {
  const choice = page.locator('#kies');
  if ((await choice.count()) === 0) return;
  const summary = choice.locator('summary');
  const before = await summary.textContent();
  await summary.click();
  const box = choice.locator('input').first();
  const name = await box.inputValue();
  const seen = () => page.evaluate((scenario) => [...document.querySelectorAll('[data-s]')]
    .filter((node) => node.dataset.s === scenario)
    .map((node) => getComputedStyle(node).display !== 'none'), name);
  const all = await seen();
  if (all.length < 10 || !all.every((there) => there)) wrong(`${name} staat niet in alle grafieken en tabellen`);
  await box.uncheck();
  if ((await seen()).some((there) => there)) wrong(`${name} is weggehaald, maar staat er nog`);
  if ((await summary.textContent()) === before) wrong('er staat niet bij dat er een scenario weg is');
  const uneven = await page.evaluate(() => [...document.querySelectorAll('table')].some((table) => {
    const count = (row) => [...row.cells].filter((cell) => getComputedStyle(cell).display !== 'none').length;
    const rows = [...table.tBodies[0].rows].filter((row) => getComputedStyle(row).display !== 'none');
    return rows.some((row) => count(row) !== count(table.tHead.rows[0]));
  }));
  if (uneven) wrong('in een tabel is de kop weg, maar niet de kolom');
  await choice.locator('button').nth(1).click();
  if ((await choice.locator('input:checked').count()) > 0) wrong('met ‘Geen’ blijven er scenario’s staan');
  await choice.locator('button').first().click();
  if (!(await seen()).every((there) => there)) wrong(`${name} komt niet terug`);
  await summary.click();
}
