/** Writes the address at which the page was opened, and its QR code, into the head of the printed page. */
import { qrPath } from '../rendering/qr.ts';

const place = document.querySelector<HTMLElement>('[data-print-address]');
const own = document.documentElement.dataset['at'];
const permanent = place?.dataset['printAddress'];
// A copy on a disk has no address that others could open; nothing that was typed (after ? or #) goes on paper.
if (place && own !== undefined && permanent !== undefined && location.protocol.startsWith('http')) {
  const here = location.origin + location.pathname;
  const address = here.endsWith(own) ? here.slice(0, -own.length) + permanent : here;
  const { size, path } = qrPath(address);
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', `0 0 ${size} ${size}`);
  svg.setAttribute('class', 'qr');
  svg.setAttribute('aria-hidden', 'true');
  const strokes = document.createElementNS(space, 'path');
  strokes.setAttribute('d', path);
  svg.append(strokes);
  place.textContent = place.textContent?.replace(permanent, address) ?? address;
  place.before(svg);
  delete place.dataset['printAddress'];
}
