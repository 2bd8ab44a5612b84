/**
 * `npm test`: everything that must hold, on a fresh clone too. Goes on after a failure so that all is told at once, and
 * ends with one line, `N passed, N failed`. Words after `npm test --` choose among the test files.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildWeb, fail, findNode, install, runTool } from './bootstrap.mjs'

const succeeds = async (name, words) => (await runTool(name, words)) === 0

/** @type {[string, () => Promise<boolean>][]} */
const checks = [
  [
    'types',
    async () => {
      const parts = ['server', 'web', 'e2e']
      const results = []
      for (const part of parts) results.push(await succeeds('tsc', ['-p', `tsconfig.${part}.json`]))
      return results.every(Boolean)
    },
  ],
  ['lint', () => succeeds('oxlint', ['--type-aware'])],
  ['format', () => succeeds('oxfmt', ['--check'])],
  ['web build', () => buildWeb()],
]

/** Counts tests, and a file that could not even be read as one failed test. */
function countTests(report) {
  const unread = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unread.length,
    skipped: report.numPendingTests,
  }
}

async function runTests(filters) {
  const folder = mkdtempSync(join(tmpdir(), 'barntid-report-'))
  const file = join(folder, 'report.json')
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const code = await runTool('vitest', ['run', ...reporters, ...filters])
    if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 }
    const counted = countTests(JSON.parse(readFileSync(file, 'utf8')))
    // For example an error that no test waited for: vitest fails although each test passed.
    return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

try {
  await install()
  findNode()
  const results = []
  for (const [name, check] of checks) {
    const ok = await check()
    console.log(`${ok ? 'passed' : 'FAILED'}: ${name}`)
    results.push(ok)
  }
  const tests = await runTests(process.argv.slice(2))
  const ran = tests.passed + tests.failed
  if (ran === 0) console.error('No test ran.')
  if (tests.skipped > 0) console.log(`${tests.skipped} tests were skipped.`)
  const passed = results.filter(Boolean).length + tests.passed
  const failed = results.filter((ok) => !ok).length + tests.failed
  process.exitCode = failed > 0 || ran === 0 ? 1 : 0
  console.log(`${passed} passed, ${failed} failed`)
} catch (error) {
  fail(error)
}
