import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';

/** Runs every gate, then all tests, however many fail before; ends with the line `N passed, N failed`. */
const report = 'node_modules/.cache/vitest-report.json';

const gates: readonly (readonly [string, readonly string[]])[] = [
  ['格式', ['prettier', '--check', '--log-level', 'warn', '.']],
  ['代码规范', ['eslint', '--config', 'tests/eslint.config.js', '.']],
  ['内容检查', ['node', 'scripts/check.ts']],
  ['构建', ['astro', 'build', '--silent']],
  ['类型', ['astro', 'check']],
  ['浏览器里的代码', ['tsc', '--project', 'src/scripts/tsconfig.json']],
  ['没有用到的代码', ['knip', '--no-progress']],
];

function run(command: readonly string[]): Promise<number> {
  const [program = '', ...parameters] = command;
  return new Promise((resolve) => {
    const child = spawn(program, parameters, {
      stdio: 'inherit',
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    });
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

function testCounts(): { passed: number; failed: number } {
  const result: unknown = JSON.parse(readFileSync(report, 'utf8'));
  const count = (name: string): number => {
    if (typeof result !== 'object' || result === null) return Number.NaN;
    return Number(new Map<string, unknown>(Object.entries(result)).get(name));
  };
  return { passed: count('numPassedTests'), failed: count('numFailedTests') };
}

rmSync(report, { force: true });
let passed = 0;
let failed = 0;
for (const [name, command] of gates) {
  console.log(`\n── ${name}：${command.join(' ')}`);
  const started = Date.now();
  const good = (await run(command)) === 0;
  console.log(`${good ? '通过' : '没有通过'}（${((Date.now() - started) / 1000).toFixed(1)} 秒）`);
  if (good) passed += 1;
  else failed += 1;
}
console.log('\n── 测试');
const code = await run([
  'vitest',
  'run',
  '--config',
  'tests/vitest.config.ts',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
]);
try {
  const counts = testCounts();
  passed += counts.passed;
  failed += counts.failed + (code !== 0 && counts.failed === 0 ? 1 : 0);
} catch {
  console.error('测试没有写出结果。');
  failed += 1;
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
