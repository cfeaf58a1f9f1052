#!/usr/bin/env bash
# Bouwt wmosim met wat een proefrit leert: eerst een programma dat bijhoudt wat vaak gebeurt, dan een dat daarop is
# ingericht ("profile-guided optimization"). Dezelfde cijfers, tot op de bit, in ongeveer een tiende minder tijd.
#
#   bash benches/snel.sh        duurt een paar minuten langer dan een gewone bouw; het programma is target/snel/wmosim
#
# Nodig: llvm-profdata van dezelfde versie als Rust. Het wordt met rustup geïnstalleerd als het er niet is.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

fout() { printf 'fout: %s\n' "$1" >&2; exit 1; }
zoek() { find "$(rustc --print sysroot)" -type f -name llvm-profdata 2>/dev/null | head -n1; }
profdata=$(zoek)
if [ -z "$profdata" ]; then
  command -v rustup >/dev/null && rustup component add llvm-tools
  profdata=$(zoek)
fi
[ -n "$profdata" ] || fout 'llvm-profdata ontbreekt. Installeer het met: rustup component add llvm-tools'

map=$PWD/target/snel
rm -rf "$map/geleerd" "$map/proefrit" "$map/toets"
mkdir -p "$map/geleerd"

echo 'Bouwen wat bijhoudt wat vaak gebeurt'
RUSTFLAGS="-Cprofile-generate=$map/geleerd" cargo build --locked --release --target-dir "$map/bouw-proef"
echo 'Proefrit'
# Met alle mechanismen aan, en met bijna alle uit: wie maar één van beide speelt, wordt voor de ander nauwelijks sneller.
speel() {
  "$1" vergelijk basis op-competentie krap-indiceren --replicaties 4 --threads 1 --stil --uit "$2/vol" >/dev/null
  "$1" vergelijk benches/vergelijking/{eerst,competentie}.toml --replicaties 8 --threads 1 --stil --uit "$2/klein" >/dev/null
}
speel "$map/bouw-proef/release/wmosim" "$map/proefrit"
"$profdata" merge -o "$map/geleerd.profdata" "$map/geleerd"

echo 'Bouwen met wat is geleerd'
RUSTFLAGS="-Cprofile-use=$map/geleerd.profdata" cargo build --locked --release --target-dir "$map/bouw"
echo 'Toets: dezelfde cijfers'
speel "$map/bouw/release/wmosim" "$map/toets"
for bestand in "$map"/proefrit/*/*.csv; do
  cmp "$bestand" "$map/toets/${bestand#"$map/proefrit/"}" || fout 'De cijfers zijn niet gelijk. Gebruik de gewone bouw, en meld dit.'
done
cp "$map/bouw/release/wmosim" "$map/wmosim"
echo "Klaar: $map/wmosim"
