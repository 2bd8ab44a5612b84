import { createRequire } from 'node:module'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { expect, test } from 'vitest'
import { type Chart, chartParts } from '#kernel/chart/chart.ts'
import { svgText } from '#kernel/chart/svg-text.ts'
import { pdfText, squeezed } from '#test/support/pdf-text.ts'

const font = (name: string): string =>
  createRequire(import.meta.url).resolve(`@expo-google-fonts/source-sans-3/${name}.ttf`)

const compiler = NodeCompiler.create({
  fontArgs: [
    {
      fontPaths: [font('400Regular/SourceSans3_400Regular'), font('600SemiBold/SourceSans3_600SemiBold')],
    },
  ],
})

const minutes: Chart = {
  kind: 'stack',
  unit: 'minutes',
  parts: ['Direkt tid', 'Möten', 'Resor', 'Annat'].map((label) => ({ key: label, label })),
  columns: [
    { label: 'v. 10', values: { 'Direkt tid': 53, Möten: 77, Resor: 43, Annat: 307 } },
    { label: 'v. 45', values: { 'Direkt tid': 89, Möten: 70, Resor: 43, Annat: 278 } },
  ],
}

test('a chart stands in an accessible PDF as itself, with its words as text and its summary as the alternative', () => {
  const { draw, summary } = chartParts(minutes, 'sv')
  const svg = JSON.stringify(svgText(draw(640)))
  const mainFileContent = [
    '#set document(title: "Diagram")',
    '#set text(lang: "sv", font: "Source Sans 3")',
    `#figure(image(bytes(${svg}), format: "svg", alt: ${JSON.stringify(summary)}), caption: [Minuter av en dag])`,
  ].join('\n')
  expect(compiler.compile({ mainFileContent }).hasError()).toBe(false)
  const text = pdfText(compiler.pdf({ mainFileContent }, { pdfStandard: 'ua-1' }))
  expect(squeezed(text)).toContain('Direkttid89')
  expect(squeezed(text)).toContain('Minuteravendag')
})
