#!/usr/bin/env bash
# Telt de instructies per gebeurtenis van één herhaling van de basis, met een vast zaad, en legt die naast wat er in
# instructies.txt staat. Anders dan tijd hangt dat getal niet af van hoe druk de machine is: een verschil is een verschil.
#
# Gebruik: bash benches/instructies.sh [--bijwerken]
# Nodig: valgrind. Duurt een paar minuten.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

committed=benches/instructies.txt
margin=2 # procent; zoveel scheelt het wel eens met een andere versie van een pakket

command -v valgrind >/dev/null || { echo 'fout: valgrind ontbreekt. Installeer het, bijvoorbeeld met: apt-get install valgrind' >&2; exit 1; }
program=$(cargo bench --locked --no-run --bench meting --message-format=json 2>/dev/null |
  sed -n 's/.*"name":"meting".*"executable":"\([^"]*\)".*/\1/p' | tail -n 1)
[ -x "$program" ] || { echo 'fout: de meting is niet gebouwd: cargo bench --no-run --bench meting' >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

instructions() { # inwoners herhalingen
  valgrind --tool=callgrind --callgrind-out-file="$work/uit" "$program" herhaling "$1" 4 "$2" 2>"$work/log" >"$work/$2"
  sed -n 's/.*Collected : \([0-9]*\).*/\1/p' "$work/log"
}

printf '# Instructies per gebeurtenis; gemaakt met: bash benches/instructies.sh --bijwerken\n' >"$work/nieuw"
printf '# %s, %s\n' "$(rustc --version | cut -d' ' -f1,2)" "$(uname -m)" >>"$work/nieuw"
status=0
for inwoners in 10000 100000; do
  # Wat het lezen van het scenario kost, gaat eraf.
  empty=$(instructions "$inwoners" 0)
  whole=$(instructions "$inwoners" 1)
  events=$(sed -n 's/.*"gebeurtenissen": \([0-9]*\).*/\1/p' "$work/1")
  now=$(((whole - empty) / events))
  printf '%s %s\n' "$inwoners" "$now" >>"$work/nieuw"
  before=$(sed -n "s/^$inwoners \([0-9]*\).*/\1/p" "$committed" 2>/dev/null || true)
  if [ -z "$before" ]; then
    verdict='nog niets vastgelegd'
  elif [ $((now * 100)) -gt $((before * (100 + margin))) ]; then
    verdict="MEER dan de $before die is vastgelegd"
    status=1
  elif [ $((now * 100)) -lt $((before * (100 - margin))) ]; then
    verdict="minder dan de $before die is vastgelegd: leg het nieuwe getal vast met --bijwerken"
  else
    verdict="gelijk aan de $before die is vastgelegd, op $margin% na"
  fi
  printf '%7d inwoners: %d instructies per gebeurtenis (%d miljoen voor %d gebeurtenissen): %s\n' \
    "$inwoners" "$now" $(((whole - empty) / 1000000)) "$events" "$verdict"
done
if [ "${1:-}" = --bijwerken ]; then
  mv "$work/nieuw" "$committed"
  echo "$committed is bijgewerkt."
  exit 0
fi
exit $status
