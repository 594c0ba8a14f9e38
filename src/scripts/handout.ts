/** Puts QR codes of the address at which the site was opened beside the parts that a handout or a slide names. */
import { qrPicture } from './qr-picture.ts';
import { siteAddress } from './site-address.ts';

const base = siteAddress();
if (base !== undefined)
  for (const place of document.querySelectorAll<HTMLElement>('[data-qr]')) {
    if (place.childElementCount === 0) place.append(qrPicture(base + (place.dataset['qr'] ?? '')));
  }
