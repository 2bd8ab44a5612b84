import { addDays, type Day, dayOf } from '#kernel/day.ts'
import { insertSection } from '../../src/modules/assessment/store.ts'
import { openInvestigation } from '#modules/cases/index.ts'
import * as cases from '#modules/cases/contract.ts'
import { aFamily, as } from './family.ts'
import { newUuid, type Town } from './town.ts'

export type Investigation = Awaited<ReturnType<typeof anInvestigation>>

/** A family with an open investigation, opened ten days ago: Amira owns the case and Bo is her co-worker. */
export const anInvestigation = async (town: Town, person: Parameters<typeof aFamily>[1] = {}) => {
  const family = await aFamily(town, person)
  const caseId = newUuid()
  const investigationId = newUuid()
  await as(town, 'amira', (ctx) =>
    openInvestigation(ctx, {
      reportChildId: newUuid(),
      reportId: newUuid(),
      childId: family.childId,
      caseId,
      investigationId,
      unitId: town.units.one,
      ownerId: town.workers.amira,
      coworkerId: town.workers.bo,
      reason: 'Oro från förskolan.',
      openedOn: addDays(dayOf(town.now()), -10),
    }),
  )
  return { ...family, caseId, investigationId }
}

/** The four parts that every investigation answers. */
export const writeText = (town: Town, { investigationId }: { investigationId: string }) =>
  as(town, 'amira', async (ctx) => {
    const text = {
      background: 'Förskolan ringde om trötthet på måndagarna.',
      childs_view: 'Flickan säger att hon vill bo kvar hemma.',
      analysis: 'Familjen behöver stöd med kvällarna.',
      proposal: 'Öppenvård i sex månader föreslås.',
    } as const
    for (const section of ['background', 'childs_view', 'analysis', 'proposal'] as const)
      await insertSection(ctx.tx, investigationId, {
        section,
        body: text[section],
        revision: 1,
        begunAt: ctx.now,
        savedAt: ctx.now,
        savedBy: ctx.actor.workerId,
        tabId: newUuid(),
        tabSeq: 1,
      })
  })

/** A letter to the mother that was sent eight days ago with five days to reply: the time is out. */
export const communicate = (
  town: Town,
  {
    caseId,
    motherId,
    sentOn = addDays(dayOf(town.now()), -8),
    replyDays = 5,
  }: Pick<Investigation, 'caseId' | 'motherId'> & { sentOn?: Day; replyDays?: number },
) =>
  town.call('amira', cases.sendCommunication, {
    caseId,
    id: newUuid(),
    personId: motherId,
    material: 'Utredningen i sin helhet',
    how: 'Brev',
    sentOn,
    replyDays,
    toldOfOralRight: true,
  })
