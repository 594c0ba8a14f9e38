import { describe, expect, test } from 'vitest';
import { titlePieces } from '../../src/rendering/title-pieces.ts';

describe('where the lines of a title may end', () => {
  test.for([
    ['《中国共产党纪律检查机关监督执纪工作规则》', '《中国|共产党|纪律|检查|机关|监督执纪|工作|规则》'],
    ['2022 年任务清单（按牵头）', '2022 年|任务|清单|（按牵头）'],
    ['问题线索的处置', '问题|线索的|处置'],
    ['与党组、机关党委的分工', '与党组、|机关|党委的|分工'],
    ['回避', '回避'],
    ['', ''],
    ['（', '（'],
    ['书', '书'],
    ['甲（', '甲（'],
  ] as const)('%s', ([title, pieces]) => {
    expect(titlePieces(title).join('|')).toBe(pieces);
  });
});
