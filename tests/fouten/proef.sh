#!/usr/bin/env bash
# Makes each of the faults in this folder in a copy of the program and asserts that a test finds it.
#
#   bash tests/fouten/proef.sh              all faults, about a minute each
#   bash tests/fouten/proef.sh maandgrens   only faults with this in their name
#   bash tests/fouten/proef.sh --past       only whether every fault can still be made: seconds
#   bash tests/fouten/proef.sh --schrijf    all faults, and the table into docs/betrouwbaarheid-fouten.md; with a name
#                                           only those faults, and only their lines in the table
#
# A fault is a file: a line `fout:` that says in Dutch what goes wrong, a line `test:` with the test binary (`lib` for
# the unit tests) and what the names of the tests begin with, and a unified diff. A diff that fits the code no longer
# is an error: make the fault anew in the present code.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
cd "$root" || exit 1

only_fit=false
page=
pattern=
case ${1:-} in
  --past) only_fit=true ;;
  --schrijf)
    page=$root/docs/betrouwbaarheid-fouten.md
    pattern=${2:-}
    ;;
  *) pattern=${1:-} ;;
esac
faults=()
for file in "$here"/*.diff; do
  case $file in *"$pattern"*) faults+=("$file") ;; esac
done
[ ${#faults[@]} -gt 0 ] || { echo "geen fout heet zoals \"$pattern\"" >&2; exit 1; }

target=$(cargo metadata --no-deps --format-version 1 | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')
work=$target/fouten
copy=$work/kopie
# The copy lies inside this repository; git must not take it for a part of it.
export GIT_CEILING_DIRECTORIES=$work
# Compiled in parts, so that a small change is compiled soon. Tests of theory need some optimisation.
export CARGO_TARGET_DIR=$work/target CARGO_INCREMENTAL=1 CARGO_PROFILE_TEST_OPT_LEVEL=1 CARGO_PROFILE_TEST_DEBUG=0
rm -rf "$copy"
mkdir -p "$copy"
git ls-files -z --cached --others --exclude-standard -- . ':!docs' ':!output' |
  tar --null -T - -cf - | tar -xmf - -C "$copy"
cd "$copy" || exit 1

field() { sed -n "s/^$1: //p" "$2" | head -n 1; }
# The arguments of cargo for the tests of a fault.
chosen() { local binary=${1%% *}; if [ "$binary" = lib ]; then echo --lib; else echo "--test $binary"; fi; }
test_run() { # binary and filter, log, what more
  # shellcheck disable=SC2046
  timeout 900 cargo test --offline --locked --no-default-features $(chosen "$1") "${@:3}" -- "${1#* }" >"$2" 2>&1
}

wrong=0
for file in "${faults[@]}"; do
  if ! git apply --check "$file" 2>"$work/log"; then
    echo "PAST NIET MEER: $(basename "$file") ($(head -n 1 "$work/log"))" >&2
    wrong=1
  fi
done
[ $wrong -eq 0 ] || { echo 'Maak deze fouten opnieuw in de code zoals die is.' >&2; exit 1; }
if $only_fit; then echo "${#faults[@]} fouten passen op de code."; exit 0; fi

# Tests that fail without a fault prove nothing.
while read -r run; do
  test_run "$run" "$work/log" || { tail -n 20 "$work/log" >&2; echo "Zonder fout slaagt \"$run\" niet." >&2; exit 1; }
  grep -q ' [1-9][0-9]* passed' "$work/log" || { echo "Er is geen test \"$run\"." >&2; exit 1; }
done < <(for file in "${faults[@]}"; do field test "$file"; done | sort -u)

found=0
table=$work/tabel.md
: >"$table"
echo '| fout | gevonden door |'
echo '|---|---|'
for file in "${faults[@]}"; do
  run=$(field test "$file")
  log=$work/$(basename "$file" .diff).log
  git apply "$file"
  if ! test_run "$run" "$log" --no-run; then
    by='**BOUWT NIET**'
  elif test_run "$run" "$log"; then
    by='**NIET GEVONDEN**'
  else
    by=$(sed -n 's/^test \(.*\) \.\.\. FAILED$/`\1`/p' "$log" | paste -sd, | sed 's/,/, /g')
    [ -n "$by" ] && found=$((found + 1)) || by='**ONDUIDELIJK**'
  fi
  git apply -R "$file"
  echo "| $(field fout "$file") | $by |" | tee -a "$table"
done
echo
echo "$found van ${#faults[@]} fouten gevonden."
if [ -n "$page" ]; then
  # Between the two marks, so that nobody types what was found. A fault that was not tried keeps its line.
  section=$work/deel.md
  {
    echo '| fout | gevonden door |'
    echo '|---|---|'
    for file in "$here"/*.diff; do
      begin="| $(field fout "$file") |"
      grep -hF -m 1 "$begin" "$table" || grep -hF -m 1 "$begin" "$page" || echo "$begin **NIET GEPROBEERD** |"
    done
  } >"$section"
  rows=$(tail -n +3 "$section" | wc -l)
  failed=$(grep -c '\*\*' "$section")
  printf '\n%s van %s fouten gevonden.\n' "$((rows - failed))" "$rows" >>"$section"
  new=$(sed -e "/<!-- proef.sh: begin -->/r $section" -e '/<!-- proef.sh: begin -->/,/<!-- proef.sh: eind -->/{
    /<!-- proef.sh: /!d
  }' "$page") && printf '%s\n' "$new" >"$page"
fi
[ "$found" -eq "${#faults[@]}" ]
