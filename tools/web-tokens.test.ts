import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('../src/web/ui/tokens.css', import.meta.url), 'utf8')

const block = (start: string): string => {
  const from = css.indexOf(start)
  expect(from).toBeGreaterThan(-1)
  return css.slice(from, css.indexOf('}', from))
}

const colours = (text: string): ReadonlyMap<string, string> =>
  new Map(
    [...text.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]),
  )

const light = colours(block(':root {'))
const darkByComputer = colours(block(":root:not([data-theme='light']) {"))
const darkByChoice = colours(block(":root[data-theme='dark'] {"))

// WCAG 2.2, relative luminance and contrast ratio.
const channel = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) =>
    channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
  )
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (a: string, b: string): number => {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

const grounds = ['paper', 'sheet', 'tint', 'accent-tint', 'danger-tint', 'warn-tint']
const onGrounds = ['ink', 'ink-soft', 'accent', 'accent-strong'].flatMap((text) =>
  grounds.map((ground) => [text, ground] as const),
)
const textPairs = [
  ...onGrounds,
  ['danger', 'paper'],
  ['danger', 'sheet'],
  ['danger', 'tint'],
  ['danger', 'danger-tint'],
  ['warn', 'paper'],
  ['warn', 'sheet'],
  ['warn', 'tint'],
  ['warn', 'warn-tint'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['on-danger', 'danger'],
  ['on-stamp', 'stamp'],
] as const
const edgePairs = [
  ['edge', 'paper'],
  ['edge', 'sheet'],
  ['edge', 'tint'],
] as const

describe.each([
  ['light', light],
  ['dark', darkByComputer],
] as const)('in the %s theme', (_, theme) => {
  const ratio = (a: string, b: string): number => contrast(theme.get(a) ?? '', theme.get(b) ?? '')
  test.each(textPairs)('%s can be read on %s (4.5:1)', (text, ground) => {
    expect(ratio(text, ground)).toBeGreaterThanOrEqual(4.5)
  })
  test.each(edgePairs)('%s shows where a control ends on %s (3:1)', (edge, ground) => {
    expect(ratio(edge, ground)).toBeGreaterThanOrEqual(3)
  })
  test('running text has 7:1, as easy reading asks', () => {
    expect(ratio('ink', 'paper')).toBeGreaterThanOrEqual(7)
  })
})

test('dark by choice is the same as dark by the computer', () => {
  expect(darkByChoice).toEqual(darkByComputer)
  expect([...darkByComputer.keys()]).toEqual([...light.keys()])
})
