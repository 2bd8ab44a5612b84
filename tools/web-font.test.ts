import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { charactersIn, latinWoff2 } from './web-font.ts'

const face = readFileSync(
  'node_modules/@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
)

test('the font of the web is small, and its parts add up', () => {
  const font = latinWoff2(face)
  expect(font.toString('latin1', 0, 4)).toBe('wOF2')
  expect(font.readUInt32BE(8)).toBe(font.length)
  expect(font.length).toBeLessThan(70_000)
  expect(Math.abs(font.length - 48 - font.readUInt32BE(20))).toBeLessThan(200)
})

test('every letter of Swedish and of the minority languages is kept, Greek is not', () => {
  const drawn = charactersIn(face)
  for (const letter of 'ABCÅÄÖåäöéüČčĐđŊŋŠšŦŧŽž0123456789–”’…→✓')
    expect(drawn.has(letter.codePointAt(0) ?? 0), letter).toBe(true)
  expect(drawn.has('Ω'.codePointAt(0) ?? 0)).toBe(false)
})
