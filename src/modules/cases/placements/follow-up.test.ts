import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { seen } from '#test/support/a-case.ts'
import { errorOf } from '#test/support/decision.ts'
import { as } from '#test/support/family.ts'
import { aPlacedChild, placed, running } from '#test/support/placement.ts'
import { aTown, type Town } from '#test/support/town.ts'
import { closeCase } from '../contract.ts'
import { stopAtEighteen } from './birthdays.ts'
import * as contract from './contract.ts'

const goHome = async (town: Town, placementId: string, followUp = false) => {
  const { version } = await placed(town, placementId)
  return town.call('amira', contract.endPlacement, {
    placementId,
    version,
    endedOn: day('2026-11-23'),
    endKind: 'home_to_parents',
    reason: 'Hemmet är tryggt nu.',
    followUp,
  })
}

const finish = (town: Town, view: contract.PlacementView, login: 'amira' | 'eva' | 'bo' = 'amira') =>
  town.send(login, contract.endFollowUpAfter, { placementId: view.id, version: view.version })

describe('the follow-up after a placement, or after care under LVU (SoL 23:5, LVU 21 c)', () => {
  test('is ended by the one who works on the case, and the case is still watched', async () => {
    const town = await aTown()
    const { placementId, caseId } = await aPlacedChild(town, { basis: 'lvu_2' })
    const home = await goHome(town, placementId)
    expect([running(home), home.can]).toEqual([
      { followUpAfterLvu: '2027-05-23' },
      { work: false, endFollowUp: true },
    ])
    town.at('2027-04-01T09:00:00.000Z')
    expect((await finish(town, home)).status).toBe(200)
    const after = await placed(town, placementId)
    expect([running(after), after.can.endFollowUp]).toEqual([{}, false])
    expect((await seen(town, caseId)).watch?.nextOn).toBeDefined()
  })

  test('of a child who lives on in the home with consent is ended too, and the care goes on', async () => {
    const town = await aTown()
    const { placementId, view } = await aPlacedChild(town, { basis: 'lvu_3' })
    const changed = await town.call('amira', contract.changeLegalBasis, {
      placementId,
      version: view.version,
      legalBasis: 'sol',
      fromOn: day('2026-11-23'),
      reason: 'Alla är överens.',
    })
    expect(running(changed)).toHaveProperty('followUpAfterLvu')
    expect((await finish(town, changed)).status).toBe(200)
    const codes = running(await placed(town, placementId))
    expect(codes).not.toHaveProperty('followUpAfterLvu')
    expect(codes).toHaveProperty('considerationSol')
  })

  test('keeps the case open: what the law wants after LVU is not dropped by closing (LVU 21 b)', async () => {
    const town = await aTown()
    const { placementId, caseId } = await aPlacedChild(town, { basis: 'lvu_2' })
    const home = await goHome(town, placementId)
    const { obstacles, version } = await seen(town, caseId)
    expect(obstacles).toContain('placement_followed')
    const refused = await town.send('cilla', closeCase, { caseId, reason: 'Klart.', version })
    expect([refused.status, errorOf(refused.body).code]).toEqual([409, 'case_has_running'])
    await finish(town, home)
    expect((await seen(town, caseId)).obstacles).not.toContain('placement_followed')
  })

  test('ends once: who saves second sees it, and nobody outside the case gets in', async () => {
    const town = await aTown()
    const { placementId } = await aPlacedChild(town)
    const home = await goHome(town, placementId, true)
    expect(running(home)).toHaveProperty('followUpAfterPlacement')
    expect((await finish(town, home, 'eva')).status).toBe(404)
    expect((await finish(town, home)).status).toBe(200)
    const second = await finish(town, home)
    expect([second.status, errorOf(second.body).code]).toEqual([409, 'changed_meanwhile'])
    const again = await finish(town, await placed(town, placementId))
    expect([again.status, errorOf(again.body).code]).toEqual([409, 'follow_up_after_ended'])
  })

  test('ends on the eighteenth birthday: nobody grown up is followed without consent', async () => {
    const town = await aTown()
    const { placementId, caseId } = await aPlacedChild(town, {
      basis: 'lvu_2',
      child: { birthOn: day('2009-01-15') },
    })
    await goHome(town, placementId)
    town.at('2027-01-14T09:00:00.000Z')
    await as(town, 'cilla', stopAtEighteen)
    expect(running(await placed(town, placementId))).toHaveProperty('followUpAfterLvu')
    town.at('2027-01-15T09:00:00.000Z')
    await as(town, 'cilla', stopAtEighteen)
    expect(running(await placed(town, placementId))).toEqual({})
    const { clocks } = await seen(town, caseId)
    expect(clocks.find(({ code }) => code === 'followUpAfterLvu')?.endReason).toBe(
      'Den unge har fyllt 18 år.',
    )
  })
})
