import type { TestProject } from 'vitest/node';
import { deploy } from '../servers/start.ts';

/** Before the tests of a project: copies the built site to where its server reads it; after them: removes the copy. */
export default function (project: TestProject): () => void {
  const { folder, remove } = deploy('dist');
  project.provide('deployed', folder);
  return remove;
}
