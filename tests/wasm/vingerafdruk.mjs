// Prints the fingerprint as WebAssembly makes it: node vingerafdruk.mjs PROGRAMMA.wasm ZAAD HERHALINGEN
import { readFile } from "node:fs/promises";

const [file, seed, replications] = process.argv.slice(2);
const module = await WebAssembly.compile(await readFile(file));
const wanted = WebAssembly.Module.imports(module);
if (wanted.length > 0) {
  // A clock, a file or a random number would come in by such a door.
  console.error("de kern vraagt iets van buiten:", wanted);
  process.exit(1);
}
const { exports } = await WebAssembly.instantiate(module);
const words = [...Array(8).keys()].map((word) => exports.fingerprint_word(Number(seed), Number(replications), word));
const hash = words.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
console.log(hash, exports.fingerprint_numbers(Number(seed), Number(replications)) >>> 0);
