#!/bin/sh
# npm start: installs what the site needs, builds it and serves it. Needs Node (any since 18), npm, nothing else.
set -eu
cd "$(dirname "$0")/.."
npm install --no-audit --no-fund
npm run build
exec npm run serve -- "$@"
