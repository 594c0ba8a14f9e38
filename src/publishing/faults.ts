/** Why a site cannot be published or checked: what was found and what to do, in Chinese; needs no stack trace. */
export class PublishingError extends Error {}

/** What can go wrong with a disk, by the names that Node and by the numbers that native programs give it. */
const faults: readonly { readonly sign: RegExp; readonly found: string; readonly remedy: string }[] = [
  {
    sign: /\bENOSPC\b|\(os error 28\)|database or disk is full/,
    found: '磁盘满了（ENOSPC）',
    remedy: '腾出空间（或者文件个数的余量）以后再运行一次。',
  },
  {
    sign: /\bEDQUOT\b|\(os error 122\)/,
    found: '磁盘配额用完了（EDQUOT）',
    remedy: '删去不用的文件，或者请管理员增加配额，再运行一次。',
  },
  {
    sign: /\bEROFS\b|\(os error 30\)/,
    found: '文件系统是只读的（EROFS）',
    remedy: '把项目和输出文件夹放到可以写入的磁盘上，或者请管理员改为可写。',
  },
  {
    sign: /\bEACCES\b|\bEPERM\b|\(os error 13\)|\(os error 1\)/,
    found: '没有写入的权限（EACCES）',
    remedy: '检查这个文件夹属于哪个用户、能不能写入，改好权限或者换一个用户再运行。',
  },
  {
    sign: /\bEMFILE\b|\bENFILE\b|\(os error 24\)|\(os error 23\)/,
    found: '同时打开的文件太多（EMFILE）',
    remedy: '关掉一些程序，或者用 ulimit -n 8192 提高上限，再运行一次。',
  },
  {
    sign: /\bEBUSY\b|\(os error 16\)/,
    found: '文件夹正被占用，或者是一个挂载点（EBUSY）',
    remedy: '输出到挂载点下面的一个文件夹，不要直接输出到挂载点。',
  },
  {
    sign: /\bEXDEV\b/,
    found: '输出文件夹不能改名（EXDEV）：它属于容器镜像的旧层，或者在另一个磁盘上',
    remedy: '先删去这个文件夹再构建，或者换一个输出路径。',
  },
];

/**
 * Says in Chinese what an error of the disk means and what to do, with the path if the error names one.
 * @param text the error as the system or a program put it.
 * @returns nothing if the error is none of the disk.
 */
export function explainFault(text: string): string | undefined {
  const fault = faults.find(({ sign }) => sign.test(text));
  if (!fault) return undefined;
  const path = /'([^'\n]+)'/.exec(text.slice(text.search(fault.sign)).split('\n')[0] ?? '')?.[1];
  return `${fault.found}${path === undefined ? '' : `：${path}`}\n  改法：${fault.remedy}`;
}
