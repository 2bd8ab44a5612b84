import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countLines, linesOf } from './lines.ts'

const inPieces = async function* (text: string, sizes: readonly number[]) {
  const bytes = Buffer.from(text)
  for (let from = 0, i = 0; from < bytes.length; i++) {
    const size = sizes[i % sizes.length] ?? 1
    yield bytes.subarray(from, from + size)
    from += size
  }
}

// As COPY writes them: never a bare backslash, never a break within a row.
const row = fc
  .array(fc.constantFrom('a', 'Å', '\t', '\\\\', '\\n', '\\\\.', '.', '\\N', ' '), { maxLength: 12 })
  .map((parts) => parts.join(''))

test('rows and lines are read as they were written, wherever the pieces are cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(row, { maxLength: 6 }), { minLength: 1, maxLength: 4 }),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
      async (tables, sizes) => {
        const text = tables
          .map((rows, i) => `table ${i}\n${rows.map((one) => `${one}\n`).join('')}\\.\n`)
          .join('')
        const { line, rows } = linesOf(inPieces(`${text}-- end\n`, sizes))
        for (const [i, expected] of tables.entries()) {
          expect(await line()).toBe(`table ${i}`)
          const read: Buffer[] = []
          for await (const bytes of rows()) read.push(bytes)
          const whole = Buffer.concat(read)
          expect(whole.toString()).toBe(expected.map((one) => `${one}\n`).join(''))
          expect(countLines(whole)).toBe(expected.length)
        }
        expect(await line()).toBe('-- end')
        expect(await line()).toBeUndefined()
      },
    ),
    { numRuns: 300 },
  )
})

test('an end in the middle of a line or of a table is told', async () => {
  await expect(linesOf(inPieces('abc', [2])).line()).rejects.toThrow('middle of a line')
  const { rows } = linesOf(inPieces('1\n2\n\\.', [3]))
  const reading = async () => {
    for await (const bytes of rows()) expect(bytes.length).toBeGreaterThan(0)
  }
  await expect(reading()).rejects.toThrow('middle of a table')
})
