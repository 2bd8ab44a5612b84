import { Conflict, found } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import type { compareFigures, DefinitionView, listDefinitions } from './contract.ts'
import { shareView, shownMonths } from './figures.ts'
import { may } from './policy.ts'
import { differencesOf, wayBetween } from './rules/compare.ts'
import { type Definition, definitions } from './rules/definitions.ts'
import { monthsUntil } from './rules/planned.ts'
import { monthsOfAll } from './series.ts'
import { momentFigures } from './waves/figures.ts'

type Point = DefinitionView['points'][number]

const refOf = ({ id, version }: Pick<Definition, 'id' | 'version'>, at: string): string =>
  `${id}@${version}#${at}`

const publishedPoints = (definition: Definition): Point[] =>
  definition.published.map(({ on, perMille, kind }) => ({
    ref: refOf(definition, kind === 'target' ? `${on}-target` : on),
    on,
    kind,
    perMille,
    interval: null,
  }))

/** The whole municipality by its held meetings: the last twelve months, and the twelve before. */
const meetingPoints = async (ctx: Ctx, definition: Definition): Promise<Point[]> => {
  const both = monthsUntil(ctx.today, 24)
  const all = await monthsOfAll(ctx, both)
  return [both.slice(0, 12), both.slice(12)].flatMap((months): Point[] => {
    const figure = shareView(shownMonths(all, months, null).shown)
    const [from, last] = [months[0], months.at(-1)]
    if (figure === null || from === undefined || last === undefined) return []
    return [
      {
        ref: refOf(definition, last.slice(0, 7)),
        on: `${from.slice(0, 7)}–${last.slice(0, 7)}`,
        kind: 'value',
        perMille: figure.share * 1000,
        interval: figure.interval,
      },
    ]
  })
}

const pointsOf = async (ctx: Ctx, definition: Definition): Promise<Point[]> => {
  if (definition.method === 'held_meetings') return meetingPoints(ctx, definition)
  if (definition.method === 'moments' || definition.method === 'diary')
    return (await momentFigures(ctx, definition.method === 'moments' ? 'prompts' : 'diary')).map((one) => ({
      ref: refOf(definition, one.on),
      on: one.on,
      kind: 'value',
      perMille: one.share * 1000,
      interval: one.interval,
    }))
  return publishedPoints(definition)
}

const viewsOf = (ctx: Ctx): Promise<DefinitionView[]> =>
  Promise.all(
    definitions.map(async (one: Definition & { id: DefinitionView['id'] }) => ({
      id: one.id,
      version: one.version,
      numerator: one.numerator,
      denominator: one.denominator,
      population: one.population,
      method: one.method,
      period: one.period,
      isUnverified: one.isUnverified,
      points: await pointsOf(ctx, one),
    })),
  )

export const answerDefinitions = async (ctx: Ctx): Promise<ReplyOf<typeof listDefinitions>> => {
  await permit(ctx, may, 'see child time', {}, { type: 'child time', id: null })
  return { definitions: await viewsOf(ctx) }
}

/** Refused for everybody when the two are not of one definition; the reply says in what they differ. */
export const compare = async (
  ctx: Ctx,
  { one, other }: InputOf<typeof compareFigures>,
): Promise<ReplyOf<typeof compareFigures>> => {
  await permit(ctx, may, 'see child time', {}, { type: 'child time', id: null })
  const all = (await viewsOf(ctx)).flatMap((definition) =>
    definition.points.map((point) => ({ definition, point })),
  )
  const [left, right] = [one, other].map((ref) => found(all.find(({ point }) => point.ref === ref)))
  const [from, to] = [found(left), found(right)]
  const reasons = differencesOf({ ...from.definition, published: [] }, { ...to.definition, published: [] })
  if (reasons.length > 0) throw new Conflict('figures_not_comparable', { reasons })
  const target = from.definition.points.find(({ kind }) => kind === 'target')?.perMille
  const { pointsPerMille, wayShare } = wayBetween(from.point.perMille, to.point.perMille, target)
  return {
    one: from.point,
    other: to.point,
    points: pointsPerMille / 1000,
    way: to.point.kind === 'target' ? null : wayShare,
  }
}
