import { writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { measureAll, recordFile } from '../tests/site/layout.ts';
import { openBrowser, serveBare } from '../tests/site/site.ts';

/** `npm run record-layout`: records where the parts of the key pages stand in the built site, for `layout.test.ts`. */
const site = await serveBare();
const browser = await openBrowser();
const layout = await measureAll(await browser.newPage(), site.address);
writeFileSync(recordFile, await format(JSON.stringify(layout), { parser: 'json', printWidth: 120 }));
await browser.close();
await site.close();
