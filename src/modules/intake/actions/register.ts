import { addYears } from '#kernel/day.ts'
import { BadInput, found } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { whomMayTie } from '#modules/people/index.ts'
import type { registerReport } from '../contract.ts'
import { may } from '../policy.ts'
import { needsName } from '../rules/reporters.ts'
import * as store from '../store.ts'
import { receive } from './receive.ts'

type Registered = InputOf<typeof registerReport>

// Further back it is a slip of the pen. Our own guard.
const YEARS_BACK = 1

const check = (ctx: Ctx, input: Registered): void => {
  const { receivedOn, category, reporterName, children } = input
  const issues = [
    ...(receivedOn > ctx.today ? [{ path: 'receivedOn', code: 'in_future' }] : []),
    ...(receivedOn < addYears(ctx.today, -YEARS_BACK) ? [{ path: 'receivedOn', code: 'too_long_ago' }] : []),
    ...(category === 'anonymous' && reporterName !== ''
      ? [{ path: 'reporterName', code: 'named_but_anonymous' }]
      : []),
    ...(needsName(category) && reporterName === '' ? [{ path: 'reporterName', code: 'required' }] : []),
    ...children.flatMap((child, n) =>
      child.childId === undefined && child.toldName === '' && child.toldDetails === ''
        ? [{ path: `children.${n}.toldName`, code: 'child_findable' }]
        : [],
    ),
  ]
  if (issues.length > 0) throw new BadInput(issues)
}

/** By telephone, on paper, by visit: the same books, the same number series, the same clocks as a form. */
export const answerRegister = async (
  ctx: Ctx,
  input: Registered,
): Promise<ReplyOf<typeof registerReport>> => {
  await permit(ctx, may, 'register report', {}, { type: 'report', id: input.id })
  check(ctx, input)
  const childIds = input.children.flatMap(({ childId }) => (childId === undefined ? [] : [childId]))
  // A protected child of somebody else does not exist here: the report is taken in by what was told (law.md 3.7).
  const known = await whomMayTie(ctx, childIds)
  for (const id of childIds) found(known.has(id) ? id : undefined)
  const receiptNumber =
    (await receive(ctx, input)) ?? found(await store.readReport(ctx.tx, input.id)).receipt_number
  return { reportId: input.id, receiptNumber }
}
