import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { packagedCourse } from '../../courses/packages/packaged-course.ts';
import { knowledge } from '../../knowledge.ts';

export const getStaticPaths = (() =>
  knowledge.courses.map(({ data, slug }) => ({ params: { slug }, props: { data } }))) satisfies GetStaticPaths;

/** A course as data, of which the page makes a cartridge for learning-management systems. */
export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  new Response(`${JSON.stringify(packagedCourse(knowledge, props.data))}\n`);
