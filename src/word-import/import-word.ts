import type { Workshop } from '../editing/workshop.ts';
import { readBlocks } from './blocks.ts';
import { draftOf, type Draft, type ImportOptions } from './draft.ts';
import { survey, type Finding } from './survey.ts';
import { NotImportable, readWordPackage } from './word-package.ts';

/**
 * Turns a Word file into a draft. Nothing in the file is run, nothing that it names is fetched.
 * @throws NotImportable if it is no Word file, cannot be read, or has no words.
 */
export async function importWord(bytes: Uint8Array, options: ImportOptions, workshop: Workshop): Promise<Draft> {
  const parts = readWordPackage(bytes);
  const { document, findings } = survey(parts);
  const { blocks, unseen, unknown } = await readBlocks(document, parts);
  if (blocks.length === 0)
    throw new NotImportable(
      findings.some(({ what }) => what === '图片')
        ? '文件里只有图片，没有文字（多半是扫描件）。先用文字识别软件转成文字，再导入。'
        : '文件里没有文字。',
    );
  const draft = draftOf(blocks, options, workshop);
  const dropped: Finding[] = [
    ...unknown.map((what): Finding => ({ what: '不认识的内容', detail: `${what}，没有导入` })),
    ...(unseen === 0 ? [] : [{ what: '看不见的字符', detail: `去掉了 ${unseen} 个，多半是粘贴带来的` }]),
  ];
  return { ...draft, findings: [...findings, ...draft.findings, ...dropped] };
}
