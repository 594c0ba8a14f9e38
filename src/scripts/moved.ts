/**
 * On pages from which something moved: leads a reader who came to an old anchor to where it is now. On a page that is
 * gone as a whole, to the page that took its place, with the anchor and the query that were asked for.
 */
lead();
addEventListener('hashchange', lead);

function lead(): void {
  const link = document.getElementById(anchor())?.closest('.moved')?.querySelector('a');
  if (link) {
    location.replace(link.href);
    return;
  }
  const whole = document.querySelector<HTMLAnchorElement>('a[data-instead]');
  if (!whole) return;
  const target = new URL(whole.href);
  target.search = location.search;
  if (target.hash === '') target.hash = location.hash;
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
