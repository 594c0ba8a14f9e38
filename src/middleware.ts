import { defineMiddleware } from 'astro:middleware';
import { knowledge } from './knowledge.ts';
import { PageFinisher } from './rendering/finish-page.ts';

const finisher = new PageFinisher(knowledge);

/** Finishes every HTML page; see `rendering/finish-page.ts`. */
export const onRequest = defineMiddleware(async (context, next) => {
  const response = await next();
  if (!response.headers.get('content-type')?.includes('text/html')) return response;
  const page = context.url.pathname.slice(1).replace(/(^|\/)$/, '$1index.html');
  const html = finisher.finish(await response.text(), page.endsWith('.html') ? page : `${page}.html`);
  return new Response(html, { status: response.status, headers: response.headers });
});
