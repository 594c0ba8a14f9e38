import { jsonSchemaOf } from '../model/json-schema.ts';
import { kindNames, kinds, slugOf, wordsOf, type KindName } from '../model/kinds.ts';
import { fieldsOf, piecesOf, type Field, type Piece } from './fields.ts';

/** The page of the pieces that several kinds are made of. */
export const commonPiecesPage = { text: '共用的部分', href: '/data/shared.html' } as const;

/** What an editor has to know of a kind of content. */
export interface KindGuide {
  readonly kind: KindName;
  /** Name of its page: `work-points`. */
  readonly slug: string;
  readonly title: string;
  /** What a file of it is, and where the rest is written. */
  readonly meaning: string;
  /** Where its files are, inside `content/`. */
  readonly where: string;
  readonly fields: readonly Field[];
  /** What its fields are made of, and those of no other kind. */
  readonly pieces: readonly Piece[];
}

const schemas = kindNames.map((kind) => ({ kind, schema: jsonSchemaOf(kinds[kind].schema, 'input') }));

/** Kinds by the id of each piece that they are made of. */
const kindsByPiece = Map.groupBy(
  schemas.flatMap(({ kind, schema }) => Object.keys(schema.$defs ?? {}).map((id) => ({ id, kind }))),
  ({ id }) => id,
);

const pieces = piecesOf(schemas.map(({ schema }) => schema));

/** The one kind that is made of a piece; none if several are. */
function ownerOf(id: string): KindName | undefined {
  const [first, ...more] = kindsByPiece.get(id) ?? [];
  return more.length === 0 ? first?.kind : undefined;
}

/** All kinds of content. */
export const kindGuides: readonly KindGuide[] = schemas.map(({ kind, schema }) => {
  const { title, description } = wordsOf(kinds[kind]);
  return {
    kind,
    slug: slugOf(kind),
    title,
    meaning: description,
    where: kinds[kind].where,
    fields: fieldsOf(schema),
    pieces: pieces.filter(({ id }) => ownerOf(id) === kind),
  };
});

/** The pieces that several kinds are made of. */
export const commonPieces: readonly Piece[] = pieces.filter(({ id }) => ownerOf(id) === undefined);

/** Where a piece is explained: the page of its kind, or that of the common ones. */
export function addressOfPiece(id: string): string {
  const owner = ownerOf(id);
  return `${owner === undefined ? commonPiecesPage.href : `/data/${slugOf(owner)}.html`}#${id}`;
}
