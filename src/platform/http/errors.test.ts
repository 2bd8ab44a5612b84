import { expect, test } from 'vitest'
import { say } from './errors.ts'

const sentences = { sv: new Map<string, string>(), en: new Map<string, string>() }

test('two who met in the database too often are asked to try again; it is no fault of the server', () => {
  for (const code of ['40P01', '40001']) {
    const met = Object.assign(new Error('deadlock detected'), { code })
    const { status, body, isBug } = say(met, { language: 'sv', id: 'a', sentences })
    expect([status, isBug]).toEqual([503, false])
    expect(body.error.message).toContain('Försök igen')
  }
})
