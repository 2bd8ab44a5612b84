import { beforeAll, describe, expect, test } from 'vitest'
import {
  aProtectedWorld,
  givenName,
  guardianName,
  namesSomebody,
  type ProtectedWorld,
  type Read,
  readAll,
  unmarkedIn,
} from './marking.ts'

let made: ProtectedWorld
let all: readonly Read[]

beforeAll(async () => {
  made = await aProtectedWorld()
  all = await readAll(made)
}, 120_000)

const routesOf = (reads: readonly Read[]): string[] => [...new Set(reads.map(({ route }) => route.name))]

test('enough readings are answered and name the child, or the rest proves nothing', () => {
  expect(routesOf(all).length).toBeGreaterThanOrEqual(80)
  expect(routesOf(all.filter(({ text }) => text.includes(givenName))).length).toBeGreaterThanOrEqual(30)
  expect(all.some(({ text }) => text.includes(guardianName))).toBe(true)
  expect(made.canaries).toHaveLength(14)
})

test('no reading but the opening itself gives a sealed value, whoever reads', () => {
  const leaks = all.flatMap(({ route, login, text }) =>
    made.canaries
      .filter((value) => text.includes(value))
      .map((value) => `${route.name} as ${login}: ${value}`),
  )
  expect(leaks).toEqual([])
})

describe('whoever is protected is marked where the name stands', () => {
  test('in every answer the child’s name stands beside the level, or under it', () => {
    const unmarked = all.flatMap(({ route, login, sent }) =>
      unmarkedIn(sent.body, [givenName]).map((at) => `${route.name} as ${login}: ${at}`),
    )
    expect(unmarked).toEqual([])
  })

  test('an answer that names somebody of the family, whose address is the child’s, carries the marking too', () => {
    const unmarked = all.filter(
      ({ sent, text }) =>
        sent.body !== undefined &&
        text.includes(guardianName) &&
        !/"protection":"(marking|protected_registration|fictitious)"|"isProtected":true/.test(text),
    )
    expect(unmarked.map(({ route, login }) => `${route.name} as ${login}`)).toEqual([])
  })

  test('and every document that names one of them says so on its face', () => {
    const documents = all.filter(({ sent, text }) => sent.body === undefined && namesSomebody(text))
    expect(routesOf(documents).length).toBeGreaterThanOrEqual(2)
    const unmarked = documents.filter(({ text }) => !text.includes('Skyddade personuppgifter'))
    expect(routesOf(unmarked)).toEqual([])
  })

  test('no file is called by a name, and none stands in a title or a header', () => {
    const named = all.filter(({ sent }) => namesSomebody(JSON.stringify(sent.headers)))
    expect(routesOf(named)).toEqual([])
  })

  test('a name that is not marked is found', () => {
    const child = { name: givenName }
    expect(unmarkedIn({ rows: [{ child }] }, [givenName])).toEqual(['.rows[0].child.name'])
    expect(unmarkedIn({ other: { protection: 'marking' }, child }, [givenName])).toEqual(['.child.name'])
    expect(unmarkedIn({ protection: 'none', child }, [givenName])).toEqual(['.child.name'])
    expect(unmarkedIn({ child: { ...child, protection: 'marking' } }, [givenName])).toEqual([])
  })
})

test('JO 5932-2012: whichever unit’s screen names the child shows the marking, and the new name stands on none of them', () => {
  const newNames = made.canaries.filter((value) => value.includes('new_name'))
  expect(newNames).toHaveLength(2)
  // The investigation, the intake, and the head of the service; the secretary of the board is told none on a screen.
  for (const unit of [['amira', 'bo', 'cilla', 'dag'], ['maja', 'mats'], ['hedda']]) {
    const theirs = all.filter(({ login, text }) => unit.includes(login) && text.includes(givenName))
    expect([unit, theirs.length > 0]).toEqual([unit, true])
    for (const { route, login, sent, text } of theirs) {
      expect([route.name, login, unmarkedIn(sent.body, [givenName])]).toEqual([route.name, login, []])
      expect(newNames.filter((name) => text.includes(name))).toEqual([])
    }
  }
  // But for the board's own papers, which she prepares (KL 6:35): they have the mark on their face, as tested above.
  const told = routesOf(all.filter(({ login, text }) => login === 'nora' && namesSomebody(text)))
  expect(told.filter((name) => !['agendaMaterial', 'minutesExtract'].includes(name))).toEqual([])
})
