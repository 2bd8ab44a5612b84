import { day } from '#kernel/day.ts'
import { applyDecision } from '../../src/modules/cases/apply-decision.ts'
import { enterHome, type HomeView, recordOfHome } from '../../src/modules/cases/homes/contract.ts'
import type { HomeKind, RecordKind } from '../../src/modules/cases/homes/rules.ts'
import type { InterventionKind, LegalBasis } from '../../src/modules/cases/contract.ts'
import {
  carryOutPlacement,
  type PlacementView,
  readPlacement,
} from '../../src/modules/cases/placements/contract.ts'
import { aCase, open, seen } from './a-case.ts'
import { everyoneAgrees } from './consent.ts'
import { as } from './family.ts'
import { newUuid, type Town } from './town.ts'

const today = (town: Town) => day(town.now().slice(0, 10))

const recordsOf: Readonly<Partial<Record<HomeKind, readonly RecordKind[]>>> = {
  foster_home: ['suitability', 'extracts', 'contract'],
  kinship_care: ['suitability', 'extracts', 'contract'],
  emergency_foster_home: ['suitability', 'extracts', 'contract'],
  shelter: ['licence'],
  residential_care_home: ['licence'],
  supported_housing: ['licence'],
}

/** A record of a home as it should be. */
export const recordHome = (town: Town, homeId: string, kind: RecordKind, madeOn = '2026-01-15') =>
  town.call('amira', recordOfHome, {
    homeId,
    id: newUuid(),
    kind,
    madeOn: day(madeOn),
    ...(kind === 'suitability'
      ? { conclusion: 'suitable', madeBy: 'Påhittade kommun', note: 'Hemmet är tryggt.' }
      : {}),
  })

/** An invented home; `records` 'all' are those that the law wants of its kind. */
export const aHome = async (
  town: Town,
  {
    kind = 'foster_home',
    records = 'all',
    ...given
  }: {
    kind?: HomeKind
    name?: string
    capacity?: number
    records?: 'all' | readonly RecordKind[]
    address?: string
    madeOn?: string
    ageFrom?: number
    ageBelow?: number
  } = {},
): Promise<HomeView> => {
  const id = newUuid()
  const { address = 'Påhittade vägen 7', madeOn, ...entered } = given
  let home = await town.call('amira', enterHome, {
    id,
    kind,
    name: 'Familjen Ek',
    capacity: 3,
    runBy: 'private',
    contact: { contactName: 'Eva Ek', phone: '070-000 00 01', email: '', address },
    ...entered,
  })
  for (const one of records === 'all' ? (recordsOf[kind] ?? []) : records)
    home = await recordHome(town, id, one, madeOn)
  return home
}

/** The board has granted care outside the home: the investigation has ended, and the guardian agrees. */
export const aGrantedPlacement = async (
  town: Town,
  {
    kind = 'foster_home',
    basis = 'sol',
    child,
    of,
    agrees = true,
  }: {
    kind?: InterventionKind
    basis?: LegalBasis
    child?: Parameters<typeof aCase>[1]
    /** A child that has a case already. */
    of?: { childId: string }
    agrees?: boolean
  } = {},
) => {
  const made = of ? { ...of, ...(await open(town, { childId: of.childId })) } : await aCase(town, child)
  const caseId = of ? await caseOf(town, of.childId, made.caseId) : made.caseId
  await as(town, 'cilla', (ctx) =>
    applyDecision(ctx, {
      caseId,
      investigationId: made.investigationId,
      decisionId: newUuid(),
      kind:
        kind.endsWith('home') && kind !== 'residential_care_home'
          ? 'grant_foster_care'
          : 'grant_residential_care',
      interventionKind: kind,
      interventionName: 'Placering',
      legalBasis: basis,
      decidedOn: today(town),
    }),
  )
  if (agrees && basis === 'sol') await everyoneAgrees(town, caseId)
  const view = await seen(town, caseId)
  const granted = view.interventions.find((one) => one.kind === kind && one.startedOn === null)
  return { ...made, caseId, interventionId: granted?.id ?? '', version: granted?.version ?? 0 }
}

const caseOf = (town: Town, childId: string, otherwise: string): Promise<string> =>
  town.inTx(async (tx) => {
    const row = await tx
      .selectFrom('cases')
      .select('id')
      .where('child_id', '=', childId)
      .where('closed_on', 'is', null)
      .executeTakeFirst()
    return row?.id ?? otherwise
  })

/** A child who lives in a home from today, amira being the named social worker. */
export const aPlacedChild = async (
  town: Town,
  {
    homeId,
    homeKind,
    isHidden = false,
    ...granted
  }: Parameters<typeof aGrantedPlacement>[1] & {
    homeId?: string
    homeKind?: HomeKind
    isHidden?: boolean
  } = {},
) => {
  const grant = await aGrantedPlacement(town, granted)
  const home = homeId ?? (await aHome(town, { kind: homeKind ?? 'foster_home' })).id
  const id = newUuid()
  const view = await town.call('amira', carryOutPlacement, {
    caseId: grant.caseId,
    interventionId: grant.interventionId,
    id,
    homeId: home,
    namedWorkerId: town.workers.amira,
    startedOn: today(town),
    isHidden,
    version: grant.version,
  })
  return { ...grant, homeId: home, placementId: id, view }
}

/** The placement as amira sees it. */
export const placed = (town: Town, placementId: string): Promise<PlacementView> =>
  town.call('amira', readPlacement, { placementId })

/** The clocks that run, by code: the day on which each is due. */
export const running = (view: PlacementView): Record<string, string> =>
  Object.fromEntries(view.clocks.map((clock) => [clock.code, clock.dueOn]))
