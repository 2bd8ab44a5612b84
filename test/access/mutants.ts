import { Session } from 'node:inspector/promises'
import { stripTypeScriptTypes } from 'node:module'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import type { Actor, Role } from '#kernel/actor.ts'
import type { Rule } from '#kernel/policy.ts'

/**
 * The decision function under a microscope: every combination of what it looks at, against an oracle that was written from the
 * text of the rules; which branches were taken; and small faults that are put into its source, each of which must be found.
 */
export type Case = {
  readonly role: Role | 'outside' | 'public' | 'system'
  readonly isAway: boolean | undefined
  /** Which children are denied, and which are opened in an emergency. */
  readonly denied: 'none' | 'this' | 'other'
  readonly emergency: 'none' | 'this' | 'other'
  readonly isKnown: boolean
  readonly isProtected: boolean
  readonly hasRelation: boolean
  /** Somebody outside who was invited, and whose reason it is that is asked of: the service's, or an invitation's. */
  readonly isInvited: boolean
  readonly reason: (typeof reasons)[number]
  readonly verb: 'read' | 'any' | undefined
}

const roles = [
  'administrator',
  'board_secretary',
  'trainee',
  'social_worker',
  'lead',
  'unit_manager',
  'head',
  'outside',
  'public',
  'system',
] as const
const reasons = [
  'the relation',
  'guardian, by invitation (FB 6:11, FL 10 §)',
  'child from 15, by invitation (SoL 3:4, FL 10 §)',
  'partner, by invitation (OSL 12:2)',
] as const
const whom = ['none', 'this', 'other'] as const
const yesNo = [true, false] as const

export const everyCase: readonly Case[] = roles.flatMap((role) =>
  [true, undefined].flatMap((isAway) =>
    whom.flatMap((denied) =>
      whom.flatMap((emergency) =>
        yesNo.flatMap((isKnown) =>
          yesNo.flatMap((isProtected) =>
            yesNo.flatMap((hasRelation) =>
              (['read', 'any', undefined] as const).flatMap((verb) =>
                yesNo.flatMap((isInvited) =>
                  reasons.map((reason) => ({
                    role,
                    isAway,
                    denied,
                    emergency,
                    isKnown,
                    isProtected,
                    hasRelation,
                    verb,
                    isInvited,
                    reason,
                  })),
                ),
              ),
            ),
          ),
        ),
      ),
    ),
  ),
)

const meetsChildren: readonly string[] = ['trainee', 'social_worker', 'lead', 'unit_manager']

/** trust.md 3, read aloud: the denial first; outside and inside never meet; then the relation, then an emergency for whoever reads. */
export const oracle = (one: Case): string => {
  if (one.isKnown && one.denied === 'this') return 'denied: personal denial (OSL 26:1, FL 16–17)'
  if (one.isInvited ? one.reason === 'the relation' : one.reason !== 'the relation') return 'nothing: '
  if (one.hasRelation) return `relation: ${one.reason}`
  const obstacles = [
    one.verb !== 'read',
    !one.isKnown,
    one.emergency !== 'this',
    one.isProtected,
    one.isAway === true,
    !meetsChildren.includes(one.role),
  ]
  return obstacles.includes(true) ? 'nothing: ' : 'emergency: break-glass: nödåtkomst (SoLPuL 10 §)'
}

type Facts = { readonly childId: string | null; readonly isProtected: boolean }
type Decide = (
  actor: Actor,
  facts: Facts,
  relation: Rule<Actor, Facts>,
  verb?: 'read' | 'any',
) => { readonly step: string; readonly basis?: string }

const setOf = (which: Case['denied']): ReadonlySet<string> | undefined =>
  which === 'none' ? undefined : new Set([which === 'this' ? 'nils' : 'maja'])

const answerOf = (decide: Decide, one: Case): string => {
  const denied = setOf(one.denied)
  const emergency = setOf(one.emergency)
  const actor: Actor = {
    tenantId: 't',
    workerId: 'sara',
    name: '',
    title: '',
    role: one.role,
    unitId: 'one',
    ...(one.isAway === undefined ? {} : { isAway: one.isAway }),
    ...(denied ? { denied } : {}),
    ...(emergency ? { emergency } : {}),
    ...(one.isInvited ? { invited: [] } : {}),
  }
  const facts: Facts = { childId: one.isKnown ? 'nils' : null, isProtected: one.isProtected }
  const relation = { basis: one.reason, holds: () => one.hasRelation }
  const { step, basis = '' } =
    one.verb === undefined ? decide(actor, facts, relation) : decide(actor, facts, relation, one.verb)
  return `${step}: ${basis}`
}

/** The first case that is answered otherwise than the oracle; a fault that throws is found too. */
export const firstWrong = (decide: Decide): Case | 'it throws' | undefined => {
  try {
    return everyCase.find((one) => answerOf(decide, one) !== oracle(one))
  } catch {
    return 'it throws'
  }
}

const sourcePath = join(import.meta.dirname, '../../src/modules/access/decide.ts')
const plainSource = (): string => stripTypeScriptTypes(readFileSync(sourcePath, 'utf8'))

const Loaded = z.object({ decide: z.custom<Decide>((value) => typeof value === 'function') })

const load = async (source: string): Promise<Decide> => {
  const address = `data:text/javascript;base64,${Buffer.from(source).toString('base64')}`
  return Loaded.parse(await import(/* @vite-ignore */ address)).decide
}

type Operator = readonly [RegExp, string]
const operators: readonly Operator[] = [
  [/!==/g, '==='],
  [/===/g, '!=='],
  [/&&/g, '||'],
  [/\|\|/g, '&&'],
  [/\?\./g, '.'],
  [/!(?=[a-z])/g, ''],
  [/\bif \((.+)\)(?= return)/g, 'if (true)'],
  [/\bif \((.+)\)(?= return)/g, 'if (false)'],
  [/\btrue\b/g, 'false'],
  [/'any'/g, "'read'"],
  [/'(?=[a-z])(?!any')/g, "'x"],
]

const comments = /\/\*[^]*?\*\/|\/\/.*/g

/** Each operator at each of its places, one at a time; and each two neighbouring steps of the order the other way round. */
export const mutantsOf = (source: string): readonly string[] => {
  const plain = source.replaceAll(comments, '')
  const changed = operators.flatMap(([from, to]) =>
    [...plain.matchAll(from)].map(
      ({ index, 0: was }) => plain.slice(0, index) + to + plain.slice(index + was.length),
    ),
  )
  const lines = plain.split('\n')
  const steps = lines.flatMap((line, at) => (/^ {2}if \(/.test(line) ? [at] : []))
  const swapped = steps.slice(1).map((at) => {
    const other = [...lines]
    const [first = '', second = ''] = [lines[at - 1], lines[at]]
    other[at - 1] = second
    other[at] = first
    return other.join('\n')
  })
  return [...changed, ...swapped]
}

export type Measured = {
  readonly cases: number
  readonly wrong: number
  readonly branches: number
  readonly untaken: number
  readonly mutants: number
  readonly alive: readonly string[]
}

/** By the engine's own count of each branch, while all cases are asked. */
const branchesTaken = async (): Promise<{ branches: number; untaken: number; wrong: number }> => {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  const source = plainSource()
  const decide = await load(`${source}\n//# of ${pathToFileURL(sourcePath).href}`)
  const wrong = everyCase.filter((one) => answerOf(decide, one) !== oracle(one)).length
  const { result } = await session.post('Profiler.takePreciseCoverage')
  session.disconnect()
  const counted = result.filter(({ url }) => url.startsWith('data:text/javascript')).at(-1)
  const ranges = (counted?.functions ?? []).flatMap((one) => one.ranges)
  return { branches: ranges.length, untaken: ranges.filter(({ count }) => count === 0).length, wrong }
}

const isFound = async (mutant: string): Promise<boolean> => {
  try {
    return firstWrong(await load(mutant)) !== undefined
  } catch {
    return true
  }
}

/** All of it, in figures. */
export const measureDecide = async (): Promise<Measured> => {
  const { branches, untaken, wrong } = await branchesTaken()
  const mutants = mutantsOf(plainSource())
  const alive: string[] = []
  for (const mutant of mutants) if (!(await isFound(mutant))) alive.push(mutant)
  return { cases: everyCase.length, wrong, branches, untaken, mutants: mutants.length, alive }
}

export const lineOf = ({ cases, wrong, branches, untaken, mutants, alive }: Measured): string =>
  `decide: ${cases} combinations, ${wrong} wrong; ${branches} branches, ${untaken} untaken; ${mutants} mutants, ${alive.length} alive`
