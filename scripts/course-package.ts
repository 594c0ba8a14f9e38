import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cartridge, cartridgeBase } from '../src/courses/packages/cartridge.ts';
import { packagedCourse } from '../src/courses/packages/packaged-course.ts';
import { loadKnowledgeBase } from '../src/model/load.ts';

const usage =
  '用法：npm run course-package -- KC-01 --address https://…/ --out 文件.imscc [--content 内容文件夹]\n' +
  '网址是网站首页所在的文件夹；content/site.yaml 写了 publicAddress 的，可以不写。';

/**
 * `npm run course-package -- KC-01 --address https://…/ --out FILE`: writes the cartridge (IMS Common Cartridge 1.3) of a
 * course without a browser.
 */
function main(): number {
  let codes: readonly string[];
  let options: { content: string; address?: string | undefined; out?: string | undefined };
  try {
    const parsed = parseArgs({
      allowPositionals: true,
      options: {
        content: { type: 'string', default: 'content' },
        address: { type: 'string' },
        out: { type: 'string' },
      },
    });
    codes = parsed.positionals;
    options = parsed.values;
  } catch {
    console.error(usage);
    return 2;
  }
  const [code] = codes;
  const { out } = options;
  if (code === undefined || codes.length > 1 || out === undefined) {
    console.error(usage);
    return 2;
  }
  const knowledge = loadKnowledgeBase(resolve(options.content));
  const course = knowledge.courses.find(({ data }) => data.code === code)?.data;
  if (!course) {
    const known = knowledge.courses.map(({ data }) => data.code).join('、') || '一门也没有';
    console.error(`没有课程 ${code}。现有的课程：${known}。`);
    return 1;
  }
  const address = options.address ?? knowledge.site.data.publicAddress;
  const base = address === undefined ? undefined : cartridgeBase(address);
  if (base === undefined) {
    console.error(
      `--address：${address === undefined ? '没有写' : `写的是 ${address}`}。应当是网站的完整地址，以 http:// 或者 https:// 开头：课程包里的链接都从它写起。`,
    );
    return 2;
  }
  try {
    writeFileSync(out, cartridge(packagedCourse(knowledge, course), base));
  } catch (error) {
    console.error(`没有写成 ${out}：${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
  console.log(`${out}：${course.title}，链接以 ${base} 开头。`);
  return 0;
}

process.exitCode = main();
