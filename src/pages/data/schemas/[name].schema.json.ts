import type { APIRoute, GetStaticPaths } from 'astro';
import { dataNames, dataSchemaText } from '../../../open-data/files.ts';

export const getStaticPaths = (() => dataNames.map((name) => ({ params: { name } }))) satisfies GetStaticPaths;

/** The JSON Schema of a data file. */
export const GET: APIRoute = ({ params }) => new Response(dataSchemaText(params['name'] ?? ''));
