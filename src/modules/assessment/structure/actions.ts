import { BadInput, Conflict } from '#kernel/errors.ts'
import { issueText } from '#kernel/issue-text.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { workerNames } from '#modules/organisation/index.ts'
import { may } from '../policy.ts'
import { changesBetween, checkPackage, type PackageFault, templateOf } from '../rules/package.ts'
import { isSide, sectionGroups, sections } from '../rules/skeleton.ts'
import { builtInOn, packageOn, structureOf } from '../rules/structures.ts'
import type { checkStructure, loadStructure, readStructures, useOwnStructure } from './contract.ts'
import { structureOn } from './in-force.ts'
import * as store from './store.ts'
import { en } from './text.en.ts'
import { sv } from './text.sv.ts'

const about = { type: 'assessment structure', id: null, seen: true } as const

export const answerStructures = async (ctx: Ctx): Promise<ReplyOf<typeof readStructures>> => {
  await permit(ctx, may, 'see structures', {}, about)
  const loaded = await store.allPackages(ctx.tx)
  const names = await workerNames(
    ctx.tx,
    loaded.map(({ loadedBy }) => loadedBy),
  )
  const current = packageOn(loaded, ctx.today)
  const structure = structureOf(builtInOn(ctx.today), current)
  const text = ctx.language === 'sv' ? sv : en
  return {
    inForce: {
      builtIn: structure.builtIn,
      name: structure.name,
      groups: sectionGroups.map((group) => ({
        group,
        isSide: isSide(group),
        heading: structure.groups[group],
        areas: sections
          .filter((one) => one.group === group)
          .map(({ code, asked }) => ({ section: code, asked, ...structure.areas[code] })),
      })),
    },
    packages: loaded.map(({ id, version, name, validFrom, loadedAt, loadedBy }) => ({
      id,
      version,
      name,
      validFrom,
      loadedAt,
      loadedBy: names.get(loadedBy) ?? '',
      isInForce: id === current?.id,
    })),
    newest: loaded[0]?.version ?? 0,
    template: templateOf(structure, text.load.templateName),
    can: { configure: may['configure structures'](ctx.actor, {}).allowed },
  }
}

const sentenceFor = (ctx: Ctx, code: string): string => {
  const answers: Readonly<Record<string, string>> = (ctx.language === 'sv' ? sv : en).answers
  return answers[`package_${code}`] ?? answers[code] ?? issueText(code, ctx.language)
}

export const check = async (
  ctx: Ctx,
  { file }: InputOf<typeof checkStructure>,
): Promise<ReplyOf<typeof checkStructure>> => {
  await permit(ctx, may, 'configure structures', {}, about)
  const checked = checkPackage(file)
  if (checked.words === undefined) {
    const told = ({ path, line, code }: PackageFault) => ({ path, line, message: sentenceFor(ctx, code) })
    return { name: '', faults: checked.faults.map(told), changes: [] }
  }
  const { name, words } = checked
  const next = structureOf(builtInOn(ctx.today), {
    id: '',
    version: 0,
    name,
    words,
    validFrom: ctx.today,
  })
  return { name, faults: [], changes: changesBetween(await structureOn(ctx.tx, ctx.today), next) }
}

type Next = Omit<InputOf<typeof loadStructure>, 'file'>

/** The next version, from today or a day to come: what has begun keeps its headings, and no day is changed afterwards. */
const keep = async (
  ctx: Ctx,
  { id, validFrom, version }: Next,
  { name, words }: Pick<store.StoredPackage, 'name' | 'words'>,
): Promise<{ version: number }> => {
  if (validFrom < ctx.today) throw new BadInput([{ path: 'validFrom', code: 'before_today' }])
  const known = await store.packageById(ctx.tx, id)
  if (known) return { version: known.version }
  const newest = (await store.allPackages(ctx.tx))[0]?.version ?? 0
  const one = {
    id,
    version: newest + 1,
    name,
    words,
    validFrom,
    loadedAt: ctx.now,
    loadedBy: ctx.actor.workerId,
  }
  if (newest !== version || !(await store.insertPackage(ctx.tx, one)))
    throw new Conflict('structure_loaded_meanwhile', { version: newest })
  return { version: one.version }
}

export const load = async (
  ctx: Ctx,
  { file, ...next }: InputOf<typeof loadStructure>,
): Promise<ReplyOf<typeof loadStructure>> => {
  await permit(ctx, may, 'configure structures', {}, about)
  const checked = checkPackage(file)
  if (checked.words === undefined) throw new BadInput([{ path: 'file', code: 'package_faulty' }])
  return keep(ctx, next, checked)
}

export const goBack = async (
  ctx: Ctx,
  next: InputOf<typeof useOwnStructure>,
): Promise<ReplyOf<typeof useOwnStructure>> => {
  await permit(ctx, may, 'configure structures', {}, about)
  return keep(ctx, next, { name: '', words: null })
}
