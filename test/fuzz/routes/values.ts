import type { Chance } from '../../histories/random.ts'

/** What nobody types and somebody sends: values for any place of an input. */
const texts = [
  '',
  ' ',
  '\n',
  'a\u0000b',
  '\ud800',
  'a\udfffb',
  'A\u030angstro\u0308m',
  '\u202egnälkab',
  '\ufeff',
  '👩‍👩‍👧‍👦'.repeat(40),
  "' or 1=1; --",
  '<img src=x onerror=alert(1)>',
  '{{7*7}}${7*7}',
  '{who}',
  '../../../../etc/passwd',
  '%00%0d%0aset-cookie: a=b',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'NaN',
  '-0',
  '1e309',
  '2026-02-30',
  '2026-11-23',
  '0000-00-00',
  '0000-01-01',
  '0001-01-01',
  '1582-10-10',
  '9999-12-31',
  '-000001-01-01',
  '+275760-09-13',
  '2026-11-23T09:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
  '0000-01-01T00:00:00Z',
  '2026-11-23T25:61:00Z',
  '2026-10-25T02:30:00+02:00',
  '24:00',
  '00:00',
  '201501019808',
  '201501619801',
  '20150230-9808',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '{01A20320-A200-7000-8000-000000000001}',
  '01A20320-A200-7000-8000-000000000001',
  '01a20320-a200-7000-8000-000000000001\n',
] as const

const numbers = [-1, 0, -0, 0.1, 1.5, 2 ** 31, 2 ** 32, 2 ** 53, 2 ** 63, 1e21, 1e308, -1e308] as const

const withKey = (key: string, value: unknown): object =>
  Object.defineProperty({}, key, { value, enumerable: true })

const nested = (depth: number): unknown => {
  let value: unknown = 'inne'
  for (let n = 0; n < depth; n++) value = n % 2 === 0 ? [value] : { a: value }
  return value
}

const things: readonly (() => unknown)[] = [
  () => null,
  () => true,
  () => [],
  () => ({}),
  () => [[]],
  () => [null],
  () => ({ length: 1e9 }),
  () => Object.fromEntries(['toString', 'valueOf', 'toJSON', 'then'].map((key) => [key, 1])),
  () => withKey('__proto__', { polluted: true }),
  () => ({ constructor: { prototype: { polluted: true } } }),
  () => nested(40),
  () => nested(2_000),
  () => Array.from({ length: 20_000 }, (_, n) => n),
  () => Array.from({ length: 200 }, () => ({ id: null, body: 'a' })),
  () => Object.fromEntries(Array.from({ length: 2_000 }, (_, n) => [`nyckel${n}`, n])),
]

const huge = ['å'.repeat(400_000), 'a'.repeat(900_000), '\u0301'.repeat(50_000), ' '.repeat(200_000)] as const

/** One value that fits nowhere, or almost. The huge ones come seldom: they cost the most. */
export const hostileValue = (chance: Chance): unknown => {
  const kind = chance.below(40)
  if (kind === 0) return chance.pick(huge)
  if (kind < 10) return chance.pick(things)()
  if (kind < 16) return chance.pick(numbers)
  if (kind < 18) return 'å'.repeat(chance.pick([80, 81, 200, 201, 500, 501, 2_001, 20_001, 60_001]))
  return chance.pick(texts)
}

/** What stands in an address is text. */
export const hostileText = (chance: Chance): string => chance.pick(texts)

/** Whole bodies that are not what they say, made of a right one. */
const bodies: readonly ((right: string, chance: Chance) => string | Buffer)[] = [
  () => '',
  () => ' ',
  () => 'null',
  () => '[]',
  () => '0',
  () => '"text"',
  () => '{',
  () => '['.repeat(100_000),
  () => `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
  () => `${'['.repeat(3_000)}${']'.repeat(3_000)}`,
  (right, chance) => right.slice(0, chance.below(right.length)),
  (right) => `${right}${right}`,
  (right) => `\ufeff${right}`,
  (right) => right.replaceAll('"', "'"),
  (right) => right.replace('{', '{"__proto__":{"polluted":true},'),
  (right) => right.replace('{', '{"constructor":{"prototype":{"polluted":true}},'),
  (right) => right.replace('{', '{"\\u005f_proto__":{"polluted":true},'),
  (right) => right.replace('{', '{"tenantId":"01a20320-a200-7000-8000-000000000001","id":1,'),
  (right) => right.replaceAll(/"[^"]*"(?=[,}])/g, '"\\ud800"'),
  (right) => right.replaceAll(/"[^"]*"(?=[,}])/g, '"\\u0000"'),
  (right) => right.replaceAll(/:(\d+|"[^"]*")/g, ':1e999'),
  (right) => right.replaceAll(/:(\d+|"[^"]*")/g, ':-1e-999999999'),
  (right) => `${right.slice(0, -1)},${right.slice(1)}`,
  (right) => Buffer.from(right, 'utf16le'),
  (right, chance) => {
    const bytes = Buffer.from(right)
    for (let n = 0; n < 3; n++) bytes[chance.below(bytes.length)] = chance.below(256)
    return bytes
  },
  (_, chance) => Buffer.from(Array.from({ length: 1 + chance.below(200) }, () => chance.below(256))),
  () => `{"a":"${'a'.repeat(1_100_000)}"}`,
]

export const brokenBody = (right: string, chance: Chance): string | Buffer =>
  chance.pick(bodies)(right, chance)

export const contentTypes = [
  '',
  'text/plain',
  'application/xml',
  'application/json; charset=utf-7',
  'application/json;',
  'APPLICATION/JSON',
  'application/json, text/html',
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; charset=latin1',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'application/octet-stream',
  'application/problem+json',
  'text/json; a="\\"',
  '*/*',
  ';',
  'å',
  'a'.repeat(4_000),
] as const

/** Headers that somebody in between, or somebody with bad intent, puts there. */
export const strangeHeaders: readonly Readonly<Record<string, string>>[] = [
  { 'x-http-method-override': 'DELETE' },
  { 'x-http-method': 'PUT', 'x-method-override': 'PATCH' },
  { 'accept-language': 'en;q=0.1,'.repeat(900) },
  { 'accept-language': '\u0080'.repeat(10) },
  { 'accept-language': '*;q=nan' },
  { accept: 'application/xml' },
  { 'accept-encoding': 'gzip;q=0, *;q=9' },
  { 'content-encoding': 'gzip' },
  { 'transfer-encoding': 'identity' },
  { expect: '200-ok' },
  { 'idempotency-key': '' },
  { 'idempotency-key': 'inte en nyckel' },
  { 'idempotency-key': '00000000-0000-0000-0000-000000000000' },
  { 'idempotency-key': '01a20320-a200-7000-8000-000000000001' },
  { 'idempotency-key': '01a20320-a200-7000-8000-000000000001, 01a20320-a200-7000-8000-000000000002' },
  { 'idempotency-key': 'f'.repeat(5_000) },
  { 'if-none-match': '"' },
  { 'if-none-match': '*' },
  { 'if-modified-since': 'igår' },
  { range: 'bytes=-99999999999' },
  { host: 'annan.exempel.se:99999' },
  { host: '[' },
  { 'x-forwarded-for': '::1, 127.0.0.1, <script>' },
  { 'x-forwarded-host': 'annan.exempel.se' },
  { forwarded: 'for="_gazonk"' },
  { origin: 'null' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-origin, none' },
  { 'x-by-itself': '1' },
  { 'x-original-url': '/healthz' },
  { 'user-agent': '(((((((((((((((((a+)+)+)+)+)+' },
  { 'user-agent': 'Mozilla/5.0 '.repeat(600) },
  { 'last-event-id': '\u00e5'.repeat(300) },
  { upgrade: 'websocket', connection: 'upgrade' },
  { cookie: 'barntid=' },
  { cookie: 'barntid=a.b; barntid=c.d' },
  { cookie: 'barntid=01a20320-a200-7000-8000-000000000001.' + 'a'.repeat(43) },
  { cookie: '__proto__=1; constructor=2; lang[]=en; =; ;;' },
  { cookie: 'lang=__proto__' },
  { cookie: 'a=b; '.repeat(2_000) },
  { cookie: 'barntid=%E0%A4%A' },
]

/** Behind the address, for what is asked there. */
export const strangeQueries = [
  '?',
  '?&&&&===',
  '?a=1&a=2&a=3',
  '?__proto__=1&constructor=2',
  '?__proto__[polluted]=true',
  '?a[b][c]=d&a[b]=e',
  '?lang=en&lang=sv',
  '?lang=__proto__',
  '?%',
  '?a=%E0%A4%A',
  '?a=%00',
  '?a=%ED%A0%80',
  `?${'a=b&'.repeat(3_000)}`,
  `?a=${'å'.repeat(1_000)}`,
] as const

/** In the place of an id in the address, already as it stands there. */
export const strangeSegments = [
  '%00',
  '%',
  '%E0%A4%A',
  '%ED%A0%80',
  '..',
  '%2e%2e%2f%2e%2e',
  '%2F',
  '.',
  'undefined',
  '__proto__',
  'constructor',
  'null',
  '0',
  '-1',
  '1%20or%201=1',
  '00000000-0000-0000-0000-000000000000',
  '01A20320-A200-7000-8000-000000000001',
  '%C3%A5'.repeat(20),
  'a'.repeat(199),
  'a'.repeat(201),
  'a'.repeat(6_000),
  '%F0%9F%91%A9',
] as const
