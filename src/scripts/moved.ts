/**
 * On pages from which something moved: leads a reader who came to an old anchor to where it is now. On a page that is
 * gone as a whole, to the page that took its place, with the anchor that was asked for.
 */
lead();
addEventListener('hashchange', lead);

function lead(): void {
  const sign = document.getElementById(anchor())?.closest('.moved');
  const link = (sign ?? document).querySelector<HTMLAnchorElement>(sign ? 'a' : 'a[data-instead]');
  if (!link) return;
  const target = new URL(link.href);
  target.search = location.search;
  if (!sign && target.hash === '') target.hash = location.hash;
  location.replace(target);
}

/** The anchor that was asked for; one that cannot be read is taken as it is. */
function anchor(): string {
  const raw = location.hash.slice(1);
  try {
    return decodeURIComponent(raw);
  } catch {
    return raw;
  }
}
