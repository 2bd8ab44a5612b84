import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { missingIn, type SectionText, written } from './rules.ts'
import { sectionCodes, sections } from './rules/skeleton.ts'

const text = (section: SectionText['section'], body = 'Något.'): SectionText => ({ section, body })

test('four parts are asked for: background, the child’s view, analysis and proposal; the others cost nothing', () => {
  expect(sections.filter(({ asked }) => asked).map(({ code }) => code)).toEqual([
    'background',
    'childs_view',
    'analysis',
    'proposal',
  ])
  expect(missingIn([])).toEqual(['background', 'childs_view_or_reason', 'analysis', 'proposal'])
})

test('an investigation without the child’s view says why the child was not heard (SoL 3:1–2)', () => {
  const rest = [text('background'), text('analysis'), text('proposal')]
  expect(missingIn(rest)).toEqual(['childs_view_or_reason'])
  expect(missingIn([...rest, text('childs_view', '  \n ')])).toEqual(['childs_view_or_reason'])
  expect(missingIn([...rest, text('childs_view')])).toEqual([])
  expect(missingIn([...rest, text('why_child_not_heard')])).toEqual([])
})

const someTexts = fc
  .uniqueArray(fc.constantFrom(...sectionCodes))
  .map((codes) => codes.map((code) => text(code)))

test('the document has its areas in one order, whatever order they were written in, and loses none', () => {
  fc.assert(
    fc.property(someTexts, (texts) => {
      const done = written(texts)
      expect(new Set(done)).toEqual(new Set(texts))
      expect(done.map(({ section }) => section)).toEqual(
        sectionCodes.filter((code) => texts.some(({ section }) => section === code)),
      )
    }),
  )
})

test('writing more never makes more parts missing', () => {
  fc.assert(
    fc.property(someTexts, fc.constantFrom(...sectionCodes), (texts, more) => {
      const before = missingIn(texts)
      expect(missingIn([...texts, text(more)]).every((part) => before.includes(part))).toBe(true)
    }),
  )
})
