import type { Content } from './content.ts';
import { addressOf, listParts, type Place } from './knowledge-base.ts';
import { codePattern } from './schemas/provenance.ts';

/** What a code or an address leads to in the end. */
export type End =
  | { readonly kind: 'address'; readonly address: string }
  /** A code that does not exist and has no redirect. */
  | { readonly kind: 'unknown-code'; readonly code: string }
  | { readonly kind: 'circle' };

const codeAtEnd = new RegExp(`^(?:[a-z]+-)*(${codePattern.source.slice(1, -1)})$`);

/** Finds out where codes and addresses that are gone lead, from the lines of the register and from the codes. */
export class Redirects {
  readonly #parts: ReadonlyMap<string, Place>;
  readonly #lines: ReadonlyMap<string, string>;

  /**
   * @param parts everything that has a code now, by code.
   * @param lines `redirects` of `permalinks.yaml`.
   */
  constructor(parts: ReadonlyMap<string, Place>, lines: Readonly<Record<string, string>>) {
    this.#parts = parts;
    this.#lines = new Map(Object.entries(lines));
  }

  /**
   * What a code or an address leads to, from redirect to redirect. An address without a redirect leads to itself;
   * whether something stands there only the built site can tell.
   */
  endOf(from: string): End {
    return this.#follow(from, new Set());
  }

  /** The address that a code or an address leads to, site-relative; nothing if it leads to none. */
  destination(from: string): string | undefined {
    const end = this.endOf(from);
    return end.kind === 'address' ? end.address : undefined;
  }

  /**
   * Where anchors that are gone from a page lead. Each leads where its line says. Without a line, an anchor made from a
   * code (`CX-03.4`, `h-CX-03.4`) leads to the code, and the heading `h-flow` to where `flow` stands or leads.
   * @param anchors what was published on the page.
   * @param present what stands on it now.
   * @returns addresses by anchor, for the anchors that are gone and lead somewhere.
   */
  movedAnchors(page: string, anchors: Iterable<string>, present: ReadonlySet<string>): Map<string, string> {
    const ofLines = [...this.#lines.keys()].flatMap((from) =>
      from.startsWith(`${page}#`) ? [from.slice(page.length + 1)] : [],
    );
    const moved = new Map<string, string>();
    for (const anchor of new Set([...anchors, ...ofLines])) {
      if (present.has(anchor)) continue;
      const named = anchor.replace(/^h-/, '');
      if (present.has(named) && !this.#lines.has(`${page}#${anchor}`)) {
        moved.set(anchor, `${page}#${named}`);
        continue;
      }
      const end = this.#ofAnchor(page, anchor, new Set());
      if (end?.kind === 'address') moved.set(anchor, end.address);
    }
    return moved;
  }

  #follow(from: string, seen: Set<string>): End {
    if (seen.has(from)) return { kind: 'circle' };
    seen.add(from);
    const next = this.#lines.get(from);
    if (next !== undefined) return this.#follow(next, seen);
    const part = this.#parts.get(from);
    if (part) return { kind: 'address', address: addressOf(part) };
    if (codePattern.test(from)) return { kind: 'unknown-code', code: from };
    const [page = '', anchor] = from.split('#');
    if (anchor === undefined || !this.#lines.has(page)) return { kind: 'address', address: from };
    const place = this.#ofAnchor(page, anchor, seen);
    if (place) return place;
    const whole = this.#follow(page, seen);
    if (whole.kind !== 'address' || whole.address.includes('#')) return whole;
    return { kind: 'address', address: `${whole.address}#${anchor}` };
  }

  #ofAnchor(page: string, anchor: string, seen: Set<string>): End | undefined {
    const line = `${page}#${anchor}`;
    if (this.#lines.has(line)) return this.#follow(line, seen);
    const code = codeAtEnd.exec(anchor)?.[1];
    if (code !== undefined) return this.#follow(code, seen);
    return anchor.startsWith('h-') ? this.#ofAnchor(page, anchor.slice(2), seen) : undefined;
  }
}

/** The redirects of a content folder. */
export function redirectsOf(content: Content): Redirects {
  return new Redirects(new Map(listParts(content).map((part) => [part.code, part])), content.permalinks.data.redirects);
}
