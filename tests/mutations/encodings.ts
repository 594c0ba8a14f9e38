import type { ContentFile } from './content-files.ts';
import type { Change, Mutant, MutantMaker } from './mutant.ts';
import type { Random } from './random.ts';

/** Every two-byte character of GBK, as the decoder of the platform reads it: there is no encoder. */
function gbkTable(): Map<string, readonly [number, number]> {
  const decoder = new TextDecoder('gbk');
  const table = new Map<string, readonly [number, number]>();
  for (let first = 0x81; first <= 0xfe; first += 1) {
    for (let second = 0x40; second <= 0xfe; second += 1) {
      const character = decoder.decode(Uint8Array.of(first, second));
      if (character.length === 1 && character !== '\ufffd' && !table.has(character))
        table.set(character, [first, second]);
    }
  }
  return table;
}

const gbkBytes = gbkTable();

function gbk(text: string): Uint8Array {
  return Uint8Array.from(
    [...text].flatMap((character) => gbkBytes.get(character) ?? [(character.codePointAt(0) ?? 0) & 0x7f]),
  );
}

function utf16(text: string, bigEndian: boolean, mark: boolean): Uint8Array {
  const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
}

/** The bytes of the text taken for those of another encoding and written as UTF-8. */
function mistaken(text: string, encoding: string): string {
  return new TextDecoder(encoding).decode(Buffer.from(text));
}

/** A new content of the file as a whole. */
function rewritten(after: string, content: (file: ContentFile, random: Random) => string | Uint8Array): MutantMaker {
  return (random, files) => {
    const file = random.pick(files);
    return file && whole(file, after, [{ path: file.path, content: content(file, random) }]);
  };
}

function whole(file: ContentFile, after: string, changes: readonly Change[]): Mutant {
  return { file: file.path, field: '', before: 'the file', after, changes };
}

/** Position in the bytes that is not between two characters. */
function insideCharacter(random: Random, bytes: Uint8Array): number {
  const inside = [...bytes.entries()].flatMap(([at, byte]) => (byte >= 0x80 && byte < 0xc0 ? [at] : []));
  return random.pick(inside) ?? bytes.length;
}

/** Files that are encoded otherwise, cut off, or no such files at all. */
export const encodingMutations: Readonly<Record<string, MutantMaker>> = {
  'UTF-16 LE': rewritten('UTF-16 LE with a byte order mark', ({ text }) => utf16(text, false, true)),
  'UTF-16 BE': rewritten('UTF-16 BE with a byte order mark', ({ text }) => utf16(text, true, true)),
  'UTF-16 without mark': rewritten('UTF-16 without a byte order mark', ({ text }, random) =>
    utf16(text, random.below(2) === 0, false),
  ),
  GBK: rewritten('GBK', ({ text }) => gbk(text)),
  'UTF-8 with mark': rewritten('UTF-8 with a byte order mark', ({ text }) => `\ufeff${text}`),
  'UTF-8 read as Latin-1': rewritten('mojibake: UTF-8 read as Latin-1', ({ text }) => mistaken(text, 'latin1')),
  'UTF-8 read as GBK': rewritten('mojibake: UTF-8 read as GBK', ({ text }) => mistaken(text, 'gbk')),
  'GBK read as Latin-1': rewritten('mojibake: GBK read as Latin-1', ({ text }) =>
    new TextDecoder('latin1').decode(gbk(text)),
  ),
  'CRLF line ends': rewritten('CRLF line ends', ({ text }) => text.replaceAll('\n', '\r\n')),
  'CR line ends': rewritten('CR line ends', ({ text }) => text.replaceAll('\n', '\r')),
  'no line end': rewritten('no line end after the last line', ({ text }) => text.replace(/\n$/, '')),
  'NUL bytes': rewritten('NUL bytes somewhere', ({ text }, random) => {
    const at = random.below(text.length);
    return `${text.slice(0, at)}\0\0\0${text.slice(at)}`;
  }),
  'cut off': rewritten('cut off at some byte', ({ text }, random) => {
    const bytes = Buffer.from(text);
    return bytes.subarray(0, random.below(bytes.length));
  }),
  'cut off at a line end': rewritten('cut off after some line', ({ text }, random) => {
    const lines = text.split('\n');
    return `${lines.slice(0, 1 + random.below(lines.length - 2)).join('\n')}\n`;
  }),
  'cut off inside a character': rewritten('cut off inside a character', ({ text }, random) => {
    const bytes = Buffer.from(text);
    return bytes.subarray(0, insideCharacter(random, bytes));
  }),
  'one byte broken': rewritten('one byte set to FF', ({ text }, random) => {
    const bytes = Buffer.from(text);
    bytes[random.below(bytes.length)] = 0xff;
    return bytes;
  }),
  'one bit turned': rewritten('one bit turned', ({ text }, random) => {
    const bytes = Buffer.from(text);
    const at = random.below(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
    return bytes;
  }),
  'random bytes': rewritten('random bytes', ({ text }, random) =>
    Uint8Array.from(text.slice(0, 4000), () => random.below(256)),
  ),
  'empty file': rewritten(
    'nothing',
    (_file, random) =>
      random.pick(['', '\n', '   \n', '---\n', '---\n---\n', '# nothing\n', '{}\n', '[]\n', '~\n']) ?? '',
  ),
  'text of another file': (random, files) => {
    const [file, other] = random.shuffle(files);
    return file && other && whole(file, `the text of ${other.path}`, [{ path: file.path, content: other.text }]);
  },
  'a merge that was not finished': rewritten('merge markers around a line', ({ text }, random) => {
    const lines = text.split('\n');
    const at = 1 + random.below(lines.length - 2);
    const line = lines[at] ?? '';
    return lines.toSpliced(at, 1, '<<<<<<< HEAD', line, '=======', line, '>>>>>>> branch').join('\n');
  }),
  tabs: rewritten('tabs for indents', ({ text }) => text.replaceAll(/^ {2}/gm, '\t')),
  'one line indented further': rewritten('one more space before a line', ({ text }, random) =>
    lineChanged(random, text, (line) => ` ${line}`),
  ),
  'one line indented less': rewritten('two spaces fewer before a line', ({ text }, random) =>
    lineChanged(random, text, (line) => line.replace(/^ {2}/, '')),
  ),
  'one line missing': rewritten('one line missing', ({ text }, random) => {
    const lines = text.split('\n');
    return lines.toSpliced(random.below(lines.length - 1), 1).join('\n');
  }),
  'two lines the other way round': rewritten('a line and the next the other way round', ({ text }, random) => {
    const lines = text.split('\n');
    const at = random.below(lines.length - 2);
    return lines.toSpliced(at, 2, lines[at + 1] ?? '', lines[at] ?? '').join('\n');
  }),
  'one character missing': rewritten('one character missing', ({ text }, random) => {
    const at = random.below(text.length);
    return text.slice(0, at) + text.slice(at + 1);
  }),
  'nested too deep': rewritten('ten thousand brackets', ({ path }) =>
    path.endsWith('.mdx') ? `---\ncode: ${'['.repeat(10_000)}\n---\n` : `code: ${'['.repeat(10_000)}\n`,
  ),
  'aliases without end': rewritten('aliases that unfold to a billion items', ({ text, path }) => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x]',
      ...'bcdefghi'.split('').map(
        (name, index) =>
          `${name}: &${name} [${Array(9)
            .fill(`*${'abcdefghi'.charAt(index)}`)
            .join(', ')}]`,
      ),
    ].join('\n');
    return path.endsWith('.mdx') ? text.replace('---\n', `---\n${bomb}\n`) : `${bomb}\n${text}`;
  }),
  'too large': rewritten('more than a megabyte', ({ text }) => text + '#'.repeat(1024 * 1024)),
  'folder instead of a file': (random, files) => {
    const file = random.pick(files);
    return file && whole(file, 'a folder of that name', [{ path: file.path, instead: 'folder' }]);
  },
  'link to itself': (random, files) => {
    const file = random.pick(files);
    return (
      file &&
      whole(file, 'a symbolic link to itself', [
        { path: file.path, instead: { linkTo: file.path.replace(/^.*\//, '') } },
      ])
    );
  },
  'link to another file': (random, files) => {
    const file = random.pick(files);
    const other = random.pick(files.filter(({ kind }) => kind === file?.kind));
    return (
      file &&
      other &&
      whole(file, `a symbolic link to ${other.path}`, [
        { path: file.path, instead: { linkTo: other.path.replace(/^.*\//, '') } },
      ])
    );
  },
  'file of another name': (random, files) => {
    const file = random.pick(files);
    if (!file) return undefined;
    const { path } = file;
    const name =
      random.pick([
        path.toUpperCase(),
        path.replace(/(\w)\.(\w+)$/, '$1x.$2'),
        `old/${path}`,
        path.replace(/\.\w+$/, '.yml'),
        path.replace(/\.\w+$/, '.txt'),
        `${path}.bak`,
        path.replace(/^.*\//, 'terms/'),
        path.replace(/([^/]+)$/, '.$1'),
        path.replace(/([^/]+)\.(\w+)$/, '副本.$2'),
      ]) ?? '';
    if (name === path) return undefined;
    return whole(file, `the same file at ${name}`, [{ path }, { path: name, content: file.text }]);
  },
};

function lineChanged(random: Random, text: string, change: (line: string) => string): string {
  const lines = text.split('\n');
  const at = random.pick(lines.flatMap((line, index) => (change(line) === line || line === '' ? [] : [index])));
  return lines.map((line, index) => (index === at ? change(line) : line)).join('\n');
}
