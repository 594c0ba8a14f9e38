#!/bin/sh
# npm test: installs what the tests need, a browser included, and runs every check and test.
set -eu
cd "$(dirname "$0")/.."
npm install --no-audit --no-fund
sh scripts/find-test-programs.sh
npm run verify-all
