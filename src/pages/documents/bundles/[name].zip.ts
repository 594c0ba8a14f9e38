import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { bundleFile, documentBundles } from '../../../documents/files.ts';
import { knowledge } from '../../../knowledge.ts';

export const getStaticPaths = (() =>
  documentBundles(knowledge).map((bundle) => ({
    params: { name: bundle.name },
    props: { bundle },
  }))) satisfies GetStaticPaths;

/** All documents of a procedure, empty, with their register. */
export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props }) =>
  new Response(await bundleFile(knowledge, props.bundle));
