import type { Day } from '#kernel/day.ts'
import { BadInput, Refused } from '#kernel/errors.ts'
import { formatIdentityNumber } from '#kernel/identity-format.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, logAll, permit } from '#platform/context.ts'
import { beyondDenial } from '#platform/db/transaction.ts'
import { municipalityName, workerNames } from '#modules/organisation/index.ts'
import { factsOfChildren } from '#modules/access/index.ts'
import { type PersonBrief, personBriefs } from '#modules/people/index.ts'
import { type Released, releasePdf } from '#modules/release/index.ts'
import { readBases } from '../placements/store/placements.ts'
import { sv as placementText } from '../placements/text.sv.ts'
import type * as contract from './contract.ts'
import type { FosterRegisterRow } from './contract.ts'
import { may } from './policy.ts'
import { readRegister } from './store.ts'
import { sv } from './text.sv.ts'
import { seesResident } from './view.ts'

/** SoF 3:4. The register is a view of the placements: nobody keeps it by hand, so it is never behind. */
const registerOn = async (ctx: Ctx, asOn: Day): Promise<FosterRegisterRow[]> => {
  const rows = await readRegister(ctx.tx, asOn)
  const children = await personBriefs(
    ctx.tx,
    rows.map((row) => row.child_id),
  )
  const names = await workerNames(
    ctx.tx,
    rows.map((row) => row.named_worker_id),
  )
  const facts = await factsOfChildren(ctx.tx, children)
  const isSeen = (row: (typeof rows)[number], child: PersonBrief): boolean => {
    const ofChild = facts.get(row.child_id)
    const isOpen = !child.isProtected && !row.is_hidden
    return (
      isOpen || (ofChild !== undefined && seesResident(ctx, { facts: ofChild, is_hidden: row.is_hidden }))
    )
  }
  const bases = await readBases(
    ctx.tx,
    rows.map((row) => row.placement_id),
  )
  return rows.flatMap((row) => {
    const child = children.get(row.child_id)
    const basis = bases.findLast((one) => one.placement_id === row.placement_id && one.from_on <= asOn)
    if (!child) return []
    const seen = isSeen(row, child)
    return [
      {
        placementId: row.placement_id,
        child: seen ? child : null,
        home: seen ? row.home : '',
        kind: row.kind,
        municipality: seen ? row.municipality : '',
        fromOn: row.from_on,
        legalBasis: basis?.legal_basis ?? 'sol',
        namedWorker: names.get(row.named_worker_id) ?? '',
      },
    ]
  })
}

const readOn = async (ctx: Ctx, asOn: Day): Promise<FosterRegisterRow[]> => {
  const basis = await permit(
    ctx,
    may,
    'see foster register',
    {},
    { type: 'foster register', id: null, seen: true },
  )
  if (asOn > ctx.today) throw new BadInput([{ path: 'asOn', code: 'in_future' }])
  const rows = await registerOn(ctx, asOn)
  await logAll(
    ctx,
    rows.flatMap(({ child }) => (child ? [{ about: { type: 'child', id: child.id }, basis }] : [])),
  )
  return rows
}

export const answerRegister = async (
  ctx: Ctx,
  { asOn }: InputOf<typeof contract.readFosterRegister>,
): Promise<ReplyOf<typeof contract.readFosterRegister>> => ({ asOn, rows: await readOn(ctx, asOn) })

/**
 * The copy for IVO. A protected identity stands with its mark; an address never does. It is whole, so it is made by one who may
 * see all of it: the head, when no child in it is denied to her.
 */
export const registerDocument = async (
  ctx: Ctx,
  { asOn }: InputOf<typeof contract.fosterRegisterDocument>,
): Promise<Released> => {
  const shown = await readOn(ctx, asOn)
  const all = await beyondDenial(ctx.tx, async () => (await readRegister(ctx.tx, asOn)).length)
  const rows = shown.flatMap(({ child, ...row }) => (child === null ? [] : [{ ...row, child }]))
  if (rows.length < all) throw new Refused('register_not_whole')
  const words = sv.document
  const municipality = await municipalityName(ctx)
  const document = {
    title: words.title,
    date: asOn,
    sender: words.sender(municipality),
    reference: words.reference(asOn),
    footer: words.footer(asOn),
    marking: rows.some(({ child }) => child.isProtected) ? words.protectedMark : '',
    facts: [
      { label: words.asOn, value: asOn },
      { label: words.count, value: String(rows.length) },
      { label: words.madeOn, value: ctx.today },
    ],
    parts: [
      {
        title: words.children,
        sections: rows.map((row) => ({
          title: `${row.child.name}${row.child.number === '' ? '' : `, ${formatIdentityNumber(row.child.number, ctx.today)}`}`,
          body: [
            words.home(row.home, sv.kinds[row.kind], row.municipality),
            words.since(row.fromOn),
            words.basis(placementText.bases[readBasis(row.legalBasis)]),
            words.namedWorker(row.namedWorker),
            ...(row.child.isProtected ? [words.protectedChild] : []),
          ].join('\n'),
        })),
        body: rows.length === 0 ? words.nobody : '',
      },
    ],
  }
  return releasePdf(ctx, document, { fileName: `familjehem-${asOn}.pdf` })
}

const readBasis = (basis: string): keyof typeof placementText.bases =>
  basis === 'lvu_2' || basis === 'lvu_3' || basis === 'lvu_6' || basis === 'shelter_act' ? basis : 'sol'
