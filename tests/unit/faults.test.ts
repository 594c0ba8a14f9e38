import { expect, test } from 'vitest';
import { explainFault } from '../../src/publishing/faults.ts';

test.for([
  ["ENOSPC: no space left on device, open '/srv/a b/x.html'", '磁盘满了（ENOSPC）：/srv/a b/x.html\n  改法：腾出空间'],
  ['ENOSPC: no space left on device, write\n    at "/x"', '磁盘满了（ENOSPC）\n  改法：腾出空间'],
  ['Error: database or disk is full', '磁盘满了（ENOSPC）\n'],
  ['No space left on device (os error 28)', '磁盘满了（ENOSPC）\n'],
  ["EDQUOT: disk quota exceeded, mkdir '/srv'", '磁盘配额用完了（EDQUOT）：/srv\n  改法：'],
  ["EROFS: read-only file system, mkdir '/srv'", '文件系统是只读的（EROFS）：/srv\n  改法：'],
  ["EACCES: permission denied, access '/srv'", '没有写入的权限（EACCES）：/srv\n  改法：'],
  ["EPERM: operation not permitted, unlink '/srv'", '没有写入的权限（EACCES）：/srv\n  改法：'],
  ["EMFILE: too many open files, open '/srv'", '同时打开的文件太多（EMFILE）：/srv\n  改法：'],
  ["EBUSY: resource busy or locked, rename '/dist'", '文件夹正被占用，或者是一个挂载点（EBUSY）：/dist\n  改法：'],
  ["EXDEV: cross-device link not permitted, rename '/dist'", '输出文件夹不能改名（EXDEV）'],
])('%s', ([text, explained]) => {
  expect(explainFault(text ?? '')).toContain(explained);
});

test('what is no error of the disk is not explained', () => {
  expect(explainFault('SyntaxError: Unexpected token')).toBeUndefined();
  expect(explainFault('EACCESS')).toBeUndefined();
});
