import type { APIRoute, GetStaticPaths } from 'astro';
import { documentFile, findDocument } from '../../../documents/files.ts';
import { knowledge } from '../../../knowledge.ts';

export const getStaticPaths: GetStaticPaths = () =>
  knowledge.documents.map(({ data }) => ({ params: { code: data.code } }));

/** A document, empty, as a Word file. */
export const GET: APIRoute = async ({ params }) =>
  new Response(await documentFile(knowledge, findDocument(knowledge, params['code'] ?? '')));
