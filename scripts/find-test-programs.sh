#!/bin/sh
# Makes sure of the programs that the tests open things with: Chromium for pages, Firefox for the offline edition as
# well, LibreOffice and poppler's tools for Word files. What is missing comes from Debian's packages; Chromium alone
# also from Playwright's own download.
set -eu
run_as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}
has_any() {
  for name in "$@"; do
    if command -v "$name" >/dev/null 2>&1; then
      command -v "$name"
      return 0
    fi
  done
  return 1
}
# What Debian lacks or cannot install is said at the end, not here.
install() {
  command -v apt-get >/dev/null 2>&1 || return 0
  run_as_root apt-get update -qq && run_as_root apt-get install -y -qq "$@" || true
}
browsers='chromium chromium-browser google-chrome google-chrome-stable'
# shellcheck disable=SC2086
has_any $browsers || install chromium
has_any firefox-esr firefox || install --no-install-recommends firefox-esr
# Without what is only recommended (a Java among it), but with the fonts that the measures need.
if ! has_any soffice || ! has_any pdftotext; then
  install --no-install-recommends libreoffice-writer libreoffice-calc poppler-utils fonts-noto-cjk fonts-liberation
fi
# shellcheck disable=SC2086
has_any $browsers >/dev/null || npx playwright install chromium
has_any firefox-esr firefox >/dev/null ||
  echo "没有 Firefox：在 Firefox 里打开离线版的测试会失败。请安装 firefox-esr。" >&2
for name in soffice pdftotext; do
  command -v "$name" >/dev/null || echo "没有 $name：检查 Word 文件版面的测试会失败。请安装 LibreOffice 和 poppler-utils。" >&2
done
