import type { Day } from '#kernel/day.ts'
import type { Interval } from '#kernel/stats/interval.ts'
import { found } from '#kernel/errors.ts'
import { minutesPerDay } from '#kernel/stats/minutes-per-day.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { may } from '../policy.ts'
import { fewestPeople, groupsShown } from '../rules/groups.ts'
import { targetNow } from '../store.ts'
import { aroundWaves, waveView } from './actions.ts'
import type { readWave, WavePart, WaveResult } from './contract.ts'
import { ways, type Way } from './rules.ts'
import { changeBetween, partResult, respondents } from './rules-result.ts'
import * as store from './store.ts'

export type MomentFigure = { readonly on: Day; readonly share: number; readonly interval: Interval }

/** Of all closed waves, the whole of each: for the card of the definition. */
export const momentFigures = async (ctx: Ctx, way: Way): Promise<MomentFigure[]> => {
  const waves = (await store.readWaves(ctx.tx)).filter(({ closedAt }) => closedAt !== null)
  const sums = await store.readSums(
    ctx.tx,
    waves.map(({ id }) => id),
  )
  return waves.toReversed().flatMap(({ id, startsOn }) => {
    const part = partResult(
      sums.filter(({ waveId }) => waveId === id),
      way,
      undefined,
    )
    return part ? [{ on: startsOn, share: part.share, interval: part.interval }] : []
  })
}

const verdicts = { reached: 'reached', notReached: 'not_reached', cannotBeTold: 'cannot_be_told' } as const

type Seen = {
  readonly sums: readonly store.StoredSum[]
  readonly before: readonly store.StoredSum[]
  readonly target: number | undefined
}

const partView = (way: Way, { sums, before, target }: Seen): WavePart[] => {
  const part = partResult(sums, way, target)
  if (part === undefined) return []
  const change = changeBetween(before, sums, way)
  return [
    {
      ...part,
      minutesPerDay: minutesPerDay(part.share),
      verdict: part.verdict && verdicts[part.verdict],
      counts: { ...part.counts },
      change: change ? { points: change.points, interval: change.interval, people: change.people } : null,
      isPaired: change?.isPaired ?? false,
    },
  ]
}

const answeredIn = (sums: readonly store.StoredSum[], way: Way, unitId: string | null): number =>
  respondents(
    sums.filter((one) => unitId === null || one.unitId === unitId),
    way,
  ).length

type Group = WaveResult['groups'][number]

/** A unit is shown in each way by itself: what is hidden cannot be found by taking the shown ones from all. */
const groupsOf = (wave: store.Wave, seen: Seen, names: ReadonlyMap<string, string>): Group[] => {
  const { sums, before, target } = seen
  const shownIn = new Map(
    ways.map((way) => [
      way,
      groupsShown(wave.units.map(({ id }) => ({ id, people: answeredIn(sums, way, id) }))),
    ]),
  )
  const whole: Group = {
    unitId: null,
    name: '',
    asked: wave.units.every(({ asked }) => asked !== null)
      ? wave.units.reduce((sum, { asked }) => sum + (asked ?? 0), 0)
      : null,
    hidden: ways.some((way) => answeredIn(sums, way, null) >= fewestPeople) ? null : 'few',
    parts: ways.flatMap((way) => partView(way, seen)),
  }
  const units = wave.units.map(({ id, asked }): Group => {
    const own = {
      sums: sums.filter((one) => one.unitId === id),
      before: before.filter((one) => one.unitId === id),
      target,
    }
    const parts = ways.flatMap((way) => (shownIn.get(way)?.has(id) === true ? partView(way, own) : []))
    const isBig = ways.some((way) => answeredIn(sums, way, id) >= fewestPeople)
    return {
      unitId: id,
      name: names.get(id) ?? '',
      asked,
      hidden: parts.length > 0 ? null : isBig ? 'complement' : 'few',
      parts,
    }
  })
  return wave.units.length === 1 ? units : [whole, ...units]
}

/** What a closed wave says. Before it is closed not even how many have answered. */
export const answerWave = async (
  ctx: Ctx,
  { waveId }: InputOf<typeof readWave>,
): Promise<ReplyOf<typeof readWave>> => {
  const waves = await store.readWaves(ctx.tx)
  const wave = found(waves.find(({ id }) => id === waveId))
  await permit(ctx, may, 'see waves', {}, { type: 'wave', id: waveId })
  const [here, target] = await Promise.all([aroundWaves(ctx), targetNow(ctx.tx)])
  const unitIds = wave.units.map(({ id }) => id)
  // The newest closed one before it that asked the same units: with other units the groups would not be the same.
  const earlier = waves.find(
    (one) =>
      one.closedAt !== null &&
      one.endsOn < wave.startsOn &&
      unitIds.every((id) => one.units.some((unit) => unit.id === id)),
  )
  const all =
    wave.closedAt === null ? [] : await store.readSums(ctx.tx, [waveId, ...(earlier ? [earlier.id] : [])])
  const seen = {
    sums: all.filter((one) => one.waveId === waveId),
    before: all.filter((one) => one.waveId === earlier?.id && unitIds.includes(one.unitId)),
    target: target && target.perMille / 1000,
  }
  return {
    wave: waveView(ctx, wave, here),
    targetPerMille: target?.perMille ?? null,
    groups: wave.closedAt === null ? [] : groupsOf(wave, seen, here.names),
  }
}
