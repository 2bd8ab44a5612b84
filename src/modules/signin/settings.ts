import { readFile, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import { passkeyModes, type PasskeyRule, type RelyingParty } from '#platform/http/relying-party.ts'

const Provider = z.strictObject({
  issuer: z.url(),
  clientId: z.string().min(1).max(200),
  /** One of the two: a secret, or a private key (PEM, PKCS 8) whose public half the provider has. Paths beside this file. */
  clientSecretFile: z.string().optional(),
  privateKeyFile: z.string().optional(),
  privateKeyId: z.string().optional(),
  privateKeyAlgorithm: z.enum(['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA']).default('RS256'),
  clientSecretBy: z.enum(['basic', 'post']).default('basic'),
  /** The claim whose value is the worker's `login`: sub, employeeNumber, an HSA-id. */
  claim: z.string().min(1).max(100).default('sub'),
  /** Where the provider gives the claim only on the second question (userinfo). */
  askUserInfo: z.boolean().default(false),
  acr: z.array(z.string().min(1)).default([]),
  /** Why the municipality takes any strength, where `acr` is empty. */
  acrWaivedBecause: z.string().optional(),
  scope: z
    .string()
    .refine((text) => text.split(' ').includes('openid'), { message: 'must contain openid' })
    .default('openid'),
  mostSessions: z.number().int().min(1).max(20).default(2),
  /** Whether a passkey is a second way in: never, while the provider does not answer, or always. */
  passkeys: z.enum(passkeyModes).default('never'),
  passkeyDays: z.number().int().min(1).max(365).default(30),
  /** Only these models, by their makers' numbers (AAGUID), as the makers' certificates prove; empty: any. */
  passkeyModels: z.array(z.uuid().toLowerCase()).default([]),
  passkeyRootsFile: z.string().optional(),
})

/** The brokers of e-identification: the same, but whom they name is a person, and the strength is always asked for. */
const FamilyProvider = Provider.omit({
  acrWaivedBecause: true,
  mostSessions: true,
  passkeys: true,
  passkeyDays: true,
  passkeyModels: true,
  passkeyRootsFile: true,
}).extend({
  /** The claim whose value is the identity number in twelve digits: each broker calls it something else. */
  claim: z.string().min(1).max(100),
  acr: z.array(z.string().min(1)).min(1),
})

const File = z.strictObject({
  /** Where people reach this installation, without a path. */
  publicUrl: z.url(),
  /** By the municipality's short name (tenants.slug). */
  municipalities: z.record(z.string().regex(/^[a-z0-9-]{1,60}$/), Provider),
  /** For families and partners by invitation (ADR 0026); left out: nobody comes in from outside. */
  families: z.record(z.string().regex(/^[a-z0-9-]{1,60}$/), FamilyProvider).default({}),
})

export type ClientProof =
  | { readonly kind: 'secret'; readonly secret: string; readonly by: 'basic' | 'post' }
  | {
      readonly kind: 'key'
      readonly pem: string
      readonly algorithm: string
      readonly keyId: string | undefined
    }

export type ProviderSettings = {
  readonly slug: string
  readonly issuer: string
  readonly clientId: string
  readonly proof: ClientProof
  readonly claim: string
  readonly askUserInfo: boolean
  readonly acr: readonly string[]
  readonly scope: string
  readonly mostSessions: number
  readonly passkeys: PasskeyRule
}

export type SignInSettings = {
  readonly publicUrl: string
  readonly providers: ReadonlyMap<string, ProviderSettings>
  /** Those by whom families and partners sign in. */
  readonly families: ReadonlyMap<string, ProviderSettings>
  /** What is not safe enough for production, each with what to do about it. */
  readonly dangers: readonly string[]
}

const isHttps = (address: string): boolean => new URL(address).protocol === 'https:'

/** Unencrypted only on the same machine: for tests and for trying out. */
export const isLoopback = (address: string): boolean =>
  ['127.0.0.1', '[::1]', 'localhost'].includes(new URL(address).hostname)

const isReadByOthers = async (path: string): Promise<boolean> =>
  process.platform !== 'win32' && ((await stat(path)).mode & 0o077) !== 0

type Given = z.output<typeof Provider>

const proofOf = async (
  given: Pick<
    Given,
    'clientSecretFile' | 'clientSecretBy' | 'privateKeyFile' | 'privateKeyId' | 'privateKeyAlgorithm'
  >,
  folder: string,
  slug: string,
): Promise<{ proof: ClientProof; dangers: string[] }> => {
  const { clientSecretFile, privateKeyFile } = given
  const name = clientSecretFile ?? privateKeyFile
  if (name === undefined || (clientSecretFile !== undefined && privateKeyFile !== undefined))
    throw new Error(`Sign-in of ${slug}: give either clientSecretFile or privateKeyFile.`)
  const path = resolve(folder, name)
  const text = (await readFile(path, 'utf8')).trim()
  if (text === '') throw new Error(`Sign-in of ${slug}: ${name} is empty.`)
  const dangers = (await isReadByOthers(path))
    ? [`Sign-in of ${slug}: others on this machine may read ${name}. Set its mode to 600.`]
    : []
  if (clientSecretFile !== undefined)
    return { proof: { kind: 'secret', secret: text, by: given.clientSecretBy }, dangers }
  const { privateKeyAlgorithm: algorithm, privateKeyId: keyId } = given
  return { proof: { kind: 'key', pem: text, algorithm, keyId }, dangers }
}

const certificate = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

/** Families have no passkeys: theirs is the e-identification. */
const noPasskeys: PasskeyRule = { mode: 'never', lastsDays: 0, models: [], roots: [] }

const passkeyRuleOf = async (given: Given, folder: string, slug: string): Promise<PasskeyRule> => {
  const { passkeys: mode, passkeyDays: lastsDays, passkeyModels: models, passkeyRootsFile: name } = given
  if (models.length > 0 !== (name !== undefined))
    throw new Error(`Sign-in of ${slug}: give passkeyModels and passkeyRootsFile together, or neither.`)
  const text = name === undefined ? '' : await readFile(resolve(folder, name), 'utf8')
  const roots = text.match(certificate) ?? []
  if (name !== undefined && roots.length === 0)
    throw new Error(`Sign-in of ${slug}: ${name} holds no certificate (PEM).`)
  return { mode, lastsDays, models, roots }
}

/** A passkey is bound to a name: an address of numbers has none, and one without a dot is somebody else's on the next network. */
const hasName = (address: string): boolean => {
  const { hostname } = new URL(address)
  return hostname.includes('.') && !/^[\d.]+$/.test(hostname)
}

const dangersOf = (given: Pick<Given, 'issuer' | 'acr' | 'acrWaivedBecause'>, slug: string): string[] => [
  ...(isHttps(given.issuer) ? [] : [`Sign-in of ${slug}: the issuer is not https.`]),
  ...(given.acr.length === 0 && (given.acrWaivedBecause ?? '').trim() === ''
    ? [
        `Sign-in of ${slug}: no strength is asked for. Name the allowed ones in acr (LoA3), or say why not in acrWaivedBecause.`,
      ]
    : []),
]

const dangersOfPasskeys = (given: Given, slug: string, publicUrl: string): string[] =>
  given.passkeys === 'never' || hasName(publicUrl)
    ? []
    : [
        `Sign-in of ${slug}: passkeys are bound to a name, and publicUrl has none. Give it a host name, or set passkeys to never.`,
      ]

/** Reads the file that BARNTID_SIGN_IN names. Throws with a sentence when it cannot be read; never with a secret in it. */
export const readSignIn = async (path: string): Promise<SignInSettings> => {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Error('The file that BARNTID_SIGN_IN names cannot be read.')
  })
  const read = File.safeParse(jsonOf(text))
  if (!read.success)
    throw new Error(`BARNTID_SIGN_IN is not as it should be:\n${z.prettifyError(read.error)}`)
  const { publicUrl, municipalities, families } = read.data
  const providers = new Map<string, ProviderSettings>()
  const ofFamilies = new Map<string, ProviderSettings>()
  const dangers = isHttps(publicUrl) ? [] : ['Sign-in: publicUrl is not https.']
  for (const [slug, given] of Object.entries(municipalities)) {
    if (!isHttps(given.issuer) && !isLoopback(given.issuer))
      throw new Error(`Sign-in of ${slug}: the issuer is not https.`)
    const { proof, dangers: ofProof } = await proofOf(given, dirname(path), slug)
    dangers.push(...dangersOf(given, slug), ...dangersOfPasskeys(given, slug, publicUrl), ...ofProof)
    const passkeys = await passkeyRuleOf(given, dirname(path), slug)
    const { issuer, clientId, claim, askUserInfo, acr, scope, mostSessions } = given
    const told = { slug, issuer, clientId, claim, askUserInfo, acr, scope, mostSessions }
    providers.set(slug, { ...told, proof, passkeys })
  }
  for (const [slug, given] of Object.entries(families)) {
    const who = `${slug} (families)`
    if (!isHttps(given.issuer) && !isLoopback(given.issuer))
      throw new Error(`Sign-in of ${who}: the issuer is not https.`)
    const { proof, dangers: ofProof } = await proofOf(given, dirname(path), who)
    dangers.push(...dangersOf(given, who), ...ofProof)
    const { issuer, clientId, claim, askUserInfo, acr, scope } = given
    const told = { slug, issuer, clientId, claim, askUserInfo, acr, scope, mostSessions: 1 }
    ofFamilies.set(slug, { ...told, proof, passkeys: noPasskeys })
  }
  if (providers.size === 0) dangers.push('Sign-in: no municipality has a provider.')
  return { publicUrl: new URL(publicUrl).origin, providers, families: ofFamilies, dangers }
}

/** As passkeys know this installation: by the name in its public address. */
export const relyingPartyOf = ({ publicUrl, providers }: SignInSettings): RelyingParty => ({
  rpId: new URL(publicUrl).hostname,
  isOrigin: (origin) => origin === publicUrl,
  ruleOf: (slug) => providers.get(slug)?.passkeys,
})

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error('The file that BARNTID_SIGN_IN names is not JSON.')
  }
}
