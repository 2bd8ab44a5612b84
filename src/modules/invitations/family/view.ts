import type { InvitedPart } from '#kernel/actor.ts'
import { addHours, type Day, type Instant } from '#kernel/day.ts'
import type { Ctx } from '#platform/context.ts'
import { caseFacts, goalsOfCase, type HelpWithGoals } from '#modules/cases/index.ts'
import { clockViews, findWatch } from '#modules/clocks/index.ts'
import { decisionsServedOn } from '#modules/decisions/index.ts'
import { guardedWords, proposedMasks, type Reader, withMasks } from '#modules/disclosure/index.ts'
import { reportTexts } from '#modules/intake/index.ts'
import { readingsTold, type ToldReading } from '#modules/logreview/index.ts'
import { findColleague, listUnits } from '#modules/organisation/index.ts'
import { findPerson } from '#modules/people/index.ts'
import { type AskedTo, nextMeetingWith } from '#modules/visits/index.ts'
import type { ShownPart } from '../rules.ts'

/** For whom the page is made, and what it may hold. */
export type Viewing = {
  readonly childId: string
  readonly caseId: string
  readonly part: InvitedPart
  /** The reader in the register; null for a partner. */
  readonly personId: string | null
  readonly partnerName: string
  readonly shows: readonly ShownPart[]
  readonly agreed: string
  readonly officePhone: string
}

/** What runs and may be told: no clock of what is only prepared. */
export const toldClocks = [
  'investigation',
  'interventionFollowUp',
  'followUpAfterInvestigation',
  'appealHandover',
] as const
export type ToldClock = (typeof toldClocks)[number]

export type FamilyView = {
  readonly part: InvitedPart
  readonly child: string
  readonly worker: { readonly name: string; readonly title: string; readonly unit: string } | undefined
  readonly officePhone: string
  readonly agreed: string
  readonly shows: readonly ShownPart[]
  readonly meeting: AskedTo | undefined
  readonly decisions: readonly {
    readonly id: string
    readonly kind: string
    readonly decidedOn: Day
    readonly servedOn: Day
    readonly appealUntil: Day | null
  }[]
  readonly goals: readonly HelpWithGoals[]
  readonly next: readonly { readonly code: ToldClock; readonly dueOn: Day; readonly isLate: boolean }[]
  readonly log: { readonly told: readonly ToldReading[]; readonly withheld: number }
}

const readerAs = { guardian: 'guardian', child: 'child', partner: 'other' } as const

export const readerOf = ({ part, personId }: Pick<Viewing, 'part' | 'personId'>): Reader => ({
  as: readerAs[part],
  personId,
})

/** Every word that this reader may not have, in one pair of hands: the same rules as when papers are given out (ADR 0022). */
export const maskerFor = async (ctx: Ctx, viewing: Pick<Viewing, 'childId' | 'part' | 'personId'>) => {
  const guarded = await guardedWords(ctx, viewing, await reportTexts(ctx.tx, viewing.childId))
  const reader = readerOf(viewing)
  return (text: string) => withMasks(text, proposedMasks(text, reader, guarded))
}

/** Where something is taken out of a line of the page. */
export const hiddenMark = '[dolt]'

/** A month of openings: what somebody remembers, and can ask about. */
const logHours = 30 * 24

const workerOf = async (ctx: Ctx, caseId: string): Promise<FamilyView['worker']> => {
  const watch = await findWatch(ctx.tx, caseId)
  const owner = watch && (await findColleague(ctx, watch.ownerId))
  if (!owner) return undefined
  const unit = (await listUnits(ctx.tx)).find(({ id }) => id === watch.unitId)
  return { name: owner.name, title: owner.title, unit: unit?.name ?? owner.unit }
}

const isTold = (code: string): code is ToldClock => toldClocks.some((one) => one === code)

const nextOf = async (ctx: Ctx, caseId: string): Promise<FamilyView['next']> =>
  (await clockViews(ctx, [caseId], 'running'))
    .flatMap(({ code, dueOn }) => (isTold(code) ? [{ code, dueOn, isLate: dueOn < ctx.today }] : []))
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))

const since = (now: Instant): Instant => addHours(now, -logHours)

/** All of the page, with what this reader may not have taken out. Read one after the other: it is one transaction. */
export const viewFor = async (ctx: Ctx, viewing: Viewing): Promise<FamilyView> => {
  const { childId, caseId, part, personId, partnerName, shows } = viewing
  const masked = await maskerFor(ctx, viewing)
  const plain = (text: string): string =>
    masked(text)
      .map((piece) => (typeof piece === 'string' ? piece : hiddenMark))
      .join('')
  const has = (one: ShownPart): boolean => shows.includes(one)
  const child = await findPerson(ctx.tx, childId)
  const isProtected = (await caseFacts(ctx.tx, caseId))?.isProtected ?? true
  const meeting = has('meeting')
    ? await nextMeetingWith(ctx, childId, personId === null ? { name: partnerName } : { personId })
    : undefined
  const served =
    has('decisions') && personId !== null ? await decisionsServedOn(ctx, { childId, personId }) : []
  return {
    part,
    child: plain(child?.givenName ?? ''),
    worker: await workerOf(ctx, caseId),
    officePhone: viewing.officePhone,
    agreed: plain(viewing.agreed),
    shows,
    // Where a protected family is met is told by voice, not on a page.
    meeting: meeting && { ...meeting, place: isProtected ? '' : plain(meeting.place) },
    decisions: served.map(({ decision, servedOn, appealUntil }) => ({
      id: decision.id,
      kind: decision.kind,
      decidedOn: decision.decidedOn,
      servedOn,
      appealUntil,
    })),
    goals: has('goals')
      ? (await goalsOfCase(ctx, caseId)).map(({ name, goals }) => ({
          name: plain(name),
          goals: goals.map(plain),
        }))
      : [],
    next: has('next') ? await nextOf(ctx, caseId) : [],
    log: has('log') ? await readingsTold(ctx, childId, since(ctx.now)) : { told: [], withheld: 0 },
  }
}
