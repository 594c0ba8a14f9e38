import { folderOf, type Content, type Entries } from '../content.ts';
import { listParts, type Part } from '../knowledge-base.ts';
import type { Problem } from '../problem.ts';
import { visitStrings } from './references.ts';

/** Codes that are used twice, and ids that clash within an entry or among the roles. */
export function checkUniqueCodes(entries: Entries): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  for (const file of entries.files) {
    visitStrings(file, ({ path, value, at }) => {
      const field = path.at(-1);
      const isRole = field === 'id' && file.path === 'roles.yaml';
      // The id of a note stands in a file without a code, or names what a file lists: unique there.
      const isOwn = field === 'id' && !isRole && !at.endsWith(`.${value}`);
      const code =
        field === 'code' || isRole ? value : isOwn ? `${file.path} ${value}` : field === 'id' ? at : undefined;
      if (code === undefined) return;
      const line = file.lineOf(path);
      const before = seen.get(code);
      seen.set(code, `${file.path}:${line}`);
      if (before === undefined) return;
      problems.push({
        file: file.path,
        line,
        field: path.join('.'),
        found: `${isRole ? '岗位代号' : isOwn ? 'id' : '编号'} ${isOwn ? value : code} 用了两次，另一处在 ${before}`,
        expected: '每个编号只用一次',
        mend: '给后来的一处换一个没有用过的编号；已经公布的编号不能改。',
      });
    });
  }
  return problems;
}

/**
 * Groups of one kind whose places are not 1, 2, 3 … up to their number: of two in one place nobody knows which comes
 * first, and where one is missing, a file was lost.
 */
export function checkOrder({ termGroups, questionGroups, documentGroups }: Entries): Problem[] {
  return [termGroups, questionGroups, documentGroups].flatMap((groups) => {
    const places = groups.map(({ data }) => data.order);
    const free = groups.map((_, index) => index + 1).filter((place) => !places.includes(place));
    return groups.flatMap(({ data, file }, index) => {
      const before = groups[index - 1];
      const twice = before?.data.order === data.order ? before.file.path : undefined;
      if (twice === undefined && data.order <= groups.length) return [];
      const missing = `没有第 ${free.join('、')} 组`;
      return [
        {
          file: file.path,
          line: file.lineOf(['order']),
          field: 'order',
          found: `${data.order}，${twice === undefined ? `一共只有 ${groups.length} 组，${missing}` : `${twice} 也是；${missing}`}`,
          expected: `同类的各组从 1 到 ${groups.length}，每组一个序号`,
          mend: '写错的改正；少了一组文件的，从版本库取回；确实去掉了的，后面各组的序号往前移。',
        },
      ];
    });
  });
}

/** Documents in a folder without `group.yaml`: the index of documents would not show them. */
export function checkDocumentGroups({ documents, documentGroups }: Entries): Problem[] {
  const known = new Set(documentGroups.map(({ slug }) => slug));
  const folders = new Set(documents.map((entry) => folderOf(entry)));
  return [...folders]
    .filter((folder) => !known.has(folder))
    .map((folder) => ({
      file: `documents/${folder}/group.yaml`,
      found: '没有这个文件，文件夹里却有文书',
      expected: '每个文书文件夹有一个 group.yaml',
      mend: '从版本库取回，或者照其他文件夹的 group.yaml 新建。',
    }));
}

/**
 * The register of published codes and addresses: nothing that was published may disappear or move without a redirect,
 * and everything new must be registered.
 */
export function checkPermalinks(content: Content): Problem[] {
  const { data, file } = content.permalinks;
  const parts = new Map(listParts(content).map((part) => [part.code, part]));
  const pages = new Set([...parts.values()].map((part) => part.page));
  const owners = new Map(
    [...parts.values()].flatMap((part): [string, Part][] => (part.anchor === undefined ? [[part.page, part]] : [])),
  );
  const gone = new Set<string>();
  const problems: Problem[] = [];
  for (const [code, address] of Object.entries(data.published)) {
    const part = parts.get(code);
    const place = { file: file.path, line: file.lineOf(['published', code]), field: `published.${code}` };
    const page = address.split('#')[0] ?? '';
    if (!part && !(code in data.redirects)) {
      problems.push({
        ...place,
        found: `${code} 已经公布，现在内容里没有了`,
        expected: '公布过的编号一直有效',
        mend: `恢复这个条目；确实合并了的，在 permalinks.yaml 的 redirects 里加一行“${code}: 新编号”。`,
      });
    } else if (
      part &&
      page !== part.page &&
      (owners.get(page)?.entry ?? part.entry) !== part.entry &&
      !gone.has(page)
    ) {
      gone.add(page);
      problems.push({
        ...place,
        found: `${page} 现在是 ${owners.get(page)?.entry ?? ''} 的页面，公布的是 ${part.entry}`,
        expected: '公布过的地址一直通到同一个条目',
        mend: `把 ${part.file} 的文件名（岗位是 id）改回 ${page.replace(/^.*\/|\.html$/g, '')}；占了这个地址的条目另起一个。`,
      });
    } else if (!pages.has(page) && !(page in data.redirects) && !gone.has(page)) {
      gone.add(page);
      problems.push({
        ...place,
        found: part ? `${page} 变成了 ${part.page}` : `${page} 已经公布，现在没有这一页了`,
        expected: '公布过的地址一直有效',
        mend: part
          ? `把文件名改回去；确实要改的，在 redirects 里加一行“${page}: ${part.entry}”，再运行 npm run permalinks。`
          : `在 redirects 里再加一行“${page}: 新编号”。`,
      });
    }
  }
  const fresh = [...parts.keys()].filter((code) => !(code in data.published));
  if (fresh.length > 0) {
    problems.push({
      file: file.path,
      line: 1,
      field: 'published',
      found: `${fresh.length} 个新编号没有登记：${fresh.slice(0, 5).join('、')}${fresh.length > 5 ? ' 等' : ''}`,
      expected: '每个编号都登记',
      mend: '运行 npm run permalinks，把改动一起提交。',
    });
  }
  return problems;
}
