import { isIP } from 'node:net'
import { join } from 'node:path'
import { z } from 'zod'

const isNetwork = (text: string): boolean => {
  const [address = '', bits, ...rest] = text.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}

/** The machines in front of us whose word about a caller's address is taken; everybody would be nobody's. */
const Proxies = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()])))
  .refine((all) => all.every(isNetwork), 'addresses or networks (10.0.0.0/8), with commas between')
  .refine((all) => all.every((one) => !one.endsWith('/0')), 'not everybody')

const Env = z.object({
  NODE_ENV: z.string().default('development'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  BARNTID_PROXIES: Proxies,
  DATABASE_URL: z.string().optional(),
  DATABASE_APP_URL: z.string().optional(),
  BARNTID_DATA: z.string().default(join(import.meta.dirname, '../../data')),
  BARNTID_MODE: z.enum(['demo', 'production']).default('demo'),
  BARNTID_LOG_KEY: z.string().optional(),
  BARNTID_SEALED_KEYS: z.string().min(1).optional(),
  BARNTID_WITNESSES: z.string().optional(),
  BARNTID_FILES_KEY: z.string().min(1).optional(),
  BARNTID_FILES_URL: z.url({ protocol: /^https?$/ }).optional(),
  BARNTID_FILES_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  BARNTID_CLAMAV: z.string().min(1).optional(),
  BARNTID_SIGN_IN: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
})

export type Config = {
  readonly port: number
  readonly host: string
  /** Addresses and networks of the proxies in front of us (docs/security.md); none: whoever connects is the caller. */
  readonly proxies: readonly string[]
  /** Undefined: the embedded database in `dataDir`. */
  readonly ownerUrl: string | undefined
  /** The application's own login, when the house makes it itself. */
  readonly appUrl: string | undefined
  readonly dataDir: string
  readonly demo: boolean
  /** The key that signs the access log's checkpoints; undefined: the one in `dataDir`, made there in demo mode. */
  readonly logKeyFile: string | undefined
  /** The keys of the sealed store (ADR 0019); undefined: those in `dataDir`, made there in demo mode. */
  readonly sealKeysFile: string | undefined
  /** JSON: who witnesses our log, and whom we witness (docs/adr/0015). */
  readonly witnessFile: string | undefined
  /** JSON: each municipality's provider (docs/guides/sign-in.md); undefined in a demo. */
  readonly signInFile: string | undefined
  /** The key that seals the files; undefined: the one in `dataDir`, made there in demo mode. */
  readonly filesKeyFile: string | undefined
  /** The second origin, from which files are fetched, as users reach it; undefined in a demo: the same host, another port. */
  readonly filesUrl: string | undefined
  /** Where the second origin listens; 0: a free port. */
  readonly filesPort: number
  /** The scanner's socket: a path, or host:port. */
  readonly clamAv: string | undefined
  readonly logLevel: string
  /** Cookies are Secure and carry the __Host- prefix, and HSTS is sent. */
  readonly https: boolean
}

/** Reads the environment once, at start; throws with a list of what is wrong. */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): Config => {
  const read = Env.safeParse(env)
  if (!read.success) throw new Error(`The settings cannot be read:\n${z.prettifyError(read.error)}`)
  const { data } = read
  return {
    port: data.PORT,
    host: data.HOST,
    proxies: data.BARNTID_PROXIES,
    ownerUrl: data.DATABASE_URL === '' ? undefined : data.DATABASE_URL,
    appUrl: data.DATABASE_APP_URL,
    dataDir: data.BARNTID_DATA,
    demo: data.BARNTID_MODE === 'demo',
    logKeyFile: data.BARNTID_LOG_KEY,
    sealKeysFile: data.BARNTID_SEALED_KEYS,
    witnessFile: data.BARNTID_WITNESSES,
    signInFile: data.BARNTID_SIGN_IN,
    filesKeyFile: data.BARNTID_FILES_KEY,
    filesUrl: data.BARNTID_FILES_URL,
    filesPort: data.BARNTID_FILES_PORT,
    clamAv: data.BARNTID_CLAMAV,
    logLevel: data.LOG_LEVEL,
    https: data.BARNTID_MODE === 'production',
  }
}
