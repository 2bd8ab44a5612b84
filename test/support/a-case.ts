import { day } from '#kernel/day.ts'
import { applyDecision } from '../../src/modules/cases/apply-decision.ts'
import { readCase } from '../../src/modules/cases/contract.ts'
import { openInvestigation } from '../../src/modules/cases/reactions.ts'
import type { DecisionKind } from '#modules/organisation/index.ts'
import { aFamily, as } from './family.ts'
import { type Login, newUuid, type Town } from './town.ts'

/** An investigation is opened about a child, as when the intake decides so: the child's open case is used when there is one. */
export const open = async (
  town: Town,
  { childId, owner = 'amira', coworker }: { childId: string; owner?: Login; coworker?: Login },
): Promise<{ caseId: string; investigationId: string }> => {
  const [caseId, investigationId] = [newUuid(), newUuid()]
  await as(town, 'maja', (ctx) =>
    openInvestigation(ctx, {
      reportChildId: newUuid(),
      reportId: newUuid(),
      childId,
      caseId,
      investigationId,
      unitId: town.units.one,
      ownerId: town.workers[owner],
      coworkerId: coworker && town.workers[coworker],
      reason: 'Påhittad oro.',
      openedOn: day(town.now().slice(0, 10)),
    }),
  )
  return { caseId, investigationId }
}

/** A child of ten with one guardian and an open investigation: amira owns it, bo shares it. */
export const aCase = async (town: Town, person: Parameters<typeof aFamily>[1] = {}) => {
  const family = await aFamily(town, { birthOn: day('2016-05-04'), ...person })
  return { ...family, ...(await open(town, { childId: family.childId, owner: 'amira', coworker: 'bo' })) }
}

/** A decision is signed in the room `decisions`. */
export const decide = (
  town: Town,
  made: { caseId: string; investigationId: string | null; kind: DecisionKind },
): Promise<void> =>
  as(town, 'cilla', (ctx) =>
    applyDecision(ctx, {
      ...made,
      decisionId: newUuid(),
      interventionKind: 'open_care',
      interventionName: 'Familjebehandling',
      decidedOn: day(town.now().slice(0, 10)),
    }),
  )

/** The case as amira sees it. */
export const seen = (town: Town, caseId: string, login: Login = 'amira') =>
  town.call(login, readCase, { caseId })
