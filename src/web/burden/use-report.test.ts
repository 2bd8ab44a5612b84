import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contractName, createUse, versionOf } from './use-report.ts'

const nothing = { fields: [], version: '00000000' }
const minute = 60_000

describe('time in a form', () => {
  test('counts from one sign of life to the next', () => {
    const use = createUse()
    use.alive(1_000, 'happened')
    use.alive(11_000, 'happened')
    use.press(21_000, 'pointer')
    expect(use.report('saveDraft', 'sent', nothing).seconds).toBe(20)
  })

  test('stops a minute after the last sign of life: a lunch is not the form’s', () => {
    const use = createUse()
    use.alive(0, 'happened')
    use.alive(45 * minute, 'happened')
    expect(use.report('saveDraft', 'sent', nothing).seconds).toBe(60)
  })

  test('does not run while the page is hidden', () => {
    const use = createUse()
    use.alive(0, 'happened')
    use.pause(5_000)
    use.alive(50_000, 'happened')
    use.alive(52_000, 'happened')
    expect(use.report('saveDraft', 'sent', nothing).seconds).toBe(7)
  })

  test('belongs to the field in which it passed', () => {
    const use = createUse()
    use.alive(0, 'happened')
    use.alive(20_000, 'place')
    use.alive(25_000, 'place')
    const fields = [
      { name: 'happened', filled: true },
      { name: 'place', filled: false },
      { name: 'kind', filled: true },
    ]
    const report = use.report('saveDraft', 'sent', { fields, version: '00000000' })
    expect(report.fields.map(({ name, seconds }) => [name, seconds])).toEqual([
      ['happened', 20],
      ['place', 5],
      ['kind', 0],
    ])
  })

  test('is never more than a minute for each sign of life, nor more than passed', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20 * minute), { maxLength: 60 }), (gaps) => {
        const use = createUse()
        let at = 0
        use.alive(at, 'happened')
        for (const gap of gaps) use.alive((at += gap), 'happened')
        const { seconds } = use.report('saveDraft', 'sent', nothing)
        expect(seconds).toBeLessThanOrEqual(Math.ceil(at / 1_000))
        expect(seconds).toBeLessThanOrEqual(gaps.length * 60)
      }),
    )
  })
})

describe('names', () => {
  test('rows of a list are one field, and an own field goes by its id', () => {
    expect(contractName('children.0.toldName')).toBe('children.toldName')
    expect(contractName('own.0190a000-0000-7000-8000-000000000001')).toBe(
      'own.0190a000-0000-7000-8000-000000000001',
    )
  })

  test('a field of one note among several is counted under its own name, and whose it was is not sent', () => {
    expect(contractName('happened-0190a000-0000-7000-8000-000000000001')).toBe('happened')
  })

  test('what is no name of a contract is not sent', () => {
    for (const name of ['Testa Påhittdotter', 'a b', '20160317-9801', '', 'A'])
      expect(contractName(name)).toBe('')
    fc.assert(
      fc.property(fc.string(), (typed) => {
        expect(contractName(typed)).toMatch(/^([a-z][A-Za-z_]*(\.[a-z][A-Za-z_]*)*|own\.[0-9a-f-]{36})?$/)
      }),
    )
  })

  test('the version is the same for the same fields in any order, and another one when a field comes', () => {
    expect(versionOf(['a', 'b'])).toBe(versionOf(['b', 'a', 'a']))
    expect(versionOf(['a', 'b'])).not.toBe(versionOf(['a', 'b', 'c']))
    expect(versionOf([])).toMatch(/^[0-9a-f]{8}$/)
  })
})
