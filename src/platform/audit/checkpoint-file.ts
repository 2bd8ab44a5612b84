import { mkdir, open, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { z } from 'zod'
import { Checkpoint } from './checkpoint.ts'

/** The file of a municipality's checkpoints: one JSON line each, only ever added to. Put the folder where nothing is deleted. */
export const checkpointFile = (folder: string, tenantId: string): string => join(folder, `${tenantId}.jsonl`)

const tailBytes = 64 * 1024

/** Adds a line and waits until the disk has it. */
export const addLine = async (file: string, value: unknown): Promise<void> => {
  await mkdir(dirname(file), { recursive: true })
  const handle = await open(file, 'a')
  try {
    // The line break comes first, so that a line that was cut off by a crash does not spoil the next.
    await handle.appendFile(`\n${JSON.stringify(value)}`)
    await handle.datasync()
  } finally {
    await handle.close()
  }
}

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

const linesOf = <T>(text: string, schema: z.ZodType<T>): { values: T[]; unreadable: number } => {
  const read = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => schema.safeParse(parsed(line)))
  const values = read.flatMap(({ data }) => (data === undefined ? [] : [data]))
  return { values, unreadable: read.length - values.length }
}

/** The last line that can be read; undefined when nothing was written yet. Reads the end of the file only. */
export const lastOf = async <T>(file: string, schema: z.ZodType<T>): Promise<T | undefined> => {
  const handle = await open(file, 'r').catch(() => undefined)
  if (!handle) return undefined
  try {
    const { size } = await handle.stat()
    const length = Math.min(size, tailBytes)
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length)
    const last = linesOf(buffer.toString('utf8'), schema).values.at(-1)
    if (last === undefined && size > 0) throw new Error('a file of checkpoints cannot be read')
    return last
  } finally {
    await handle.close()
  }
}

/** All checkpoints of a file in their order, and how many lines cannot be read. */
export const readCheckpoints = async (
  file: string,
): Promise<{ readonly values: readonly Checkpoint[]; readonly unreadable: number }> => {
  const text = await readFile(file, 'utf8').catch(() => '')
  return linesOf(text, Checkpoint)
}
