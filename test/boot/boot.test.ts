import { expect, inject, test } from 'vitest'
import { isRefused, tryStart, unsafeStarts } from './cases.ts'

const template = inject('template')
/** The short form: all that is seen before the database is asked, and the two that are about whom the demo lets in. */
const short = unsafeStarts.filter((one) => one.isOfSettings === true || /demo|invented/.test(one.name))

test.each(short.map((one) => [one.name, one] as const))(
  'no start with %s',
  async (_, unsafe) => {
    const start = await tryStart(template, unsafe)
    expect(isRefused(start, unsafe), start.said).toBe(true)
  },
  60_000,
)

test('a start that is as it should be is accused of none of it', async () => {
  const { said } = await tryStart(template, {})
  expect(unsafeStarts.filter(({ says }) => says.test(said)).map(({ name }) => name)).toEqual([])
}, 60_000)
