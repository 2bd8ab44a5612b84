import { BadInput, Conflict, Refused } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { workerNames } from '#modules/organisation/index.ts'
import type { LengthView, listClockRules, setLocalLength } from './contract.ts'
import { may } from './policy.ts'
import { chosenLength, clockRule, ruleVersion } from './rules.ts'
import { ageGateRules } from './rules/age-gates.ts'
import { clockCodes, type Length, type RuleVersion } from './rules/model.ts'
import { retentionRules } from './rules/retention-rows.ts'
import { lockLength, readLengths, writeLength } from './store-lengths.ts'

type Local = ReplyOf<typeof setLocalLength>

const lengthView = (length: Length): LengthView => {
  if (length === 'sameDay' || length === 'nextMeeting') return { kind: length }
  if ('setByWorker' in length) {
    const { setByWorker: unit, least, most, usual = null } = length
    return { kind: 'chosen', unit, least, most, usual }
  }
  if ('hours' in length) return { kind: 'hours', amount: length.hours }
  if ('days' in length) return { kind: 'days', amount: length.days }
  return 'weeks' in length
    ? { kind: 'weeks', amount: length.weeks }
    : { kind: 'months', amount: length.months }
}

const localLengthsByCode = async (ctx: Ctx): Promise<ReadonlyMap<string, Local>> => {
  const rows = await readLengths(ctx.tx)
  const names = await workerNames(
    ctx.tx,
    rows.map((row) => row.set_by),
  )
  return new Map(
    rows.map(({ code, set_by: by, set_on: setOn, ...row }) => [
      code,
      { ...row, setBy: names.get(by) ?? '', setOn },
    ]),
  )
}

const versionView = (version: RuleVersion, today: Ctx['today']) => ({
  id: version.id,
  from: version.from,
  until: version.until ?? null,
  paragraph: version.paragraph,
  law: version.law,
  length: lengthView(version.length),
  unverified: version.unverified ?? '',
  inForce: version.from <= today && (version.until === undefined || today < version.until),
})

export const answerRules = async (ctx: Ctx): Promise<ReplyOf<typeof listClockRules>> => {
  await permit(ctx, may, 'see clock rules', {}, { type: 'clock rules', id: null })
  const local = await localLengthsByCode(ctx)
  return {
    rules: clockCodes.map((code) => {
      const { subject, versions, calendar, extension, repeats, risk, heldBy } = clockRule(code)
      return {
        code,
        subject,
        calendar,
        extension: extension === 'none' ? null : extension.ground,
        repeats: repeats === true,
        risk,
        heldBy,
        versions: versions.map((version) => versionView(version, ctx.today)),
        local: local.get(code) ?? null,
      }
    }),
    retention: [...retentionRules],
    gates: ageGateRules,
    can: { setLengths: may['set local rules'](ctx.actor, {}).allowed },
  }
}

/** A local rule holds for clocks that start from now on: those that run keep the length they were given. */
export const setLength = async (ctx: Ctx, input: InputOf<typeof setLocalLength>): Promise<Local> => {
  await permit(ctx, may, 'set local rules', {}, { type: 'clock rules', id: null, seen: true })
  const { code, amount, reason, version } = input
  const open = chosenLength(ruleVersion(code, ctx.today))
  if (open?.usual === undefined) throw new Refused('length_set_by_law')
  if (amount < open.least) throw new BadInput([{ path: 'amount', code: `too_small:${open.least}` }])
  if (amount > open.most) throw new BadInput([{ path: 'amount', code: `too_big:${open.most}` }])
  const stored = await lockLength(ctx.tx, code)
  if ((stored?.version ?? 0) !== version) {
    throw new Conflict('changed_meanwhile', {
      current: { amount: stored?.amount, reason: stored?.reason },
      version: stored?.version ?? 0,
    })
  }
  const row = { unit: open.setByWorker, amount, reason, setOn: ctx.today, version: version + 1 }
  await writeLength(ctx.tx, { code, setBy: ctx.actor.workerId, ...row })
  return { ...row, setBy: ctx.actor.name }
}
