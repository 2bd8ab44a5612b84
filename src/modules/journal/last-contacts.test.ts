import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aCase } from '#test/support/a-case.ts'
import { aSignedNote } from '#test/support/notes.ts'
import { aTown } from '#test/support/town.ts'
import { lastContacts, lastContactsQuery } from './last-contacts.ts'

test('the last talk is the day that its last correction gives, and a visit is no talk', async () => {
  const town = await aTown()
  const { childId } = await aCase(town)
  const talk = {
    kind: 'talk_with_child',
    place: 'Skolan',
    childAlone: true,
    childWords: 'Det är bra.',
    happened: '',
  } as const
  const originalId = await aSignedNote(town, 'amira', childId, { ...talk, eventOn: '2026-11-20' })
  town.at('2026-11-23T10:00:00.000Z')
  const correctionReason = 'Fel dag.'
  await aSignedNote(town, 'amira', childId, { ...talk, eventOn: '2026-11-18', originalId, correctionReason })
  expect((await town.inTx((tx) => lastContacts(tx, [childId]))).get(childId)).toEqual({
    talkedOn: '2026-11-18',
    visitedOn: null,
  })
})

test('corrections are found by the index also under row-level security, which keeps leaky conditions away from it', async () => {
  const town = await aTown()
  const { childId } = await aCase(town)
  const noteId = await aSignedNote(town, 'amira', childId, { kind: 'home_visit', place: 'Hemma' })
  const plan = await town.inTx(async (tx) => {
    // Enough of them that the planner has something to choose.
    await sql`
      insert into notes select (jsonb_populate_record(n, jsonb_build_object(
        'id', gen_random_uuid(), 'original_id', n.id, 'correction_reason', 'Påhittad.'))).*
      from notes n, generate_series(1, 2000) where n.tenant_id = ${town.tenantId} and n.id = ${noteId}`.execute(
      tx,
    )
    for (const way of ['seqscan', 'bitmapscan', 'hashjoin', 'mergejoin'])
      await sql`set local ${sql.raw(`enable_${way}`)} = off`.execute(tx)
    const { rows } = await sql<Record<string, string>>`explain ${lastContactsQuery([childId])}`.execute(tx)
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  })
  expect(plan).toMatch(/Index Cond: .*original_id = /)
})
