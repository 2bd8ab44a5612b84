import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { readJson } from './json.ts'
import { changesBetween, checkPackage, packageFormat, templateOf } from './package.ts'
import { sectionCodes, sectionGroups, sides } from './skeleton.ts'
import { builtInOf, builtInOn, builtIns, kindsOf, type Loaded, packageOn, structureOf } from './structures.ts'

const own = structureOf(builtInOf(1), undefined)

const file = (some: object): string =>
  JSON.stringify({ format: packageFormat, name: 'Påhittade', ...some }, null, 2)

const loaded = (version: number, validFrom: string, some: Partial<Loaded> = {}): Loaded => ({
  id: `${version}`,
  version,
  name: `Nr ${version}`,
  words: { groups: {}, areas: { health: { heading: `Hälsa ${version}` } } },
  validFrom: day(validFrom),
  ...some,
})

describe('our own structure', () => {
  test('has three sides with four, four and five areas, all with heading and guidance in both languages', () => {
    expect(sides).toEqual(['development', 'parenting', 'family'])
    for (const one of builtIns)
      for (const code of sectionCodes)
        for (const words of Object.values(one.areas[code]))
          expect([words.sv, words.en].every((text) => text.trim() !== '')).toBe(true)
  })

  test('no two areas or groups have the same heading', () => {
    const headings = [
      ...sectionCodes.map((code) => own.areas[code].heading.sv),
      ...sectionGroups.map((code) => own.groups[code].sv),
    ]
    expect(new Set(headings).size).toBe(headings.length)
  })

  test('holds no name or mark of the licensed structure', () => {
    expect(JSON.stringify(builtIns)).not.toMatch(/bbic|barns behov i centrum|triangel/i)
  })

  test('a text from before the parts has one text for each area; from 1 July 2025 facts stand by themselves', () => {
    expect(builtInOn(day('2025-06-30')).version).toBe(0)
    expect(builtInOn(day('2025-07-01')).version).toBe(1)
    expect(kindsOf(structureOf(builtInOf(0), undefined), 'health')).toEqual([])
    expect(kindsOf(own, 'health')).toEqual(['fact', 'child_words', 'strength', 'risk'])
    expect(kindsOf(own, 'analysis')).toEqual([])
  })
})

describe('a municipality’s own package', () => {
  test('changes the words it has, and leaves ours where it says nothing', () => {
    const checked = checkPackage(
      file({ groups: { family: { heading: 'Hemmet' } }, areas: { health: { heading: 'Kropp och själ' } } }),
    )
    expect(checked.faults).toEqual([])
    const next = structureOf(builtInOf(1), loaded(1, '2026-12-01', { words: checked.words ?? null }))
    expect(next.areas.health.heading).toEqual({ sv: 'Kropp och själ', en: 'Kropp och själ' })
    expect(next.areas.health.guidance).toEqual(own.areas.health.guidance)
    expect(changesBetween(own, next)).toEqual([
      { what: 'group', code: 'family', before: 'Familj och miljö', after: 'Hemmet' },
      { what: 'heading', code: 'health', before: 'Hälsa', after: 'Kropp och själ' },
    ])
  })

  test('the template is a right package that changes nothing', () => {
    const checked = checkPackage(templateOf(own, 'Mall'))
    expect(checked).toMatchObject({ faults: [], name: 'Mall' })
    const same = structureOf(builtInOf(1), loaded(1, '2026-12-01', { words: checked.words ?? null }))
    expect(changesBetween(own, same)).toEqual([])
  })

  test('every fault is told with its line and where it stands, in the order of the lines', () => {
    const text = [
      '{',
      '  "format": "barntid-struktur 2",',
      '  "name": "",',
      '  "areas": {',
      '    "halsa": { "heading": "Hälsa" },',
      '    "health": { "heading": 7, "hint": "?" },',
      `    "safety": { "heading": "${'x'.repeat(81)}" }`,
      '  }',
      '}',
    ].join('\n')
    expect(checkPackage(text).faults).toEqual([
      { line: 2, path: 'format', code: 'package_format' },
      { line: 3, path: 'name', code: 'required' },
      { line: 5, path: 'areas.halsa', code: 'package_unknown_area' },
      { line: 6, path: 'areas.health.heading', code: 'wrong_type' },
      { line: 6, path: 'areas.health.hint', code: 'unknown_field' },
      { line: 7, path: 'areas.safety.heading', code: 'too_long:80' },
    ])
  })

  test.each([
    ['a comma too many', '{\n"format": "barntid-struktur 1",,\n}', 'json_syntax', 2],
    ['a file that was cut', '{\n"areas": {', 'json_ends', 2],
    ['a text without end', '{\n\n"areas\n": 1}', 'json_syntax', 3],
    ['something else altogether', 'Hej', 'json_syntax', 1],
    ['nothing', '   ', 'json_ends', 1],
    ['a hundred brackets', '['.repeat(100), 'json_deep', 1],
  ])('%s is told at its line', (_, text, code, line) =>
    expect(checkPackage(text).faults).toEqual([{ path: '', code, line }]),
  )

  test('a name that stands twice is told, which JSON itself would hide', () => {
    const text = `{"format":"${packageFormat}","name":"A",\n"areas":{"health":{"heading":"Ett"},\n"health":{"heading":"Två"}}}`
    expect(checkPackage(text).faults).toEqual([{ path: 'areas.health', line: 3, code: 'json_twice' }])
  })

  test('two areas under one heading, and a package without words, are refused', () => {
    const same = { health: { heading: 'Trygghet' }, safety: { heading: ' trygghet' } }
    expect(checkPackage(file({ areas: same })).faults).toMatchObject([
      { path: 'areas.safety.heading', code: 'package_same_heading' },
    ])
    expect(checkPackage(file({ areas: { health: {} } })).faults).toMatchObject([{ code: 'package_empty' }])
  })

  test('the names of JavaScript’s own things are names like others', () => {
    const text = `{"format":"${packageFormat}","name":"A","areas":{"__proto__":{"heading":"x"},"constructor":{}}}`
    expect(
      checkPackage(text)
        .faults.map(({ path }) => path)
        .toSorted(),
    ).toEqual(['areas.__proto__', 'areas.constructor'])
  })

  test('is in force from its day; of two from the same day the last loaded; the way back is one of them', () => {
    const all = [loaded(1, '2026-12-01'), loaded(2, '2027-01-01'), loaded(3, '2027-01-01')]
    expect(packageOn(all, day('2026-11-30'))).toBeUndefined()
    expect(packageOn(all, day('2026-12-31'))?.version).toBe(1)
    expect(packageOn(all.toReversed(), day('2027-01-01'))?.version).toBe(3)
    const back = [...all, loaded(4, '2027-02-01', { words: null })]
    expect(structureOf(builtInOf(1), packageOn(back, day('2027-02-01')))).toEqual(own)
  })

  test('whatever is given, checking says what is wrong or gives words, and never breaks', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.anything().map((one) => JSON.stringify(one) ?? ''),
        ),
        (text) => {
          const { faults, words } = checkPackage(text)
          expect(faults.length > 0).toBe(words === undefined)
        },
      ),
    )
  })

  test('a name that every object of the language knows is an unknown name like any other', () => {
    expect(checkPackage('{"toString":{" ":0}}').words).toBeUndefined()
    expect(checkPackage('{"areas":{"constructor":{}}}').faults.map(({ code }) => code)).toContain(
      'package_unknown_area',
    )
  })

  test('reading JSON with lines gives what JSON gives', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        expect(readJson(text)).toMatchObject({ value: JSON.parse(text) })
      }),
    )
  })
})
