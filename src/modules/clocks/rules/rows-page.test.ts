import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { clockCodes } from './model.ts'
import { retentionRules } from './retention-rows.ts'

const page = readFileSync('docs/law/clocks-rows.md', 'utf8')
const lines = page.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| row '))
const cells = lines.map((line) => line.split('|').map((cell) => cell.trim()))

const quoted = (text: string | undefined): string[] =>
  [...(text ?? '').matchAll(/`([^`]+)`/g)].flatMap(([, word]) => word ?? [])

const codes: readonly string[] = clockCodes

const tales = readdirSync('src/demo/care')
  .filter((name) => !name.endsWith('.test.ts'))
  .map((name) => readFileSync(`src/demo/care/${name}`, 'utf8'))
  .join('\n')

describe('the page with every row of the table of clocks', () => {
  test('names every clock that the program counts, and none that it does not', () => {
    const named = cells.flatMap(([, row, carriers]) => [...quoted(row), ...quoted(carriers)])
    expect(codes.filter((code) => !named.includes(code))).toEqual([])
    const others = ['retentionOf', 'ageGates', 'code']
    expect(named.filter((word) => !codes.includes(word) && !others.includes(word))).toEqual([])
  })

  test('names the three rules of disposal and the birthdays', () => {
    const rows = cells.map(([, row]) => row)
    expect(rows).toEqual(expect.arrayContaining([...retentionRules.map(({ code }) => code), 'ageGates']))
  })

  test('names tests that exist', () => {
    const files = cells.flatMap(([, , , tests]) => quoted(tests))
    expect(files.length).toBeGreaterThan(40)
    expect(files.filter((file) => !existsSync(`src/modules/${file}`))).toEqual([])
  })

  test('names children whose story the demo tells', () => {
    const children = cells.flatMap(([, , , , demo]) =>
      [...(demo ?? '').matchAll(/(?<!\p{L})(\p{Lu}\p{Ll}{4,})/gu)].flatMap(([, name]) => name ?? []),
    )
    expect(children.length).toBeGreaterThan(20)
    expect(children.filter((name) => !tales.includes(`'${name}'`))).toEqual([])
  })
})
