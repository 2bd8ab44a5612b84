import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const text = readFileSync('docs/security.md', 'utf8')

/** What the code says, and the sentence that tells of it. */
const figures: readonly (readonly [string, RegExp, (...said: string[]) => string])[] = [
  ['src/house.ts', /demo \? (\d+)_(\d+) : (\d+)/, (a, b, c) => `${c} a minute (a demo ${a}${b})`],
  ['src/modules/signin/doors.ts', /perMinute = (\d+)/, (n) => `${n} a minute`],
  ['src/modules/signin/passkeys/doors.ts', /perMinute = (\d+)/, (n) => `by passkey ${n}`],
  ['src/modules/assessment/routes.ts', /perMinute: (\d+)_(\d+)/, (a, b) => `${a}${b} a minute`],
  ['src/modules/together/limits.ts', /mostUpdatesPerSecond = (\d+)/, (n) => `${n} updates a second`],
  ['src/modules/together/limits.ts', /mostUpdateBytes = (\d+) \* 1024/, (n) => `${n} kB each`],
  ['src/modules/together/limits.ts', /longestMilliseconds = (\d+)/, (n) => `${n} ms in a thread of its own`],
  ['src/platform/http/server.ts', /biggestBody = 1024 \* 1024()/, () => '| one body | 1 MB'],
  [
    'src/modules/bag/routes.ts',
    /biggestBody = (\d) \* 1024 \* 1024/,
    (n) => `sealed handover of a device ${n} MB`,
  ],
  ['src/platform/audit/witness.ts', /biggestBody = (\d+) \* 1024/, (n) => `a witness is shown ${n} kB`],
  ['src/platform/db/database.ts', /'statement_timeout', '(\d+)000'/, (n) => `${n} s, then it is ended`],
  ['src/platform/db/database.ts', /maxConnections = (\d+)/, (n) => `${n} connections for each process`],
  ['src/platform/db/database.ts', /connectionTimeoutMillis: (\d)_000/, (n) => `${n} s to get one`],
  ['src/platform/pdf/render.ts', /longestSeconds = (\d+)/, (n) => `two threads, ${n} s`],
  ['src/platform/http/follow.ts', /mostLines = (\d+)/, (n) => `| open lines of one session | ${n},`],
  ['src/modules/people/import/contract.ts', /mostRows = (\d+)/, (n) => `kept of the file) | ${n},`],
  [
    'src/modules/people/import/contract.ts',
    /mostCharacters = (\d+)_(\d+)/,
    (a, b) => `${a}${b} characters |`,
  ],
  [
    'src/modules/assessment/structure/contract.ts',
    /mostCharacters = (\d+)_(\d+)/,
    (a, b) => `JSON, sent as text) | ${a}${b} characters`,
  ],
  ['src/modules/bag/rules.ts', /longestLeaseHours: (\d+)/, (n) => `for ${n} hours at most`],
  ['src/platform/http/session.ts', /idleMinutes = (\d+)/, (n) => `Idle ${n} minutes`],
  ['src/platform/http/session.ts', /longestHours = (\d+)/, (n) => `${n} hours at most`],
  ['src/platform/http/session.ts', /freshMinutes = (\d+)/, (n) => `signed in within ${n} minutes`],
  [
    'src/platform/http/session.ts',
    /randomBytes\((\d+)\)/,
    (n) => `A new token of ${Number(n) * 8} random bits`,
  ],
  [
    'src/modules/visits/web/calendar-section.tsx',
    /secretBytes = (\d+)/,
    (n) => `a secret address of ${Number(n) * 8} random bits`,
  ],
  ['src/web/offline/bag-worker.ts', /memorySize: (\d+) \* 1024/, (n) => `Argon2id (${n} MiB`],
  ['src/web/offline/bag-worker.ts', /iterations: (\d)/, (n) => `, ${n} passes)`],
  ['src/modules/signin/provider.ts', /timeoutSeconds = (\d)/, (n) => `the provider within ${n} s`],
  ['src/platform/audit/push.ts', /answerWithin = (\d)_000/, (n) => `a witness within ${n} s`],
]

describe('what docs/security.md says is what the code does', () => {
  test.each(figures)('%s %s', (file, figure, sentence) => {
    const [, ...said] = figure.exec(readFileSync(file, 'utf8')) ?? []
    expect(said, `${file} no longer says it this way`).not.toEqual([])
    expect(text).toContain(sentence(...said))
  })

  test('every file that it names is there', () => {
    const named = [...text.matchAll(/`((?:docs|src|test|tools)\/[\w./-]+)`/g)].map(([, path = '']) => path)
    expect(named.length).toBeGreaterThan(5)
    expect(named.filter((path) => !existsSync(path))).toEqual([])
  })

  test('every setting and command that it names is one', () => {
    const config = `${readFileSync('src/platform/config.ts', 'utf8')}${readFileSync('package.json', 'utf8')}`
    const named = [...text.matchAll(/\b(BARNTID_[A-Z_]+|DATABASE_\w+)\b|`npm run ([\w:-]+)`/g)].map(
      ([, setting, command]) => setting ?? `"${command}"`,
    )
    expect(named.filter((one) => !config.includes(one))).toEqual([])
  })
})
