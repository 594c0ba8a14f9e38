import { z } from 'zod';
import { filePattern, pagePattern } from './addresses.ts';
import { code, codePattern } from './provenance.ts';

const codeOrAddress = new RegExp([codePattern, filePattern, pagePattern].map(({ source }) => source).join('|'));

/** What may be redirected: a code, the address of a page or a file, or a place on a page. */
const gone = z.string().regex(codeOrAddress, '旧编号，如 CX-04；或者旧地址，如 rules/recusal.html、about.html#marks');

/** Where it may lead. */
const target = z
  .string()
  .regex(codeOrAddress, '编号，如 CX-04；或者地址，如 rules/recusal.html、about.html#marks')
  .describe('编号，如 CX-04；或者地址，如 rules/recusal.html、about.html#marks。');

/**
 * `content/permalinks.yaml`: the register of all codes that were ever published, and the redirects. `published` is
 * written by `npm run permalinks`; an editor only adds lines to `redirects`.
 */
export const permalinks = z
  .strictObject({
    published: z
      .record(code, z.string().describe('公布时的站内地址，如 procedures/case-review.html#CX-05.3。'))
      .describe('公布过的编号和地址，由 npm run permalinks 写入，不手改。'),
    redirects: z
      .record(gone, target)
      .describe(
        '已经没有的编号、地址现在到哪里去了，编者手写。目标以后也没有了，再加一行，会一直跟到最后；不是网页的文件只能转到同一种文件。',
      ),
  })
  .meta({ title: '编号登记册', description: '公布过的编号，和移走、改名、删除以后的转向。' });

/** The register of codes, and the redirects. */
export type Permalinks = z.output<typeof permalinks>;
