import { shapeMutations } from './shape.ts';
import { describeMutations } from './mutation-tests.ts';

describeMutations('shape', shapeMutations, 0.3);
