#!/usr/bin/env bash
# Changes the program in every small way that cargo-mutants knows, one change at a time, and lists the changes that no
# test notices: a comparison turned round, a plus for a minus, a function that gives 0.
#
#   bash tests/fouten/mutanten.sh                    all of src/statistics: hours
#   bash tests/fouten/mutanten.sh statistics/student one file: minutes; of more: 'statistics/{student,ratio}'
#   bash tests/fouten/mutanten.sh statistics --shard 0/8 --sharding round-robin    one in eight
#
# Needs cargo-mutants (cargo install cargo-mutants --locked). What follows the file goes to cargo-mutants.
#
# The statistics build on nothing but engine, language and observations. So they are changed in a copy with only those,
# which compiles in seconds. The model is not done like this: for each change all of it would have to compile.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"
command -v cargo-mutants >/dev/null || { echo 'cargo-mutants ontbreekt: cargo install cargo-mutants --locked' >&2; exit 1; }
what=${1:-statistics}
[ $# -eq 0 ] || shift
target=$(cargo metadata --no-deps --format-version 1 | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')
work=$target/mutanten
copy=$work/kopie
files=src/$what.rs
[ ! -d "src/$what" ] || files="src/$what/*.rs"
export CARGO_TARGET_DIR=$work/target CARGO_PROFILE_TEST_OPT_LEVEL=1 CARGO_PROFILE_TEST_DEBUG=0 CARGO_INCREMENTAL=1 CARGO_NET_OFFLINE=true
rm -rf "$copy"
mkdir -p "$copy"
git ls-files -z --cached --others --exclude-standard -- . ':!docs' ':!output' |
  tar --null -T - -cf - | tar -xmf - -C "$copy"
cd "$copy"
# A repository of its own, or git would take the copy for a part of this one.
git init --quiet .
find src -mindepth 1 -maxdepth 1 ! -name engine ! -name language.rs ! -name observations ! -name statistics ! -name lib.rs \
  -exec rm -r {} +
find tests -mindepth 1 -maxdepth 1 ! -name statistics_intervals.rs -exec rm -r {} +
rm -r benches examples
sed -i '/macro_use/d; /cfg(feature/d; /mod \(schema\|experiment\|model\|scenario\|cli\|report\);/d' src/lib.rs
sed -i '/^\[\[/,$d; s/^default = .*/default = []/; /^default-run/d' Cargo.toml
out=$work/uitslag-$(tr -c 'a-z\n' '-' <<<"$what")
rm -rf "$out"
cargo mutants --in-place --output "$out" --no-shuffle --colors never --minimum-test-timeout 60 \
  --file "$files" --cargo-arg=--no-default-features "$@" || true
cd "$out/mutants.out"
count() { grep -c "^$2:" "$1.txt" || true; }
echo '| bestand | gevonden | niet gevonden | te langzaam | bouwt niet |'
echo '|---|---:|---:|---:|---:|'
cut -d: -f1 ./*.txt | sort -u | while read -r file; do
  echo "| \`$file\` | $(count caught "$file") | $(count missed "$file") | $(count timeout "$file") | $(count unviable "$file") |"
done
