import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';

/**
 * The kinds of entry that may have a text under their facts (MDX). Astro renders these texts and nothing else: the
 * facts are read and validated by the model (`src/model/`), which pages use.
 */
export const collections = {
  procedures: defineCollection({ loader: glob({ base: './content/procedures', pattern: '*.mdx' }) }),
  rules: defineCollection({ loader: glob({ base: './content/rules', pattern: '*.mdx' }) }),
  duties: defineCollection({ loader: glob({ base: './content/duties', pattern: '*.mdx' }) }),
  workPoints: defineCollection({ loader: glob({ base: './content/work-points', pattern: '*/*.mdx' }) }),
};
