import { randomBytes } from 'node:crypto'
import { uuidv7At } from '#kernel/id.ts'
import { askHouse } from '#platform/db/database.ts'
import type { Answered, Door, Knock } from '#platform/http/doors.ts'
import { hashOf } from '#platform/http/session.ts'
import type { Served } from '#platform/module.ts'
import { type House, run } from '#platform/run.ts'
import { donePage, failedPage, refusalPage } from './page.ts'
import { passkeyDoors } from './passkeys/doors.ts'
import { meetings, newSecrets, type Provider, ProviderAway, pulses } from './provider.ts'
import { type Refusal, safeReturn } from './rules.ts'
import type { ProviderSettings, SignInSettings } from './settings.ts'
import {
  begin,
  Begun,
  endByProvider,
  finish,
  Finished,
  LoggedOut,
  noteRefusal,
  take,
  Taken,
} from './steps.ts'

/** trust.md 6.5: by address; a whole municipality may sit behind one. */
const perMinute = 120

const answerPath = '/inloggning/svar'

const statuses: Readonly<Record<Refusal, number>> = {
  start_missing: 400,
  not_trusted: 403,
  denied: 403,
  unknown_worker: 403,
  claim_missing: 403,
  too_weak: 403,
  not_fresh: 403,
  other_person: 403,
  provider_away: 503,
  no_provider: 404,
}

type Place = { readonly tenantId: string; readonly slug: string }
type Here = Place & { readonly settings: ProviderSettings }

type Wanted = {
  readonly house: House
  /** undefined: a demo, in which one chooses who one is. */
  readonly settings: SignInSettings | undefined
}

const refusedPage = (
  code: Refusal,
  knock: Knock,
  slug: string | undefined,
  hasPasskeys = false,
): Answered => ({
  status: statuses[code],
  page: refusalPage(knock.language, code, slug, hasPasskeys),
  begun: null,
})

const done = async ({ language }: Knock): Promise<Answered> => ({ status: 200, page: donePage(language) })

const wrongToken: Answered = { status: 400, json: { error: 'invalid_request' } }

/** The protocol's addresses: begin, answer, done, sign out there, signed out from there. */
export const signInDoors = ({ house, settings }: Wanted): readonly Door[] => {
  const meet = meetings()
  const isAway = pulses()

  const runAt = (served: Served, tenantId: string, { now, requestId, language, device }: Knock) =>
    run(house, served, { publicTenantId: tenantId }, { input: {}, now, requestId, language, device })

  const place = async (where: { slug: string | undefined } | { tenantId: string }) => {
    const [row] = await askHouse<{ id: string; slug: string }>(
      house.db,
      `select id, slug from tenants
       where ($1::text is null or slug = $1) and ($2::uuid is null or id = $2) and slug = any($3)
       order by id limit 1`,
      [
        'slug' in where ? (where.slug ?? null) : null,
        'tenantId' in where ? where.tenantId : null,
        [...(settings?.providers.keys() ?? [])],
      ],
    )
    const found = row && settings?.providers.get(row.slug)
    return found && { tenantId: row.id, slug: row.slug, settings: found }
  }

  /** Shows why, and leaves a row in the log where it is known in which municipality. */
  const refuse = async (code: Refusal, knock: Knock, at: Place): Promise<Answered> => {
    await runAt(noteRefusal(code), at.tenantId, knock)
    const mode = settings?.providers.get(at.slug)?.passkeys.mode ?? 'never'
    return refusedPage(code, knock, at.slug, code === 'provider_away' && mode !== 'never')
  }

  const withProvider = async (
    here: Here,
    knock: Knock,
    work: (provider: Provider) => Promise<Answered>,
  ): Promise<Answered> => {
    try {
      return await work(await meet(here.settings))
    } catch (error) {
      if (error instanceof ProviderAway) return refuse('provider_away', knock, here)
      throw error
    }
  }

  const startAt = async (knock: Knock): Promise<Answered> => {
    const here = await place({ slug: knock.query['kommun'] })
    if (!here || !settings)
      return house.demo && !settings
        ? { status: 302, goTo: '/' }
        : refusedPage('no_provider', knock, undefined)
    // A provider with a session of its own answers without asking: somebody here must have wished it (OWASP ASVS 7.6.2).
    if (knock.isSentByOthers) return { status: 303, goTo: safeReturn(knock.query['till']) }
    return withProvider(here, knock, async (provider) => {
      const secrets = newSecrets()
      const token = randomBytes(32).toString('base64url')
      const begun = await runAt(
        begin({
          id: uuidv7At(Temporal.Instant.from(knock.now).epochMilliseconds),
          cookieHash: hashOf(token),
          ...secrets,
          returnTo: safeReturn(knock.query['till']),
          tokenHash: knock.session?.tenantId === here.tenantId ? knock.session.tokenHash : undefined,
          wantsFresh: knock.query['igen'] === '1',
        }),
        here.tenantId,
        knock,
      )
      const goTo = await provider.addressOf({
        secrets,
        redirectUri: settings.publicUrl + answerPath,
        fresh: Begun.parse(begun.reply).fresh,
        language: knock.language,
      })
      return { status: 302, goTo, begun: `${here.tenantId}.${token}` }
    })
  }

  const answerAt = async (knock: Knock): Promise<Answered> => {
    const here = knock.begun && (await place({ tenantId: knock.begun.tenantId }))
    const state = knock.query['state']
    if (!here || !settings || !knock.begun) return refusedPage('start_missing', knock, undefined)
    if (state === undefined) return refuse('start_missing', knock, here)
    const taken = await runAt(
      take({ cookieHash: knock.begun.tokenHash, state, door: 'staff' }),
      here.tenantId,
      knock,
    )
    const { attempt } = Taken.parse(taken.reply)
    if (!attempt) return refuse('start_missing', knock, here)
    return withProvider(here, knock, async (provider) => {
      const answer = new URL(settings.publicUrl + answerPath + knock.search)
      const { nonce, verifier, freshSessionId } = attempt
      const fresh = freshSessionId !== null
      const asked = { secrets: { state, nonce, verifier }, fresh, now: knock.now }
      const proven = await provider.proven(answer, asked)
      if (typeof proven === 'string') return refuse(proven, knock, here)
      const mostAtOnce = here.settings.mostSessions
      const { reply, after } = await runAt(
        finish(proven, { mostAtOnce, freshSessionId }),
        here.tenantId,
        knock,
      )
      const { refused } = Finished.parse(reply)
      if (refused !== null) return refusedPage(refused, knock, here.slug)
      const session = typeof after.cookie === 'object' ? after.cookie.value : undefined
      if (session === undefined) throw new Error('a sign-in that was accepted gave no session')
      return { status: 303, goTo: attempt.returnTo, session, begun: null }
    })
  }

  const signedOutAt = async (knock: Knock): Promise<Answered> => {
    const here = await place({ slug: knock.municipality })
    const token = knock.form['logout_token']
    if (!here || token === undefined || token.length > 20_000) return wrongToken
    try {
      const claims = await (await meet(here.settings)).logout(token, knock.now)
      if (!claims) return wrongToken
      const whose = { ...claims, issuer: here.settings.issuer }
      const { reply } = await runAt(endByProvider(whose), here.tenantId, knock)
      return LoggedOut.parse(reply).ended === null ? wrongToken : { status: 200 }
    } catch (error) {
      if (error instanceof ProviderAway) return { status: 503, json: { error: 'temporarily_unavailable' } }
      throw error
    }
  }

  const signOutAt = async (knock: Knock): Promise<Answered> => {
    const here = await place({ slug: knock.query['kommun'] })
    if (!here || !settings) return { status: 302, goTo: '/' }
    try {
      const provider = await meet(here.settings)
      return { status: 302, goTo: provider.endAddress(`${settings.publicUrl}/`) ?? '/' }
    } catch (error) {
      // Signed out here in any case; the provider's own session ends by its own rules.
      if (error instanceof ProviderAway) return { status: 302, goTo: '/' }
      throw error
    }
  }

  const byPasskey = passkeyDoors({
    house,
    isAway: async (slug) => {
      const known = settings?.providers.get(slug)
      return known !== undefined && isAway(known)
    },
    mostSessions: (slug) => settings?.providers.get(slug)?.mostSessions,
  })

  return [
    ...byPasskey,
    { method: 'GET', path: '/inloggning', perMinute, open: startAt, failed: failedPage },
    { method: 'GET', path: answerPath, perMinute, open: answerAt, failed: failedPage },
    { method: 'GET', path: '/inloggning/klar', perMinute, open: done, failed: failedPage },
    { method: 'GET', path: '/inloggning/ut', perMinute, open: signOutAt, failed: failedPage },
    { method: 'POST', path: '/inloggning/utloggning', perMinute, open: signedOutAt },
    { method: 'POST', path: '/inloggning/utloggning/:municipality', perMinute, open: signedOutAt },
  ]
}
