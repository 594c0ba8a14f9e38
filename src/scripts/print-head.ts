/** Writes the address at which the page was opened, and its QR code, into the head of the printed page. */
import { qrPicture } from './qr-picture.ts';
import { siteAddress } from './site-address.ts';

const place = document.querySelector<HTMLElement>('[data-print-address]');
const permanent = place?.dataset['printAddress'];
if (place && permanent !== undefined && location.protocol.startsWith('http')) {
  const base = siteAddress();
  const address = base === undefined ? location.origin + location.pathname : base + permanent;
  place.textContent = place.textContent?.replace(permanent, address) ?? address;
  place.before(qrPicture(address));
  delete place.dataset['printAddress'];
}
