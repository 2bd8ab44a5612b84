import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { sourceUnder } from '#test/support/source.ts'
import { isTest } from '#test/support/import-law.ts'

/** What stands in each file that is shipped, without its comments. */
const withoutComments = (text: string): string => text.replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '')
const shipped = sourceUnder('src')
  .filter(({ path }) => !isTest(path))
  .map(({ path }) => ({ path, text: withoutComments(readFileSync(path, 'utf8')) }))
const isWeb = (path: string): boolean => /^src\/web\/|\/web\//.test(path)

/**
 * What can hurt, and the files that may have it: a new one is read by somebody and written here (OWASP ASVS 5.0 15.1.5).
 * A file on a list that no longer has it is taken off.
 */
type Danger = {
  readonly name: string
  readonly sign: RegExp
  readonly only?: readonly string[]
  readonly where?: (path: string) => boolean
  /** A line in which it must be found. */
  readonly fault: string
}

const dangers: readonly Danger[] = [
  {
    name: 'no text becomes a program',
    sign: /(?<![.\w])eval\s*\(|new Function\b|node:vm\b|set(?:Timeout|Interval)\(\s*['"`]/,
    fault: 'eval(text)',
  },
  {
    name: 'no text becomes markup',
    sign: /(?:inner|outer)HTML|insertAdjacentHTML|dangerouslySet|document\.write|createContextualFragment|srcdoc/i,
    fault: 'place.innerHTML = text',
  },
  {
    name: 'no shell is asked',
    sign: /(?<![.\w])exec(?:Sync)?\(|shell:\s*true/,
    fault: 'execSync(`ls ${name}`)',
  },
  {
    name: 'another program is started by the embedded database alone',
    sign: /import \{[^}]*\} from 'node:child_process'/,
    only: [
      'src/platform/db/embedded-host.ts',
      'src/platform/db/embedded-orphan.ts',
      'src/platform/db/embedded-processes.ts',
    ],
    fault: `import { spawn } from 'node:child_process'`,
  },
  {
    name: 'no pattern is made of what somebody typed',
    sign: /\bRegExp\(/,
    fault: 'new RegExp(typed)',
  },
  {
    name: 'no SQL is put together of text where somebody’s words could be in it',
    sign: /sql\.raw\(|\.query(?:<[^>]*>)?\(\s*`[^`]*\$\{/,
    only: [
      'src/demo/tenant.ts',
      'src/platform/backup/restore.ts',
      'src/platform/backup/tables.ts',
      'src/platform/db/migrate.ts',
      'src/platform/db/validate.ts',
    ],
    fault: 'client.query(`select * from notes where id = ${id}`)',
  },
  {
    name: 'the second net is lifted only for a step that is not about who asks (ADR 0018)',
    sign: /\bbeyondDenial\(/,
    only: [
      'src/modules/bag/checkouts.ts',
      'src/modules/bag/devices.ts',
      'src/modules/cases/homes/actions.ts',
      'src/modules/cases/homes/register.ts',
      'src/modules/cases/homes/view.ts',
      'src/modules/cases/placements/actions/homes.ts',
      'src/modules/cases/placements/view.ts',
      'src/modules/childtime/derive.ts',
      'src/modules/childtime/index.ts',
      'src/modules/decisions/board/agenda.ts',
      'src/modules/decisions/board/delegated.ts',
      'src/modules/decisions/board/plan.ts',
      'src/modules/handover/actions/matters.ts',
      'src/modules/people/family/relate.ts',
      'src/modules/people/merge/actions.ts',
      'src/modules/people/sealed/move.ts',
      'src/modules/release/index.ts',
      'src/modules/retention/lists.ts',
      'src/modules/staff/actions.ts',
      'src/modules/visits/moved.ts',
    ],
    fault: 'await beyondDenial(ctx.tx, () => readAll(ctx.tx))',
  },
  {
    name: 'chance that nobody may guess comes from the system',
    sign: /Math\.random/,
    only: ['src/modules/together/web/session.ts'],
    fault: 'const token = Math.random()',
  },
  {
    name: 'no hash, cipher or padding that is broken',
    sign: /['"`](?:md5|sha-?1|rc4|des(?:-[\w-]+)?|aes-\d+-(?:ecb|cbc|ctr)|AES-(?:ECB|CBC|CTR)|RSAES-PKCS1-v1_5|RSASSA-PKCS1-v1_5)['"`]/i,
    fault: `createHash('md5')`,
  },
  {
    name: 'hashes are SHA-256, ciphers AES-256-GCM, curves P-256 and Ed25519',
    sign: /createHash\('(?!sha256')|\bhash\('(?!sha256')|hash: '(?:MD|SHA-(?!256'))|name: 'AES-(?!GCM')|namedCurve: '(?!P-256')|generateKeyPairSync\('(?!ed25519')|createCipheriv\('(?!aes-256-gcm')/,
    fault: `createHash('sha512')`,
  },
  {
    name: 'keys and hashes are worked with here, by the libraries that others have checked',
    sign: /from 'node:crypto'|crypto\.subtle|(?:from|import\()\s*'(?:hash-wasm|age-encryption|jose|openid-client)'/,
    only: [
      'src/demo/past-records.ts',
      'src/modules/assessment/hash.ts',
      'src/modules/bag/core/box.ts',
      'src/modules/bag/core/lease.ts',
      'src/modules/bag/core/slot.ts',
      'src/modules/bag/core/vault.ts',
      'src/modules/bag/devices.ts',
      'src/modules/decisions/hash.ts',
      'src/modules/disclosure/decide.ts',
      'src/modules/files/actions.ts',
      'src/modules/intake/public/actions.ts',
      'src/modules/invitations/sign-in/doors.ts',
      'src/modules/invitations/sign-in/sessions.ts',
      'src/modules/journal/drafts.ts',
      'src/modules/retention/runner.ts',
      'src/modules/signin/doors.ts',
      'src/modules/signin/passkeys/actions.ts',
      'src/modules/signin/passkeys/attestation.ts',
      'src/modules/signin/passkeys/doors.ts',
      'src/modules/signin/provider.ts',
      'src/modules/visits/calendar/actions.ts',
      'src/platform/audit/chain.ts',
      'src/platform/audit/checkpoint.ts',
      'src/platform/audit/log-key.ts',
      'src/platform/audit/merkle.ts',
      'src/platform/audit/witness.ts',
      'src/platform/backup/files.ts',
      'src/platform/backup/ledger.ts',
      'src/platform/backup/seal.ts',
      'src/platform/backup/write.ts',
      'src/platform/db/embedded-cluster.ts',
      'src/platform/db/embedded-turn.ts',
      'src/platform/db/migrate.ts',
      'src/platform/files/key.ts',
      'src/platform/files/links.ts',
      'src/platform/files/store.ts',
      'src/platform/http/command.ts',
      'src/platform/http/session.ts',
      'src/platform/http/upload.ts',
      'src/platform/sealed/cipher.ts',
      'src/platform/sealed/keys.ts',
      'src/web/offline/bag-worker.ts',
    ],
    fault: `import { createHash } from 'node:crypto'`,
  },
  {
    name: 'the browser keeps language and theme, and the sealed bag, and nothing else',
    sign: /localStorage|sessionStorage|indexedDB|document\.cookie|from 'idb'|caches\.open/,
    only: [
      'src/web/language.ts',
      'src/web/offline/idb-store.ts',
      'src/web/offline/service-worker.ts',
      'src/web/storage.ts',
    ],
    fault: `localStorage.setItem('child', name)`,
  },
  {
    name: 'the server asks the municipality’s provider and the witnesses, and nobody else',
    sign: /(?<![.\w])fetch\(|from '(?:openid-client|jose|node:https?|node:net|node:tls|node:dns[^']*|undici)'/,
    where: (path) => !isWeb(path),
    only: [
      'src/modules/signin/provider.ts',
      'src/platform/audit/push.ts',
      'src/platform/config.ts',
      'src/platform/db/embedded-cluster.ts',
      'src/platform/db/embedded-turn.ts',
      'src/platform/db/wire.ts',
      'src/platform/files/scanner.ts',
    ],
    fault: 'await fetch(url)',
  },
  {
    name: 'no address of somebody else stands in the program',
    sign: /https?:\/\/[a-z]/,
    // The name of SVG is written as an address, and nobody goes there.
    only: ['src/kernel/chart/svg-text.ts', 'src/modules/signin/rules.ts'],
    fault: `const map = 'https://karta.invalid'`,
  },
  {
    name: 'a screen goes elsewhere by itself only in the shell',
    sign: /window\.open|location\.(?:assign|replace|href)\b|http-equiv="refresh"/,
    only: ['src/web/session-guard.tsx', 'src/web/shell.tsx'],
    fault: 'location.assign(address)',
  },
  {
    name: 'messages are taken from our own workers only, never from another window',
    sign: /addEventListener\('message'|onmessage|window\.(?:parent|opener|top)\b/,
    only: ['src/web/offline/bag-worker.ts', 'src/web/offline/client.ts'],
    fault: `window.addEventListener('message', hear)`,
  },
  {
    name: 'no other website is let in',
    sign: /access-control-|@fastify\/cors|callback=/i,
    fault: `reply.header('access-control-allow-origin', '*')`,
  },
  {
    name: 'what the server is set to is read in one place',
    sign: /process\.env/,
    only: ['src/main.ts', 'src/platform/db/embedded-host.ts'],
    fault: 'if (process.env.DEBUG) skip()',
  },
  {
    name: 'what is not here cannot be attacked: XML, LDAP, GraphQL, mail, memcache, video calls, sockets of the browser',
    sign: /DOMParser|xml2js|libxml|fast-xml-parser|xpath|ldap|graphql|nodemailer|smtp|memcache|RTCPeerConnection|getUserMedia|new WebSocket/i,
    fault: 'new RTCPeerConnection()',
  },
]

const filesWith = ({ sign, where = () => true }: Danger): string[] =>
  shipped.filter(({ path, text }) => where(path) && sign.test(text)).map(({ path }) => path)

test(`what can hurt is looked for in ${shipped.length} files that are shipped`, () => {
  expect(shipped.length).toBeGreaterThan(400)
  expect(shipped.map(({ path }) => path)).toContain('src/platform/http/server.ts')
})

describe('what can hurt stands where somebody has looked at it', () => {
  test.each(dangers.map((danger) => [danger.name, danger] as const))('%s', (_, danger) => {
    expect(filesWith(danger).sort()).toEqual([...(danger.only ?? [])].sort())
  })
})

describe('each sign is found', () => {
  test.each(dangers.map(({ name, sign, fault }) => [name, sign, fault] as const))('%s', (_, sign, fault) => {
    expect(sign.test(withoutComments(`const a = 1\n${fault}\n`))).toBe(true)
    expect(sign.test(withoutComments(`// ${fault}\n/* ${fault} */\n`))).toBe(false)
  })
})

test('nor do we depend on what speaks these languages', () => {
  const {
    dependencies,
    devDependencies,
  }: Record<string, Record<string, string>> = JSON.parse(readFileSync('package.json', 'utf8'))
  const named = Object.keys({ ...dependencies, ...devDependencies }).filter((name) =>
    /xml|xpath|ldap|graphql|mail|smtp|memcache|redis|mongo|webrtc|socket\.io|jsonp|cors|eval|serialize/i.test(
      name,
    ),
  )
  expect(named).toEqual([])
})
