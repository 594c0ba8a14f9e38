import { openBrowser, serveBare } from '../tests/site/site.ts';

/** `npm run screenshot`: takes the picture of the README from the built site. */
const site = await serveBare();
const browser = await openBrowser();
const tab = await browser.newPage({ viewport: { width: 1280, height: 860 } });
await tab.goto(`${site.address}procedures/talk-and-inquiry.html`);
await tab.screenshot({ path: 'scripts/screenshot.png' });
await browser.close();
await site.close();
