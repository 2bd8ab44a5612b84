import { found } from '#kernel/errors.ts'
import type { Ctx } from '#platform/context.ts'
import { caseFacts, childRelation } from '#modules/cases/index.ts'
import { reportPeople } from '#modules/intake/index.ts'
import { quotedNotes } from '#modules/journal/index.ts'
import type { AboutType } from './contract.ts'
import type { FileFacts } from './policy.ts'

/** What a file is with: what the policy asks, and whose names stand in the log. */
export type About = {
  readonly facts: FileFacts
  readonly childId: string | null
  readonly personIds: readonly string[]
  readonly isProtected: boolean
}

const ofCase = async ({ tx }: Ctx, id: string): Promise<About> => {
  const { facts, own, childId, isProtected } = found(await caseFacts(tx, id))
  return {
    facts: { aboutType: 'case', readers: [facts], writers: [own], hidesReporter: false },
    childId,
    personIds: [childId],
    isProtected,
  }
}

const ofNote = async ({ tx }: Ctx, id: string): Promise<About> => {
  const { childId } = found((await quotedNotes(tx, [id])).notes[0])
  const facts = await childRelation(tx, childId)
  return {
    facts: { aboutType: 'note', readers: [facts], writers: [facts], hidesReporter: false },
    childId,
    personIds: [childId],
    isProtected: facts.isProtected,
  }
}

const ofReport = async (ctx: Ctx, id: string): Promise<About> => {
  const { children, hidesReporter } = found(await reportPeople(ctx, id))
  return {
    facts: { aboutType: 'report', readers: children, writers: children, hidesReporter },
    childId: null,
    personIds: children.flatMap(({ childId }) => (childId === null ? [] : [childId])),
    isProtected: children.some(({ isProtected }) => isProtected),
  }
}

/** The report, the case or the note, or "not found": also when it is another municipality's. */
export const aboutOf = (ctx: Ctx, type: AboutType, id: string): Promise<About> =>
  ({ case: ofCase, note: ofNote, report: ofReport })[type](ctx, id)
