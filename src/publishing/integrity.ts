import { createHash } from 'node:crypto';

/** The name of the list of all files, at the top of the output; the list does not name itself. */
export const integrityFile = 'integrity.json';

/** Lower-case hexadecimal SHA-256 of some bytes. */
export function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * The bytes of `integrity.json`: every file with its SHA-256 and its length in bytes, in the order of the paths, one
 * file a line. Equal files give equal bytes, in whatever order they come. The list itself is left out.
 * @param files paths under the top folder, with `/` between the parts.
 * @throws Error if a path comes twice.
 */
export function integrityOf(files: Iterable<{ readonly path: string; readonly content: Uint8Array }>): Uint8Array {
  const lines = new Map<string, string>();
  for (const { path, content } of files) {
    if (path === integrityFile) continue;
    if (lines.has(path)) throw new Error(`${path} 出现了两次：同一个文件夹里不能有两个同名的文件。`);
    lines.set(path, `${JSON.stringify(path)}: { "sha256": "${sha256(content)}", "bytes": ${content.byteLength} }`);
  }
  // By code unit: the order of a locale would differ between machines.
  const sorted = [...lines].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => `    ${line}`);
  const text = `{
  "format": 1,
  "algorithm": "SHA-256",
  "files": {
${sorted.join(',\n')}
  }
}
`;
  return new TextEncoder().encode(text);
}
