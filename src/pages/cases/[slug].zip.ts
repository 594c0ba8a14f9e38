import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { caseFile } from '../../documents/files.ts';
import { knowledge } from '../../knowledge.ts';

export const getStaticPaths = (() =>
  knowledge.cases.map(({ data, slug }) => ({ params: { slug }, props: { mockCase: data } }))) satisfies GetStaticPaths;

/** The papers of a mock case, filled. */
export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props }) =>
  new Response(await caseFile(knowledge, props.mockCase));
