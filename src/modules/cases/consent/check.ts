import type { Day } from '#kernel/day.ts'
import { Conflict, found } from '#kernel/errors.ts'
import type { Ctx } from '#platform/context.ts'
import { findPerson, personBriefs, whomMayKnow } from '#modules/people/index.ts'
import { readCase } from '../store/cases.ts'
import {
  answerAbout,
  type ChildOf,
  guardiansAt,
  type Help,
  isNoted,
  onCurrentBasis,
  readNoted,
} from './facts.ts'
import type { Missing } from './rules.ts'
import { sv } from './text.sv.ts'

/** Those who are missing, by name; one whom the reader may not know of is told without it (law.md 3.7). */
const namesOf = async (ctx: Ctx, missing: readonly Missing[]): Promise<string[]> => {
  const ids = missing.flatMap(({ personId }) => personId ?? [])
  const people = await personBriefs(ctx.tx, ids)
  const known = await whomMayKnow(
    ctx,
    [...people.values()].flatMap(({ id, isProtected }) => (isProtected ? [id] : [])),
  )
  return ids.map((id) => {
    const person = people.get(id)
    return person && (!person.isProtected || known.has(id)) ? person.name : sv.hidden
  })
}

/**
 * SoL 21:1, FB 6:13: help does not begin while somebody who must agree has not, or has taken it back. Stands before every
 * start, of help at home and of a placement. `on` is the day of the start. The answer says who is missing.
 */
export const checkConsent = async (ctx: Ctx, help: Help, on: Day): Promise<void> => {
  const { child_id: childId } = found(await readCase(ctx.tx, help.case_id))
  const child = found(await findPerson(ctx.tx, childId))
  const guardians = await guardiansAt(ctx.tx, childId, on)
  const noted = await readNoted(ctx.tx, help.case_id)
  const { missing } = answerAbout(help, { child, guardians, noted, on })
  if (missing.length === 0) return
  if (missing.some(({ personId }) => personId === null)) throw new Conflict('consent_of_nobody')
  const who = await namesOf(ctx, missing)
  const isRefused = missing.some(({ standing }) => standing === 'refused' || standing === 'withdrawn')
  throw new Conflict(isRefused ? 'consent_refused' : 'consent_missing', { who })
}

type Standing = 'complete' | 'missing' | 'lost'

/**
 * Where the consents to each help stand today, for the steps of the case. Help that has begun is 'lost' when somebody took
 * the consent back, said no, or a birthday asks for one more; help from before consents were noted is left in peace.
 */
export const consentStandings = async (
  ctx: Pick<Ctx, 'tx' | 'today'>,
  { caseId, child, helps }: { caseId: string; child: ChildOf; helps: readonly (Help & HelpDays)[] },
): Promise<ReadonlyMap<string, Standing>> => {
  const granted = helps.filter((help) => help.ended_on === null)
  if (granted.length === 0) return new Map()
  const [open, noted, guardians] = await Promise.all([
    onCurrentBasis(ctx.tx, caseId, granted),
    readNoted(ctx.tx, caseId),
    guardiansAt(ctx.tx, child.id, ctx.today),
  ])
  return new Map(
    open.map((help) => {
      const { missing } = answerAbout(help, { child, guardians, noted, on: ctx.today })
      const isLost = help.started_on !== null && isNoted(noted, help.id)
      const lacking: Standing = help.started_on === null ? 'missing' : isLost ? 'lost' : 'complete'
      return [help.id, missing.length === 0 ? 'complete' : lacking]
    }),
  )
}

type HelpDays = { readonly started_on: Day | null; readonly ended_on: Day | null }
