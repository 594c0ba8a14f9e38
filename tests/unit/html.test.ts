import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { parseHtml, printAttribute, printHtml } from '../../src/rendering/html.ts';

test('a document is read as rehype reads it, but for the places', () => {
  const html =
    '<!doctype html><html lang="zh-CN"><head><title>甲 &amp; 乙</title><script>a < b</script><noscript><p>x</p></noscript>' +
    '</head><body class="a b"><main><p>一<p>二<svg viewBox="0 0 1 1"><a href="#x"><text>字</text></a></svg><input disabled>' +
    '<template><p>里</p></template><table><tr><td headers="a b">1</table></main></body></html>';
  const withoutPlaces = (tree: unknown): unknown =>
    JSON.parse(JSON.stringify(tree, (key, value: unknown) => (key === 'position' ? undefined : value)));
  expect(withoutPlaces(parseHtml(html))).toEqual(withoutPlaces(unified().use(rehypeParse).parse(html)));
});

test.each(['plain', '中文', 'a&b', '"quoted"', "it's", '`', '<b>', ''])(
  'an attribute is written as in a document: %s',
  (value) => {
    const element = { type: 'element' as const, tagName: 'a', properties: { href: value }, children: [] };
    expect(`<a${printAttribute('href', value)}></a>`).toBe(printHtml({ type: 'root', children: [element] }));
  },
);
