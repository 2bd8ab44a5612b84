import { found } from '#kernel/errors.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { type InvestigationFacts, investigationFacts, refuseInConflict } from '#modules/cases/index.ts'
import { may, type TextFacts } from './policy.ts'

export const textFacts = ({ facts, endedOn }: InvestigationFacts): TextFacts => ({
  ...facts,
  isOpen: endedOn === null,
})

export type Entered = { readonly inquiry: InvestigationFacts; readonly basis: string }

/** The investigation, for somebody who may read its text. */
export const enterToRead = async (ctx: Ctx, investigationId: string): Promise<Entered> => {
  const inquiry = found(await investigationFacts(ctx.tx, investigationId))
  const basis = await permit(ctx, may, 'read assessment', textFacts(inquiry), {
    type: 'child',
    id: inquiry.childId,
  })
  return { inquiry, basis }
}

/** The investigation, for somebody who may write in it now. Whoever may read it is told why not. */
export const enterToWrite = async (ctx: Ctx, investigationId: string): Promise<Entered> => {
  const inquiry = found(await investigationFacts(ctx.tx, investigationId))
  const basis = await permit(ctx, may, 'write assessment', textFacts(inquiry), {
    type: 'child',
    id: inquiry.childId,
    seen: may['read assessment'](ctx.actor, inquiry.facts).allowed,
  })
  await refuseInConflict(ctx, inquiry.caseId, 'work')
  return { inquiry, basis }
}
