/** The results page: asks the Pagefind index for the words in `?q=` and lists what it finds. */

interface PagefindPage {
  readonly url: string;
  readonly excerpt: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly sub_results: readonly { readonly url: string; readonly title: string; readonly excerpt: string }[];
}

interface Pagefind {
  options(settings: { excerptLength: number }): Promise<void>;
  search(query: string): Promise<{ readonly results: readonly { data(): Promise<PagefindPage> }[] }>;
}

const pageSize = 10;

void showResults(new URLSearchParams(location.search).get('q')?.trim() ?? '');

async function showResults(query: string): Promise<void> {
  const status = document.querySelector<HTMLElement>('#search-status');
  const hits = document.querySelector<HTMLElement>('#search-hits');
  const more = document.querySelector<HTMLButtonElement>('#search-more');
  if (!status || !hits || !more) return;
  const say = (message: string): void => {
    status.hidden = false;
    status.textContent = message;
  };
  if (query === '') return say('在上面的框里输入要找的词，再按“搜索”。');
  for (const input of document.querySelectorAll<HTMLInputElement>('input[name="q"]')) input.value = query;
  document.title = `${query} · ${document.title}`;
  say('正在搜索…');
  try {
    const address = new URL('pagefind/pagefind.js', document.baseURI).href;
    const pagefind: Pagefind = await import(/* @vite-ignore */ address);
    await pagefind.options({ excerptLength: 40 });
    const { results } = await pagefind.search(query);
    say(
      results.length === 0
        ? `没有找到“${query}”。换个说法，或者从下面的索引找。`
        : `“${query}”有 ${results.length} 条结果`,
    );
    let shown = 0;
    const showMore = async (): Promise<void> => {
      const pages = await Promise.all(results.slice(shown, shown + pageSize).map((result) => result.data()));
      shown += pages.length;
      hits.append(...pages.map(hit));
      more.hidden = shown >= results.length;
    };
    more.addEventListener('click', () => void showMore());
    await showMore();
  } catch {
    say('搜索没有打开。请用服务器上的地址访问，或者从下面的索引找。');
  }
}

function hit(page: PagefindPage): HTMLLIElement {
  const item = document.createElement('li');
  const parts = page.sub_results.filter((part) => part.url.includes('#')).slice(0, 3);
  const title = document.createElement('h3');
  title.append(link(page.url, page.meta['title'] ?? page.url));
  const excerpt = document.createElement('p');
  excerpt.append(...marked(page.excerpt));
  item.append(title, excerpt);
  if (parts.length > 0) {
    const list = document.createElement('ul');
    list.className = 'index';
    for (const part of parts) {
      const row = document.createElement('li');
      row.append(link(part.url, part.title));
      list.append(row);
    }
    item.append(list);
  }
  return item;
}

function link(address: string, words: string): HTMLAnchorElement {
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.textContent = words;
  return anchor;
}

/** An excerpt from the index as text and marks; nothing in it is taken as HTML. */
function marked(excerpt: string): (Text | HTMLElement)[] {
  return excerpt.split(/(<mark>.*?<\/mark>)/).map((piece) => {
    const words = /^<mark>(.*)<\/mark>$/.exec(piece)?.[1];
    const text = (words ?? piece)
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&');
    if (words === undefined) return document.createTextNode(text);
    const mark = document.createElement('mark');
    mark.textContent = text;
    return mark;
  });
}
