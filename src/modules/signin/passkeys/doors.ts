import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { uuidv7At } from '#kernel/id.ts'
import { askHouse } from '#platform/db/database.ts'
import type { Answered, Door, Knock } from '#platform/http/doors.ts'
import type { PasskeyRule, RelyingParty } from '#platform/http/relying-party.ts'
import { hashOf } from '#platform/http/session.ts'
import type { Served } from '#platform/module.ts'
import { type House, run } from '#platform/run.ts'
import { Assertion, type Question, type Ways } from './contract.ts'
import { challengeSeconds, isOffered } from './rules.ts'
import { ask, Asked, enter, Entered, noteNotOffered } from './steps.ts'
import { en } from './text.en.ts'
import { sv } from './text.sv.ts'

/** trust.md 6.5: by address; a whole municipality may sit behind one. */
const perMinute = 60
// A demo is looked at by many with the same invented name; a real worker has two devices.
const mostInDemo = 100

type Here = {
  readonly tenantId: string
  readonly slug: string
  readonly relyingParty: RelyingParty
  readonly rule: PasskeyRule
}

export type PasskeyDoors = {
  readonly house: House
  /** Whether the municipality's provider does not answer now. */
  readonly isAway: (slug: string) => Promise<boolean>
  /** How many sign-ins of one person the municipality allows; undefined in a demo. */
  readonly mostSessions: (slug: string) => number | undefined
}

const message = ({ language }: Knock, code: 'passkey_refused' | 'passkey_not_offered'): Answered => ({
  status: code === 'passkey_refused' ? 403 : 404,
  json: { error: { code, message: (language === 'en' ? en : sv).doors[code] } },
  begun: null,
})

const answerOf = (text: string | undefined): Assertion | undefined => {
  try {
    return Assertion.safeParse(JSON.parse(text ?? '')).data
  } catch {
    return undefined
  }
}

/** The addresses of a sign-in by passkey: is it offered, what is to be signed, the answer. */
export const passkeyDoors = ({ house, isAway, mostSessions }: PasskeyDoors): readonly Door[] => {
  const { relyingParty } = house

  const runAt = (served: Served, { tenantId }: Here, { now, requestId, language, device }: Knock) =>
    run(house, served, { publicTenantId: tenantId }, { input: {}, now, requestId, language, device })

  /** Whoever is signed in is at home in one municipality, and whoever has begun began in one. */
  const place = async (where: { slug: string | undefined } | { tenantId: string }) => {
    const [slug, tenantId] = 'slug' in where ? [where.slug ?? null, null] : [null, where.tenantId]
    const rows = await askHouse<{ id: string; slug: string }>(
      house.db,
      `select id, slug from tenants
       where ($1::text is null or slug = $1) and ($2::uuid is null or id = $2) order by id`,
      [slug, tenantId],
    )
    for (const { id, slug: found } of rows) {
      const rule = relyingParty?.ruleOf(found)
      if (rule && relyingParty) return { tenantId: id, slug: found, relyingParty, rule }
    }
    return undefined
  }

  const placeOf = ({ session }: Knock, slug: string | undefined, wantsFresh: boolean) =>
    place(wantsFresh && session ? { tenantId: session.tenantId } : { slug })

  const isOpen = ({ rule, slug }: Here): Promise<boolean> => isOffered(rule.mode, () => isAway(slug))

  const waysAt = async (knock: Knock): Promise<Answered> => {
    const here = await placeOf(knock, knock.query['kommun'], knock.query['igen'] === '1')
    const ways: z.output<typeof Ways> = {
      passkey: here !== undefined && (await isOpen(here)),
      rpId: relyingParty?.rpId ?? '',
    }
    return { status: 200, json: ways }
  }

  const askAt = async (knock: Knock): Promise<Answered> => {
    const wantsFresh = knock.form['igen'] === '1'
    const here = knock.isSentByOthers ? undefined : await placeOf(knock, knock.form['kommun'], wantsFresh)
    if (!here) return message(knock, 'passkey_not_offered')
    if (!(await isOpen(here))) {
      await runAt(noteNotOffered, here, knock)
      return message(knock, 'passkey_not_offered')
    }
    const token = randomBytes(32).toString('base64url')
    const challenge = randomBytes(32).toString('base64url')
    const asked = {
      id: uuidv7At(Temporal.Instant.from(knock.now).epochMilliseconds),
      cookieHash: hashOf(token),
      challenge,
      tokenHash: knock.session?.tenantId === here.tenantId ? knock.session.tokenHash : undefined,
      wantsFresh,
    }
    const { allow } = Asked.parse((await runAt(ask(asked), here, knock)).reply)
    const { rpId } = here.relyingParty
    const question: z.output<typeof Question> = { challenge, rpId, allow, timeout: challengeSeconds * 1000 }
    return { status: 200, json: question, begun: `${here.tenantId}.${token}` }
  }

  const answerAt = async (knock: Knock): Promise<Answered> => {
    const here = knock.begun && (await place({ tenantId: knock.begun.tenantId }))
    // Nothing has begun in this browser: as little to refuse as to let in.
    if (!here || !knock.begun) return { ...message(knock, 'passkey_refused'), status: 400 }
    if (knock.isSentByOthers || here.rule.mode === 'never') return message(knock, 'passkey_refused')
    const entering = enter({
      cookieHash: knock.begun.tokenHash,
      tokenHash: knock.session?.tenantId === here.tenantId ? knock.session.tokenHash : undefined,
      answer: answerOf(knock.form['answer']),
      relyingParty: here.relyingParty,
      rule: here.rule,
      mostAtOnce: mostSessions(here.slug) ?? mostInDemo,
    })
    const { reply, after } = await runAt(entering, here, knock)
    if (Entered.parse(reply).refused !== null) return message(knock, 'passkey_refused')
    const session = typeof after.cookie === 'object' ? after.cookie.value : undefined
    if (session === undefined) throw new Error('a passkey that was accepted gave no session')
    return { status: 200, json: { signedIn: true }, session, begun: null }
  }

  return [
    { method: 'GET', path: '/inloggning/vagar', perMinute, open: waysAt },
    { method: 'POST', path: '/inloggning/passkey/fraga', perMinute, open: askAt },
    { method: 'POST', path: '/inloggning/passkey/svar', perMinute, open: answerAt },
  ]
}
