import { found } from '#kernel/errors.ts'
import { formatIdentityNumber } from '#kernel/identity-format.ts'
import { type Ctx, log } from '#platform/context.ts'
import { watchesOfChild, watchViews } from '#modules/clocks/index.ts'
import { relationViews, siblingsOf } from './briefs.ts'
import type { PersonBrief, PersonView } from './contract.ts'
import { type KnownPerson, knownPersons } from './facts.ts'
import { mayOpen, unitNames } from './hits.ts'
import { identityHistory } from './identity/history.ts'
import { may, seesContact } from './policy.ts'
import { mayHaveFamilyEntered } from './rules.ts'
import { sealedPart } from './sealed/actions.ts'
import * as relations from './store-relations.ts'
import * as store from './store.ts'

const mattersOf = async (ctx: Ctx, personId: string): Promise<PersonView['matters']> => {
  const watches = await watchesOfChild(ctx.tx, personId)
  const units = await unitNames(ctx)
  const views = await watchViews(
    ctx.tx,
    watches.map((watch) => watch.matterId),
  )
  return views.flatMap(({ matterId, matterKind, unitId, owner, coworker }) =>
    matterKind === 'duty' || matterKind === 'transfer'
      ? []
      : [{ matterId, matterKind, unit: units.get(unitId) ?? '', owner, coworker }],
  )
}

/**
 * Somebody who no longer belongs to the circle and is read by others now: the history keeps the name, and of a protected
 * person not even that.
 */
const asHistory = (person: PersonBrief): PersonBrief => ({
  ...person,
  ...(person.isProtected ? { name: '', givenName: '', familyName: '' } : {}),
  birthOn: null,
  number: '',
})

/** Those of a list whom the reader may read: a child or a sibling of another family is not shown through this one. */
const readable = async <T>(ctx: Ctx, all: readonly T[], idOf: (one: T) => string): Promise<T[]> => {
  const known = await knownPersons(ctx.tx, all.map(idOf))
  return all.filter((one) => {
    const person = known.get(idOf(one))
    return person !== undefined && mayOpen(ctx, person)
  })
}

type Shown = { readonly person: PersonBrief }

const withSign = <T extends Shown>(ctx: Ctx, one: T): T => ({
  ...one,
  person: { ...one.person, number: formatIdentityNumber(one.person.number, ctx.today) },
})

/** The person as the one who asks may see it. The policy has been asked before; the people around get their own log rows. */
export const viewOf = async (ctx: Ctx, known: KnownPerson, basis: string): Promise<PersonView> => {
  const { brief, facts } = known
  const row = found(await store.readWhole(ctx.tx, brief.id))
  const all = await relationViews(ctx.tx, await relations.readAround(ctx.tx, brief.id), 'person_id')
  const open = new Set(await readable(ctx, all, (one) => one.person.id))
  const around = all.map((one) => (open.has(one) ? one : { ...one, person: asHistory(one.person) }))
  const allChildren = await relationViews(
    ctx.tx,
    await relations.readChildrenOf(ctx.tx, [brief.id]),
    'child_id',
  )
  const children = await readable(ctx, allChildren, (one) => one.person.id)
  const entered = new Set([...around, ...children].map((one) => one.person.id))
  const otherSiblings = (await siblingsOf(ctx.tx, brief.id)).filter((sibling) => !entered.has(sibling.id))
  const siblings = await readable(ctx, otherSiblings, (one) => one.id)
  const shown: readonly PersonBrief[] = [...[...around, ...children].map((one) => one.person), ...siblings]
  for (const id of new Set(shown.map((person) => person.id)))
    await log(ctx, { about: { type: 'person', id }, basis })
  const sees = seesContact(ctx.actor, facts)
  const change = may['change people'](ctx.actor, facts).allowed
  return {
    ...withSign(ctx, { person: brief }),
    ...(await identityHistory(ctx, brief.id, sees)),
    contact: sees && !brief.isProtected ? { address: row.address, phone: row.phone, email: row.email } : null,
    sealed: await sealedPart(ctx, known),
    language: row.language,
    needsInterpreter: row.needs_interpreter,
    version: row.version,
    matters: await mattersOf(ctx, brief.id),
    relations: around.map((one) => withSign(ctx, one)),
    siblings: siblings.map((one) => ({ ...one, number: formatIdentityNumber(one.number, ctx.today) })),
    children: children.map((one) => withSign(ctx, one)),
    can: {
      change,
      relate:
        may['change relations'](ctx.actor, facts).allowed &&
        mayHaveFamilyEntered({ birthOn: brief.birthOn, isAround: allChildren.length > 0, today: ctx.today }),
    },
  }
}
