#!/usr/bin/env bash
# Installeert de andere pakketten, toetst of zij het eens zijn met wmosim, meet, en werkt docs/snelheid.md bij.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
exec python3 benches/vergelijking/meet.py --schrijf docs/snelheid.md "$@"
