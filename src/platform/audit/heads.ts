import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { Head } from './seal.ts'

const Line = z.object({ tenantId: z.string(), seq: z.number(), hash: z.string() })

/** Each new end of a chain is a line in a file outside the database, only ever added to. */
export const keepHead = async (file: string, head: Head): Promise<void> => {
  await mkdir(dirname(file), { recursive: true })
  // The line break comes first, so that a line that was cut off by a crash does not spoil the next.
  await appendFile(file, `\n${JSON.stringify(head)}`)
}

const readLine = (line: string): Head | undefined => {
  try {
    return Line.parse(JSON.parse(line))
  } catch {
    return undefined
  }
}

/** The last end that was kept for a municipality; undefined when none was. */
export const lastHead = async (file: string, tenantId: string): Promise<Head | undefined> => {
  const text = await readFile(file, 'utf8').catch(() => '')
  const lines = text.split('\n').filter((line) => line.includes(tenantId))
  return lines.map(readLine).findLast((head) => head?.tenantId === tenantId)
}
