import { readFileSync } from 'node:fs'
import { Client } from 'pg'
import { describe, expect, test } from 'vitest'
import { aCase, decide } from '#test/support/a-case.ts'
import { sourceUnder } from '#test/support/source.ts'
import { aTown, type Town } from '#test/support/town.ts'
import { closeCase, readCase } from './contract.ts'

/** Files in which a function is called: a new one is a decision, so it is named here. */
const callersOf = (name: string): string[] =>
  sourceUnder('src')
    .map((file) => file.path)
    .filter((path) => !/\.test\.tsx?$/.test(path))
    .filter((path) => readFileSync(path, 'utf8').includes(`${name}(`))
    .toSorted((a, b) => a.localeCompare(b))

/** Each of these ends the matter itself in the same transaction, with a reason. */
const closers = [
  'src/modules/cases/closing.ts',
  'src/modules/cases/transfers/incoming.ts',
  'src/modules/duties/actions.ts',
  'src/modules/intake/actions/matter.ts',
]

const asOwner = async (town: Town, sql: string, values: readonly unknown[]) => {
  const owner = new Client({ connectionString: town.ownerUrl })
  await owner.connect()
  try {
    await owner.query(sql, [...values])
  } finally {
    await owner.end()
  }
}

describe('a case leaves the watch', () => {
  test('only when it is closed, and is closed only with a reason by somebody: the database refuses all else', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    await expect(
      asOwner(town, 'delete from watches where tenant_id = $1 and matter_id = $2', [town.tenantId, caseId]),
    ).rejects.toMatchObject({ code: '23503' })
    await expect(
      asOwner(town, `update cases set closed_on = '2026-11-23' where tenant_id = $1 and id = $2`, [
        town.tenantId,
        caseId,
      ]),
    ).rejects.toMatchObject({ code: '23514' })
    await expect(
      asOwner(
        town,
        `update cases set closed_on = '2026-11-23', closing_reason = '', closed_by = $3 where tenant_id = $1 and id = $2`,
        [town.tenantId, caseId, town.workers.amira],
      ),
    ).rejects.toMatchObject({ code: '23514' })
  })

  test('not by the application in any other place than where a case or a report is closed', () => {
    expect(callersOf('closeWatch')).toEqual(closers)
    expect(callersOf('deleteWatch')).toEqual(['src/modules/clocks/watch.ts'])
  })

  test('by closing it, with a reason that stands in the case and in the decision', async () => {
    const town = await aTown()
    const { caseId, investigationId } = await aCase(town)
    await decide(town, { caseId, investigationId, kind: 'refuse_application' })
    const before = await town.call('amira', readCase, { caseId })
    const input = { caseId, version: before.version }
    expect((await town.send('amira', closeCase, { ...input, reason: '  ' })).status).toBe(400)
    const after = await town.call('amira', closeCase, { ...input, reason: 'Familjen vill inte ha hjälp.' })
    expect(after).toMatchObject({
      watch: null,
      closedBy: 'Amira Påhittad',
      closingReason: 'Familjen vill inte ha hjälp.',
    })
    const decisions = await town.inTx((tx) =>
      tx.selectFrom('decisions').select(['kind', 'reasons']).where('case_id', '=', caseId).execute(),
    )
    expect(decisions).toContainEqual({ kind: 'close_case', reasons: 'Familjen vill inte ha hjälp.' })
  })
})
