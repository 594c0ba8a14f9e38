/**
 * The page for unknown addresses is shown at any depth, so its relative links may lead astray. This script was loaded
 * from the site's own folder of assets: from there it knows where the site stands.
 */
const root = new URL('..', import.meta.url);

for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href]')) {
  const target = link.getAttribute('href') ?? '';
  if (!target.startsWith('#')) link.href = new URL(target, root).href;
}
for (const form of document.querySelectorAll('form')) form.action = new URL('search.html', root).href;
