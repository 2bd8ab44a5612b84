import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { parentPort, threadId } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { z } from 'zod'
import { charactersOf, type Has, printable } from './characters.ts'

/**
 * The thread in which documents are made: the compiler is synchronous native code and would stop the server for as long.
 * One document at a time; the pool in render.ts sees to it.
 */
const Order = z.object({
  template: z.string().regex(/^[a-z-]+\.typ$/),
  data: z.record(z.string(), z.unknown()),
})

/** What the thread answers. An error is told without its text, which could quote the document. */
export type Made = { readonly bytes: Uint8Array; readonly threadId: number } | { readonly fault: string }

const fontFiles = [
  '400Regular/SourceSans3_400Regular.ttf',
  '400Regular_Italic/SourceSans3_400Regular_Italic.ttf',
  '600SemiBold/SourceSans3_600SemiBold.ttf',
]
const fontFolder = join(
  createRequire(import.meta.url).resolve('@expo-google-fonts/source-sans-3/package.json'),
  '..',
)
const fonts = fontFiles.map((file) => readFileSync(join(fontFolder, file)))
const inEach = fonts.map(charactersOf)
const has: Has = (codePoint) => inEach.every((hasIt) => hasIt(codePoint))

const compiler = NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs: fonts }] })

type Printable = { readonly value: unknown; readonly replaced: boolean }

/** The same data with every text made printable, at whatever depth it stands. */
const printableData = (value: unknown): Printable => {
  if (typeof value === 'string') {
    const { text, replaced } = printable(value, has)
    return { value: text, replaced }
  }
  if (Array.isArray(value)) {
    const each = value.map(printableData)
    return { value: each.map((one) => one.value), replaced: each.some((one) => one.replaced) }
  }
  if (typeof value !== 'object' || value === null) return { value, replaced: false }
  const fields = Object.entries(value).map(([name, field]) => ({ name, ...printableData(field) }))
  return {
    value: Object.fromEntries(fields.map((field) => [field.name, field.value])),
    replaced: fields.some((field) => field.replaced),
  }
}

const make = (order: z.output<typeof Order>): Made => {
  const { replaced: note, ...data } = order.data
  const { value, replaced } = printableData(data)
  const shown = { ...z.record(z.string(), z.unknown()).parse(value), note: replaced ? note : '' }
  const compiled = compiler.compile({
    mainFilePath: join(import.meta.dirname, order.template),
    inputs: { data: JSON.stringify(shown) },
  })
  if (!compiled.result) return { fault: 'not compiled' }
  return { bytes: compiler.pdf(compiled.result, { pdfStandard: 'ua-1' }), threadId }
}

const answer = (order: unknown): Made => {
  try {
    return make(Order.parse(order))
  } catch {
    return { fault: 'not exported' }
  } finally {
    // The compiler remembers what it has laid out; nothing personal stays in the thread.
    compiler.evictCache(0)
  }
}

parentPort?.on('message', (order: unknown) => parentPort?.postMessage(answer(order), []))
