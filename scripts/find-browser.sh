#!/bin/sh
# Makes sure that there is a Chromium for the browser tests: one that is there, else Debian's package, else Playwright's
# own download.
set -eu
for name in chromium chromium-browser google-chrome google-chrome-stable; do
  if command -v "$name" >/dev/null 2>&1; then
    echo "浏览器：$(command -v "$name")"
    exit 0
  fi
done
run_as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}
if command -v apt-get >/dev/null 2>&1 && run_as_root apt-get update -qq && run_as_root apt-get install -y -qq chromium; then
  echo "浏览器：$(command -v chromium)"
  exit 0
fi
npx playwright install chromium
