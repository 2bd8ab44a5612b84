import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { listNotes } from '#modules/journal/contract.ts'
import { relate } from '#modules/people/index.ts'
import { aCase, open } from '#test/support/a-case.ts'
import { as, enter } from '#test/support/family.ts'
import { aDevice, sealedWords } from '#test/support/sealed-words.ts'
import { aTown, newUuid } from '#test/support/town.ts'
import { aVisit, seatOf, tap } from '#test/support/visit.ts'
import * as contract from './contract.ts'

const noteOf = async (given: { mother: boolean }) => {
  const town = await aTown()
  const { caseId, childId, motherId } = await aCase(town)
  const siblingId = await enter(town, { givenName: 'Lisen', birthOn: day('2014-01-01') })
  await as(town, 'maja', (ctx) => relate(ctx, { childId: siblingId, personId: motherId, kind: 'guardian' }))
  const sibling = await open(town, { childId: siblingId, owner: 'amira', coworker: 'bo' })
  const view = await aVisit(town, caseId, {
    caseIds: [caseId, sibling.caseId],
    personIds: given.mother ? [motherId] : [],
  })
  return { town, childId, siblingId, view }
}

test('taps of a meeting that were refused are sentences for the one who leads: when, who, and the words', async () => {
  const { town, childId, siblingId, view } = await noteOf({ mother: true })
  const events = [
    tap('started', 0),
    tap('present', 1, { who: childId }),
    tap('present', 1, { who: siblingId }),
    tap('present', 2, { who: newUuid(), words: 'Mormor Gun' }),
    tap('alone_from', 10, { who: childId, withId: town.workers.bo }),
    tap('ticked', 12, { what: newUuid() }),
    tap('disagreed', 50, { who: seatOf(view, 'adult'), what: childId, words: 'Jag har aldrig skrikit.' }),
    tap('ended', 60),
    tap('corrected', 62, { what: 'travel', minutes: 15 }),
  ]
  const box = await sealedWords(await aDevice(town, 'bo'), {
    childId,
    route: 'tellVisit',
    input: { visitId: view.id, events },
  })
  await town.call('bo', contract.quarantineWords, { ...box, reason: 'not_found' })
  const read = await town.call('cilla', contract.readQuarantined, { quarantinedId: box.id })
  expect(read.words).toEqual([
    {
      name: 'tapped',
      text: [
        '2026-11-24 kl. 10:00 Mötet började.',
        '2026-11-24 kl. 10:01 Nils Påhittsson var med.',
        '2026-11-24 kl. 10:01 Ett annat barn var med.',
        '2026-11-24 kl. 10:02 Mormor Gun var med.',
        '2026-11-24 kl. 10:10 Nils Påhittsson var ensam med Bo Påhittad.',
        '2026-11-24 kl. 10:50 Maria Påhittsson sa att texten inte stämmer: ”Jag har aldrig skrikit.”',
        '2026-11-24 kl. 11:00 Mötet slutade.',
        '2026-11-24 kl. 11:02 Handläggaren rättade sina minuter på resa till 15.',
      ].join('\n'),
    },
  ])
  expect(read.can.file).toBe(true)
  await town.call('cilla', contract.fileQuarantined, { quarantinedId: box.id, comment: '' })
  const [note] = (await town.call('amira', listNotes, { childId })).notes
  expect(note?.happened).toContain('Under mötet: 2026-11-24 kl. 10:00 Mötet började.')
})

test('a device that claims taps of a meeting about somebody else makes nobody’s name be read', async () => {
  const { town, siblingId, view } = await noteOf({ mother: false })
  const { childId: strangerId } = await aCase(town, { givenName: 'Ove', familyName: 'Annanqvist' })
  const box = await sealedWords(await aDevice(town, 'bo'), {
    childId: strangerId,
    route: 'tellVisit',
    input: { visitId: view.id, events: [tap('present', 1, { who: siblingId })] },
  })
  await town.call('bo', contract.quarantineWords, { ...box, reason: 'not_found' })
  const { words } = await town.call('cilla', contract.readQuarantined, { quarantinedId: box.id })
  expect(words).toEqual([{ name: 'tapped', text: '2026-11-24 kl. 10:01 Någon var med.' }])
})
