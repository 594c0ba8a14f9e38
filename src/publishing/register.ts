import type { Content } from '../model/content.ts';
import type { Problem } from '../model/problem.ts';
import { redirectsOf } from '../model/redirects.ts';
import { pagePattern, type Addresses } from '../model/schemas/addresses.ts';
import { byAddress, isPublished, type SiteFile } from './addresses.ts';

type Site = ReadonlyMap<string, SiteFile>;

/** What a site has that is not registered. */
export interface Additions {
  /** Pages and files, by address, with their anchors. */
  readonly files: ReadonlyMap<string, readonly string[]>;
  /** Anchors on pages that are registered, by page. */
  readonly anchors: ReadonlyMap<string, readonly string[]>;
}

/** What of a site is not in the register yet. Pages that only lead elsewhere are not published anew. */
export function findAdditions(register: Addresses, site: Site): Additions {
  const files = new Map<string, readonly string[]>();
  const anchors = new Map<string, readonly string[]>();
  for (const [address, file] of site) {
    if (!isPublished(address) || file.leadsTo !== undefined) continue;
    const known = register[address];
    if (!known) files.set(address, [...file.anchors]);
    else {
      const fresh = [...file.anchors].filter((anchor) => !known.includes(anchor));
      if (fresh.length > 0) anchors.set(address, fresh);
    }
  }
  return { files, anchors };
}

/** The register with what a site has besides: nothing is ever taken out. Sorted. */
export function extend(register: Addresses, { files, anchors }: Additions): Addresses {
  const all = new Map<string, readonly string[]>([...Object.entries(register), ...files]);
  for (const [page, fresh] of anchors) all.set(page, [...(register[page] ?? []), ...fresh]);
  return Object.fromEntries(
    [...all].toSorted(([a], [b]) => byAddress(a, b)).map(([address, list]) => [address, list.toSorted(byAddress)]),
  );
}

/**
 * Everything that was published and does not work on a built site: codes, addresses and anchors that are gone or lead
 * to what is gone, and redirects that stand in the way of what is there.
 * @param site what stands at its addresses, the copies for files that are gone included.
 */
export function findBreaks(content: Content, site: Site): Problem[] {
  return [...brokenCodes(content, site), ...brokenAddresses(content, site), ...brokenRedirects(content, site)];
}

/** Whether a page with the anchor, or a file, stands at an address itself. */
function stands(site: Site, address: string): boolean {
  const [path = '', anchor] = address.split('#');
  const file = site.get(path);
  if (!file || file.leadsTo !== undefined) return false;
  return anchor === undefined || file.anchors.has(anchor);
}

function brokenCodes({ permalinks: { data, file } }: Content, site: Site): Problem[] {
  return Object.keys(data.published).flatMap((code) => {
    const leadsTo = site.get(`c/${code}.html`)?.leadsTo;
    if (leadsTo !== undefined && stands(site, leadsTo)) return [];
    return [
      {
        file: file.path,
        line: file.lineOf(['published', code]),
        field: `published.${code}`,
        found: leadsTo === undefined ? `没有 c/${code}.html` : `c/${code}.html 通到 ${leadsTo}，那里没有`,
        expected: '每个公布过的编号都有地址，通到它所在的地方',
        mend: '让页面显示这个编号（id 就是编号），或者在 redirects 里写明它到哪里去了，再重新建站。',
      },
    ];
  });
}

function brokenAddresses({ addresses, permalinks }: Content, site: Site): Problem[] {
  if (!addresses) return [];
  // What a line of its own leads astray is reported with the line.
  const hasLine = (from: string): boolean => from in permalinks.data.redirects;
  return Object.entries(addresses.data).flatMap(([address, anchors]) => {
    const place = {
      file: addresses.file.path,
      line: addresses.file.lineOf([address]),
      field: address,
      expected: '公布过的地址一直有效',
    };
    const now = site.get(address);
    if (!now) {
      const page = address.endsWith('.html');
      return [
        {
          ...place,
          found: page
            ? `没有 ${address} 这一页了${listed('，它的锚点也断了：', anchors)}`
            : `没有 ${address} 这个文件了`,
          mend: page
            ? `恢复这一页；确实移走了的，在 permalinks.yaml 的 redirects 里加一行“${address}: 新编号或者新地址”。`
            : `恢复这个文件；确实换了名字的，在 permalinks.yaml 的 redirects 里加一行“${address}: 新文件的地址”，建站时会在旧地址放一份。`,
        },
      ];
    }
    const problems: Problem[] = [];
    const leads = [
      ...(now.leadsTo === undefined ? [] : [[address, now.leadsTo] as const]),
      ...[...now.moved].map(([anchor, to]) => [`${address}#${anchor}`, to] as const),
    ];
    for (const [from, to] of leads) {
      if (stands(site, to) || hasLine(from)) continue;
      problems.push({
        ...place,
        found: `${from} 转到 ${to}，那里没有`,
        mend: '让那里显示它；或者在 permalinks.yaml 的 redirects 里写明它到哪里去了。',
      });
    }
    // On a page that only leads elsewhere an anchor without a line of its own leads where the page leads.
    const gone =
      now.leadsTo === undefined ? anchors.filter((anchor) => !now.anchors.has(anchor) && !now.moved.has(anchor)) : [];
    if (gone.length > 0) {
      // The heading of a section follows its section.
      const lines = gone.filter((anchor) => !(anchor.startsWith('h-') && gone.includes(anchor.slice(2))));
      problems.push({
        ...place,
        found: listed(`${address} 上没有了：`, gone),
        expected: '公布过的锚点一直有效',
        mend: `恢复这些锚点；确实移走了的，在 permalinks.yaml 的 redirects 里每处加一行：${lines.map((anchor) => `“${address}#${anchor}: 新编号或者新地址”`).join('、')}。`,
      });
    }
    return problems;
  });
}

function listed(words: string, anchors: readonly string[]): string {
  return anchors.length === 0 ? '' : words + anchors.map((anchor) => `#${anchor}`).join('、');
}

function brokenRedirects(content: Content, site: Site): Problem[] {
  const { data, file } = content.permalinks;
  const redirects = redirectsOf(content);
  return Object.keys(data.redirects).flatMap((from) => {
    const place = { file: file.path, line: file.lineOf(['redirects', from]), field: `redirects.${from}` };
    const to = redirects.destination(from);
    // A file that is gone has a copy of another in its place; `placeCopies` tells it from a file that is still there.
    if (pagePattern.test(from) && stands(site, from)) {
      return [{ ...place, found: `${from} 现在还在`, expected: '已经没有的编号或者地址', mend: '删去这一行。' }];
    }
    if (to === undefined || stands(site, to)) return [];
    return [
      {
        ...place,
        found: `${from} 转到 ${to}，那里没有`,
        expected: '网站上有的编号或者地址',
        mend: '把转向目标改成还在的编号或者地址。',
      },
    ];
  });
}
