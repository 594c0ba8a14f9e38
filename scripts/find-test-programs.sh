#!/bin/sh
# Makes sure of the programs that the tests open things with: Chromium for pages, Firefox for the offline edition as
# well, LibreOffice and poppler's tools for Word files; and of the servers that they try the site on. What is missing
# comes from Debian's packages; Chromium alone also from Playwright's own download.
set -eu
# Where Debian keeps servers; the path of an ordinary account lacks it.
PATH="$PATH:/usr/sbin:/sbin"
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
# Debian starts a server as soon as it is installed, on port 80, and again whenever the machine starts. The tests run
# their own, so neither is wanted: while these are installed, policy-rc.d says no (101: not allowed; where the
# administrator has such a file, that one decides), and then they are taken out of the start of the machine. Servers
# that were there before stay as they are.
install_servers() {
  policy=/usr/sbin/policy-rc.d
  if [ ! -e $policy ]; then
    printf '#!/bin/sh\nexit 101\n' | run_as_root tee $policy >/dev/null || return 0
    trap 'run_as_root rm -f /usr/sbin/policy-rc.d' EXIT
    run_as_root chmod 755 $policy
  fi
  install --no-install-recommends "$@"
  command -v systemctl >/dev/null || return 0
  for name in "$@"; do
    run_as_root systemctl disable --quiet "$name" 2>/dev/null || true
  done
}
servers='nginx apache2 lighttpd caddy python3'
missing=
for name in $servers; do
  has_any "$name" >/dev/null || missing="$missing $name"
done
# Debian packs the compression of lighttpd by itself.
[ -e /usr/lib/lighttpd/mod_deflate.so ] || missing="$missing lighttpd-mod-deflate"
# shellcheck disable=SC2086
[ -z "$missing" ] || install_servers $missing
# shellcheck disable=SC2086
has_any $browsers >/dev/null || npx playwright install chromium
has_any firefox-esr firefox >/dev/null ||
  echo "没有 Firefox：在 Firefox 里打开离线版的测试会失败。请安装 firefox-esr。" >&2
for name in soffice pdftotext; do
  command -v "$name" >/dev/null || echo "没有 $name：检查 Word 文件版面的测试会失败。请安装 LibreOffice 和 poppler-utils。" >&2
done
for name in $servers; do
  command -v "$name" >/dev/null || echo "没有 $name：在这种服务器上试网站的测试会失败。请安装 Debian 的 $name 软件包。" >&2
done
[ -e /usr/lib/lighttpd/mod_deflate.so ] || echo '没有 lighttpd 的压缩模块：相应的测试会失败。请安装 lighttpd-mod-deflate。' >&2
