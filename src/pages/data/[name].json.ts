import type { APIRoute, GetStaticPaths } from 'astro';
import { knowledge } from '../../knowledge.ts';
import { dataFileText, dataNames } from '../../open-data/files.ts';

export const getStaticPaths = (() => dataNames.map((name) => ({ params: { name } }))) satisfies GetStaticPaths;

/** The content of one kind, or the index of all codes, as data. */
export const GET: APIRoute = ({ params }) => new Response(dataFileText(params['name'] ?? '', knowledge));
