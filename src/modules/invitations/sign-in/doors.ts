import { randomBytes } from 'node:crypto'
import { Id, uuidv7At } from '#kernel/id.ts'
import { askHouse } from '#platform/db/database.ts'
import type { Answered, Door, Knock } from '#platform/http/doors.ts'
import { hashOf } from '#platform/http/session.ts'
import type { Served } from '#platform/module.ts'
import { type House, run } from '#platform/run.ts'
import {
  meetings,
  newSecrets,
  type Provider,
  ProviderAway,
  type ProviderSettings,
  type Refusal,
  type SignInSettings,
  take,
  Taken,
} from '#modules/signin/index.ts'
import { demoPage, plainPage, textIn, wordPage } from '../family/page.ts'
import { sv } from '../text.sv.ts'
import { en } from '../text.en.ts'
import {
  beginOutside,
  demoPeople,
  DemoPeople,
  Done,
  finishOutside,
  noteOutside,
  type OutsideRefusal,
  signOut,
  startDemo,
} from './steps.ts'

/** trust.md 6.5. */
const perMinute = 60
const start = '/familj/logga-in'
const answerPath = '/familj/logga-in/svar'

const statuses: Readonly<Record<OutsideRefusal, number>> = {
  nothing: 403,
  away: 503,
  refused: 403,
  weak: 403,
}

/** What the sign-in of workers tells apart is told to a family in fewer words. */
const plainly = (code: Refusal): OutsideRefusal =>
  code === 'provider_away' ? 'away' : code === 'too_weak' ? 'weak' : 'refused'

/** Back to the family's own pages and to no other. */
export const safeReturn = (asked: string | undefined): string => {
  const [, id] = /^\/familj\/([0-9a-f-]{36})$/.exec(asked ?? '') ?? []
  return Id.safeParse(id).success ? `/familj/${id}` : '/familj'
}

type Place = {
  readonly tenantId: string
  readonly slug: string
  readonly settings: ProviderSettings | undefined
}

type Wanted = {
  readonly house: House
  /** undefined: a demo, in which one chooses whom to be. */
  readonly settings: SignInSettings | undefined
}

const refused = (word: OutsideRefusal, knock: Knock, slug?: string): Answered => ({
  status: statuses[word],
  page: wordPage(knock.language, word, slug),
  begun: null,
})

/** Nothing had begun here, or not in this browser. */
const notBegun = (word: OutsideRefusal, knock: Knock, slug?: string): Answered => ({
  ...refused(word, knock, slug),
  status: 400,
})

/** Not by a redirect: that would still come from the provider, and our cookie is not sent along with such. */
const inPage = ({ language }: Knock, session: string, to: string): Answered => {
  const { signIn } = textIn(language)
  const page = plainPage(language, { title: signIn.inTitle, lead: '', go: signIn.inGo, to })
  return { status: 200, page, goOn: to, outside: session, begun: null }
}

const failed: NonNullable<Door['failed']> = (language) => wordPage(language, 'broken')

/** The way in from outside: begin, answer, sign out. Everything else is only reached with a session that began here. */
export const outsideDoors = ({ house, settings }: Wanted): readonly Door[] => {
  const meet = meetings()
  const isDemo = house.demo && !settings

  const runAt = (served: Served, tenantId: string, { now, requestId, language, device }: Knock) =>
    run(house, served, { publicTenantId: tenantId }, { input: {}, now, requestId, language, device })

  const place = async (
    where: { slug: string | undefined } | { tenantId: string },
  ): Promise<Place | undefined> => {
    const [row] = await askHouse<{ id: string; slug: string }>(
      house.db,
      `select id, slug from tenants
       where ($1::text is null or slug = $1) and ($2::uuid is null or id = $2)
         and (slug = any($3) or (demo and $4)) order by id limit 1`,
      [
        'slug' in where ? (where.slug ?? null) : null,
        'tenantId' in where ? where.tenantId : null,
        [...(settings?.families.keys() ?? [])],
        isDemo,
      ],
    )
    return row && { tenantId: row.id, slug: row.slug, settings: settings?.families.get(row.slug) }
  }

  const refuse = async (word: OutsideRefusal, knock: Knock, at: Place): Promise<Answered> => {
    await runAt(noteOutside(word), at.tenantId, knock)
    return refused(word, knock, at.slug)
  }

  const withProvider = async (
    here: Place,
    knock: Knock,
    work: (provider: Provider) => Promise<Answered>,
  ): Promise<Answered> => {
    if (!here.settings) return refused('nothing', knock)
    try {
      return await work(await meet(here.settings))
    } catch (error) {
      if (error instanceof ProviderAway) return refuse('away', knock, here)
      throw error
    }
  }

  const demoAt = async (knock: Knock, here: Place): Promise<Answered> => {
    const { people } = DemoPeople.parse((await runAt(demoPeople(), here.tenantId, knock)).reply)
    const { parts } = knock.language === 'en' ? en : sv
    const shown = people.map(({ part, ...one }) => ({ ...one, as: parts[part] }))
    return { status: 200, page: demoPage(knock.language, shown) }
  }

  const startAt = async (knock: Knock): Promise<Answered> => {
    const here = await place({ slug: knock.query['kommun'] })
    if (!here) return refused('nothing', knock)
    if (isDemo) return demoAt(knock, here)
    if (!settings) return refused('nothing', knock)
    return withProvider(here, knock, async (provider) => {
      const secrets = newSecrets()
      const token = randomBytes(32).toString('base64url')
      const attempt = {
        ...secrets,
        id: uuidv7At(Temporal.Instant.from(knock.now).epochMilliseconds),
        cookieHash: hashOf(token),
        returnTo: safeReturn(knock.query['till']),
      }
      await runAt(beginOutside(attempt), here.tenantId, knock)
      const goTo = await provider.addressOf({
        secrets,
        redirectUri: settings.publicUrl + answerPath,
        // Two parents may share a telephone: the broker asks who it is each time.
        fresh: true,
        language: knock.language,
      })
      return { status: 302, goTo, begun: `${here.tenantId}.${token}` }
    })
  }

  const answerAt = async (knock: Knock): Promise<Answered> => {
    const here = knock.begun && (await place({ tenantId: knock.begun.tenantId }))
    const state = knock.query['state']
    if (!here || !settings || !knock.begun) return notBegun('refused', knock)
    if (state === undefined) return { ...(await refuse('refused', knock, here)), status: 400 }
    const asked = { cookieHash: knock.begun.tokenHash, state, door: 'outside' } as const
    const { attempt } = Taken.parse((await runAt(take(asked), here.tenantId, knock)).reply)
    if (!attempt) return { ...(await refuse('refused', knock, here)), status: 400 }
    return withProvider(here, knock, async (provider) => {
      const answer = new URL(settings.publicUrl + answerPath + knock.search)
      const { nonce, verifier, returnTo } = attempt
      const proven = await provider.proven(answer, {
        secrets: { state, nonce, verifier },
        fresh: true,
        now: knock.now,
      })
      if (typeof proven === 'string') return refuse(plainly(proven), knock, here)
      const { reply, after } = await runAt(finishOutside(proven), here.tenantId, knock)
      const { refused: why } = Done.parse(reply)
      if (why !== null) return refused(why, knock, here.slug)
      const session = typeof after.cookie === 'object' ? after.cookie.value : ''
      return inPage(knock, session, safeReturn(returnTo))
    })
  }

  /** In a demo only; sent from another website it is nobody's wish. */
  const chooseAt = async (knock: Knock): Promise<Answered> => {
    const here = isDemo && !knock.isSentByOthers ? await place({ slug: knock.query['kommun'] }) : undefined
    const chosen = /^\d{1,2}$/.exec(knock.form['person'] ?? '')?.[0]
    if (!here || chosen === undefined) return notBegun('nothing', knock)
    const { reply, after } = await runAt(startDemo(Number(chosen)), here.tenantId, knock)
    if (Done.parse(reply).refused !== null) return refused('nothing', knock, here.slug)
    return inPage(knock, typeof after.cookie === 'object' ? after.cookie.value : '', '/familj')
  }

  const leaveAt = async (knock: Knock): Promise<Answered> => {
    const { signIn } = textIn(knock.language)
    if (knock.outside && !knock.isSentByOthers)
      await runAt(signOut(knock.outside.tokenHash), knock.outside.tenantId, knock)
    const page = plainPage(knock.language, {
      title: signIn.outTitle,
      lead: signIn.outLead,
      go: signIn.title,
      to: start,
    })
    return { status: 200, page, outside: null }
  }

  return [
    { method: 'GET', path: start, perMinute, open: startAt, failed },
    { method: 'POST', path: start, perMinute, open: chooseAt, failed },
    { method: 'GET', path: answerPath, perMinute, open: answerAt, failed },
    { method: 'GET', path: '/familj/logga-ut', perMinute, open: leaveAt, failed },
  ]
}
