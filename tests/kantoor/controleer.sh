#!/usr/bin/env bash
# Opens the workbooks and the slides of a result of three scenarios in LibreOffice, as a reader would, and looks at the
# pages. Usage: controleer.sh <folder with the result> <folder for the pages>
set -euo pipefail
result=$1 pages=$2
mkdir -p "$pages"

fail() { printf 'fout: %s\n' "$1" >&2; exit 1; }

# What must be readable on the pages of a document: the titles and axes of its charts are text only when they are drawn.
must_show() {
  local name=$1 text
  shift
  for text in "$@"; do
    grep -qF -- "$text" "$pages/$name.txt" || fail "in $name staat niet op papier: $text"
  done
}

for name in resultaten.xlsx resultaten.ods presentatie.pptx; do
  folder=$pages/${name##*.}
  mkdir -p "$folder"
  # A profile of its own: a LibreOffice that is open elsewhere must not answer.
  timeout 180 soffice --headless "-env:UserInstallation=file://$pages/profiel" --convert-to pdf --outdir "$folder" \
    "$result/$name" >"$folder/log" 2>&1 || { cat "$folder/log" >&2; fail "LibreOffice kan $name niet openen"; }
  pdf=$folder/${name%.*}.pdf
  [ -s "$pdf" ] || { cat "$folder/log" >&2; fail "LibreOffice maakt van $name geen bladzijden"; }
  # Without line breaks and with plain spaces: a title may be broken anywhere.
  pdftotext "$pdf" - | tr '\n\f' '  ' | sed 's/\xc2\xa0/ /g; s/  */ /g' >"$pages/$name.txt"
  pdfinfo "$pdf" | sed -n 's/^Pages: *//p' >"$pages/$name.count"
done

for name in resultaten.xlsx resultaten.ods; do
  must_show "$name" 'Resultaten van wmosim' 'Wachtlijst, middelste, in wachtenden' 'Begroting min uitgaven' \
    'Verschil in uitgaven per jaar' 'verandert de wachtlijst' 'naar passende hulp' 'Huidig beleid' 'jul 2028'
  grep -qE '#(REF|NAME|VALUE|N/A)|Err:5' "$pages/$name.txt" && fail "in $name staat een fout in een cel"
done

slides=$(cat "$pages/presentatie.pptx.count")
charts=$(find "$result/grafieken" -name '*.svg' | wc -l)
[ "$slides" -eq $((charts + 2)) ] || fail "presentatie.pptx heeft $slides dia’s; verwacht: $charts grafieken en 2 andere"
must_show presentatie.pptx 'Waar deze cijfers op rusten' 'raming, geen voorspelling' 'verandert de wachtlijst'

# A drawing that is not shown leaves white below the title of its slide, above its source.
pdftoppm -r 20 -y 30 -H 100 -gray "$pages/pptx/presentatie.pdf" "$pages/dia"
dark() { tail -c +16 "$1" | LC_ALL=C tr -d '\360-\377' | wc -c; }
number=0
for page in "$pages"/dia-*.pgm; do
  number=$((number + 1))
  if [ "$number" -eq 1 ] || [ "$number" -eq "$slides" ]; then continue; fi
  [ "$(dark "$page")" -gt 500 ] || fail "dia $number van presentatie.pptx laat geen grafiek zien"
done
echo "LibreOffice opent de werkbladen en $slides dia’s, met alle grafieken."
