// Leest de scenario's met hun JSON Schema zoals een editor dat doet: met taplo, dat de regel #:schema volgt, en met ajv,
// een onafhankelijke lezer van JSON Schema. Wat is meegeleverd moet kloppen; gewone vergissingen moeten opvallen.
//
// Gebruik: node controleer.mjs [BESTAND]...   (nog meer scenario's, zoals een dat `wmosim nieuw` schreef)

import Ajv from 'ajv';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, TomlDate } from 'smol-toml';

const here = dirname(fileURLToPath(import.meta.url));
const scenarios = resolve(here, '../../scenarios');
const taplo = join(here, 'node_modules/.bin/taplo');

let wrong = 0;
const fail = (text) => {
  wrong += 1;
  console.error(`fout: ${text}`);
};

// Een datum is in TOML een eigen soort waarde en in JSON een tekst; `inf` bestaat in JSON niet.
const plain = (value) => {
  if (value instanceof TomlDate) return value.toISOString();
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'number' && !Number.isFinite(value)) return null;
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, plain(v)]));
  return value;
};

const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false, validateFormats: false });
ajv.addVocabulary(['x-taplo']);
const schema = (path) => JSON.parse(readFileSync(path, 'utf8'));
const kinds = {
  scenario: ajv.compile(schema(join(scenarios, 'wmosim.schema.json'))),
  onderzoek: ajv.compile(schema(join(scenarios, 'onderzoek/onderzoek.schema.json'))),
};
const faults = (kind, text) => {
  kinds[kind](plain(parse(text, { integersAsBigInt: true })));
  return (kinds[kind].errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
};
// Welke van deze bestanden taplo afkeurt, en wat het daarover zegt.
const lint = (paths) => {
  const done = spawnSync(taplo, ['lint', '--colors', 'never', ...paths], { encoding: 'utf8', cwd: scenarios });
  const refused = [...done.stderr.matchAll(/invalid file error=.* path="([^"]+)"/g)].map((found) => found[1]);
  if (done.error || (done.status !== 0 && refused.length === 0)) fail(`taplo werkt niet: ${done.error ?? done.stderr}`);
  return { refused, said: done.stderr };
};

const files = (folder) => readdirSync(folder).filter((name) => name.endsWith('.toml')).map((name) => join(folder, name));
const shipped = [
  ...[...files(scenarios), ...process.argv.slice(2).map((path) => resolve(path))].map((path) => ['scenario', path]),
  ...files(join(scenarios, 'onderzoek')).map((path) => ['onderzoek', path]),
];
for (const [kind, path] of shipped) {
  for (const fault of faults(kind, readFileSync(path, 'utf8'))) fail(`${basename(path)} past niet bij het schema: ${fault}`);
}
const all = lint(shipped.map(([, path]) => path));
if (all.refused.length > 0) fail(`taplo keurt ${all.refused.map((path) => basename(path)).join(', ')} af:\n${all.said}`);

const head = '#:schema ./wmosim.schema.json\ntitel = "Proef"\nvraag = "Wat als?"\nbeantwoordt_niet = "De rest."\n';
const on = `${head}basis = "basis.toml"\n`;
const change = `${on}[[wijziging]]\nvanaf = 2027-01-01\n`;
const mistakes = {
  'een tikfout in een instelling': `${on}[team]\nftee = 24.0\n`,
  'een tikfout in een tabel': `${on}[taem]\nfte = 24.0\n`,
  'een tikfout bovenaan': `${on}titell = "x"\n`,
  'een getal tussen aanhalingstekens': `${on}[team]\nfte = "24"\n`,
  'een te laag getal': `${on}[team]\nfte = -3.0\n`,
  'een procent als heel getal': `${on}[indicatie]\nafgewezen = 7.0\n`,
  'een keuze die niet bestaat': `${on}[toewijzing]\nbeleid = "eerst"\n`,
  'ja of nee als tekst': `${on}[stapeling]\nregie = "ja"\n`,
  'een lijst die te kort is': `${on}[onderzoek]\nuren = [1.0, 2.0]\n`,
  'een wijziging zonder datum': `${on}[[wijziging]]\nteam.fte = 24.0\n`,
  'een wijziging tussen enkele haken': `${on}[wijziging]\nvanaf = 2027-01-01\n`,
  'een tikfout in een wijziging': `${change}team.ftee = 24.0\n`,
  'een te hoog getal in een wijziging': `${change}indicatie.afgewezen = 80.0\n`,
  'een tikfout in een profiel': `${on}[profiel.dementie]\nnaamm = "x"\n`,
  'een product zonder getal': `${on}[product.hbh]\ntarief = "veel"\n`,
  'een bereik zonder bron': `${on}[[onzeker]]\nsleutel = "team.fte"\nnaam = "x"\nlaag = 1.0\nhoog = 2.0\n`,
  'een titel die te lang is': `${on.replace('Proef', 'x'.repeat(41))}`,
  'geen vraag': '#:schema ./wmosim.schema.json\ntitel = "Proef"\nbeantwoordt_niet = "De rest."\nbasis = "basis.toml"\n',
  'geen basis, en ook niet alle instellingen': `${head}[team]\nfte = 24.0\n`,
};
const folder = mkdtempSync(join(tmpdir(), 'wmosim-schema-'));
copyFileSync(join(scenarios, 'wmosim.schema.json'), join(folder, 'wmosim.schema.json'));
const good = join(folder, 'goed.toml');
writeFileSync(good, `${change}team.fte = 24\nindicatie.ruimhartigheid = 0.8\n`);
const paths = Object.entries(mistakes).map(([what, text], number) => {
  if (faults('scenario', text).length === 0) fail(`het schema laat door: ${what}`);
  const path = join(folder, `fout-${number}.toml`);
  writeFileSync(path, text);
  return [what, path];
});
const { refused, said } = lint([good, ...paths.map(([, path]) => path)]);
if (refused.includes(good)) fail(`taplo keurt een goed scenario af:\n${said}`);
for (const [what, path] of paths) if (!refused.includes(path)) fail(`taplo laat door: ${what}`);
rmSync(folder, { recursive: true });

const count = Object.keys(mistakes).length;
console.log(`${shipped.length} bestanden passen bij hun schema, en ${count} vergissingen vallen op (ajv en taplo).`);
process.exit(wrong === 0 ? 0 : 1);
