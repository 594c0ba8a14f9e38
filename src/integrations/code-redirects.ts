import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { loadKnowledgeBase } from '../model/load.ts';
import { writeCodeRedirects } from '../publishing/code-redirects.ts';

/** Gives every code an address of its own, beside the finished pages. */
export function codeRedirects(): AstroIntegration {
  let content = '';
  return {
    name: 'code-redirects',
    hooks: {
      'astro:config:done': ({ config }) => {
        content = fileURLToPath(new URL('content/', config.root));
      },
      'astro:build:done': ({ dir }) => {
        writeCodeRedirects(loadKnowledgeBase(content), fileURLToPath(dir));
      },
    },
  };
}
