import { factMutations } from './facts.ts';
import { describeMutations } from './mutation-tests.ts';

describeMutations('facts', factMutations, 0.2);
