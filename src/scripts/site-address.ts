/** Where the site stands, as the reader opened it; nothing for a copy on a disk, whose address leads nobody anywhere. */
export function siteAddress(): string | undefined {
  const own = document.documentElement.dataset['at'];
  // What was typed (after ? or #) never goes on paper or into an address.
  const here = location.origin + location.pathname;
  if (own === undefined || !location.protocol.startsWith('http')) return undefined;
  if (here.endsWith(own)) return here.slice(0, -own.length);
  // A server may show `index.html` under the address of its folder.
  const folder = own.replace(/index\.html$/, '');
  return folder !== own && here.endsWith(folder) ? here.slice(0, here.length - folder.length) : undefined;
}
