import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { z } from 'zod';

const root = fileURLToPath(new URL('../..', import.meta.url));
const server = fileURLToPath(import.meta.resolve('yaml-language-server/bin/yaml-language-server'));

const message = z.looseObject({
  id: z.number().optional(),
  method: z.string().optional(),
  params: z.unknown().optional(),
  result: z.unknown().optional(),
});
type Message = z.output<typeof message>;

const asked = z.looseObject({ items: z.array(z.looseObject({ section: z.string().optional() })) });
const published = z.looseObject({
  uri: z.string(),
  diagnostics: z.array(
    z.looseObject({ message: z.string(), range: z.looseObject({ start: z.looseObject({ line: z.number() }) }) }),
  ),
});
const shown = z.looseObject({ contents: z.looseObject({ value: z.string() }) }).nullable();

/**
 * What the YAML extension of VS Code says of files of this project: its language server, with the settings of
 * `.vscode/settings.json`, asked as the extension asks it.
 */
export class YamlEditor {
  readonly #process: ChildProcess;
  readonly #settings: Readonly<Record<string, unknown>>;
  readonly #waiting = new Map<number | string, (result: unknown) => void>();
  readonly #versions = new Map<string, number>();
  #received = Buffer.alloc(0);
  #last = 0;

  private constructor() {
    this.#settings = z
      .record(z.string(), z.unknown())
      .parse(JSON.parse(readFileSync(join(root, '.vscode/settings.json'), 'utf8')));
    this.#process = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
    this.#process.stdout?.on('data', (chunk: Buffer) => {
      this.#received = Buffer.concat([this.#received, chunk]);
      this.#take();
    });
  }

  /** Starts the server with the folder of the project opened. */
  static async open(): Promise<YamlEditor> {
    const editor = new YamlEditor();
    const uri = pathToFileURL(root).href;
    await editor.#request('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'project' }],
      capabilities: { workspace: { configuration: true, workspaceFolders: true }, textDocument: { hover: {} } },
    });
    editor.#notify('initialized', {});
    editor.#notify('workspace/didChangeConfiguration', { settings: {} });
    return editor;
  }

  /**
   * Shows a file, or another text in a file that is shown already, and waits for what is underlined in it.
   * @param path from the root of the project.
   * @param text what the file says.
   * @returns messages, each with its line from 1.
   */
  async problems(path: string, text: string): Promise<{ line: number; message: string }[]> {
    const uri = pathToFileURL(join(root, path)).href;
    const answer = new Promise<unknown>((resolve) => this.#waiting.set(uri, resolve));
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    if (version === 1) {
      this.#notify('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version, text } });
    } else {
      this.#notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
    }
    return published.parse(await answer).diagnostics.map(({ message: words, range }) => ({
      line: range.start.line + 1,
      message: words,
    }));
  }

  /** What is shown when the mouse rests on a place of an opened file. @param line from 1. */
  async hover(path: string, line: number, character: number): Promise<string> {
    const uri = pathToFileURL(join(root, path)).href;
    const result = await this.#request('textDocument/hover', {
      textDocument: { uri },
      position: { line: line - 1, character },
    });
    return shown.parse(result)?.contents.value ?? '';
  }

  /** Ends the server. */
  close(): void {
    this.#process.kill();
  }

  #take(): void {
    for (;;) {
      const end = this.#received.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/.exec(this.#received.subarray(0, end).toString())?.[1]);
      if (end === -1 || this.#received.length < end + 4 + length) return;
      const text = this.#received.subarray(end + 4, end + 4 + length).toString();
      this.#received = this.#received.subarray(end + 4 + length);
      this.#answer(message.parse(JSON.parse(text)));
    }
  }

  #answer({ id, method, params, result }: Message): void {
    if (method === undefined) {
      if (id !== undefined) this.#waiting.get(id)?.(result ?? null);
    } else if (method === 'workspace/configuration') {
      const values = asked.parse(params).items.map(({ section = '' }) => this.#settingsOf(section));
      this.#send({ id, result: values });
    } else if (method === 'textDocument/publishDiagnostics') {
      this.#waiting.get(published.parse(params).uri)?.(params);
    } else if (id !== undefined) this.#send({ id, result: null });
  }

  /** A section as VS Code hands it out: `yaml.schemas` is `schemas` in the section `yaml`. */
  #settingsOf(section: string): object {
    const values = {};
    for (const [name, value] of Object.entries(this.#settings)) {
      if (!name.startsWith(`${section}.`)) continue;
      const keys = name.slice(section.length + 1).split('.');
      const nested = keys.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
      Object.assign(values, nested);
    }
    return values;
  }

  #request(method: string, params: object): Promise<unknown> {
    this.#last += 1;
    const id = this.#last;
    const answer = new Promise<unknown>((resolve) => this.#waiting.set(id, resolve));
    this.#send({ id, method, params });
    return answer;
  }

  #notify(method: string, params: object): void {
    this.#send({ method, params });
  }

  #send(content: object): void {
    const text = JSON.stringify({ jsonrpc: '2.0', ...content });
    this.#process.stdin?.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }
}
