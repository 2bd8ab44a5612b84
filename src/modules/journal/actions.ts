import { BadInput } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import type { listNotes } from './contract.ts'
import { childOf, noteFacts } from './facts.ts'
import { may } from './policy.ts'
import { originalNotes } from './store.ts'
import { withBeside } from './views.ts'

const pageSize = 20

type Asked = InputOf<typeof listNotes>

const pageBefore = ({ beforeOn, beforeId }: Asked) => {
  if (beforeOn === undefined && beforeId === undefined) return {}
  if (beforeOn === undefined) throw new BadInput([{ path: 'beforeOn', code: 'required' }])
  if (beforeId === undefined) throw new BadInput([{ path: 'beforeId', code: 'required' }])
  return { before: { on: beforeOn, id: beforeId } }
}

export const answerNotes = async (ctx: Ctx, asked: Asked): Promise<ReplyOf<typeof listNotes>> => {
  const { childId } = asked
  const [, facts] = await Promise.all([
    childOf(ctx.tx, childId),
    noteFacts(ctx.tx, childId, { draftBy: null, isBeside: false }),
  ])
  await permit(ctx, may, 'read notes', facts, { type: 'child', id: childId })
  const rows = await originalNotes(ctx.tx, { childId, ...pageBefore(asked), limit: pageSize + 1 })
  const page = rows.slice(0, pageSize)
  const last = page.at(-1)
  return {
    notes: await withBeside(ctx.tx, page),
    next: rows.length > pageSize && last ? { beforeOn: last.eventOn, beforeId: last.id } : null,
    can: {
      write: may['write note'](ctx.actor, facts).allowed,
      correct: may['write note'](ctx.actor, { ...facts, isBeside: true }).allowed,
    },
  }
}
