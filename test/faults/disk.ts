import { spawnSync } from 'node:child_process'
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A disk of its own for the product, small enough to be filled. */
export type SmallDisk = { readonly folder: string; readonly remove: () => void }

const run = (command: string, words: readonly string[]): { isDone: boolean; said: string } => {
  const { status, stderr, error } = spawnSync(command, words, { encoding: 'utf8' })
  return { isDone: status === 0, said: error?.message ?? stderr.trim() }
}

/** Makes a file system in memory, or says why that cannot be done here: only then is nothing tried. */
export const makeSmallDisk = async (
  folder: string,
  megabytes: number,
): Promise<SmallDisk | { readonly why: string }> => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return { why: 'a small file system can be made by root on Linux only' }
  await mkdir(folder, { recursive: true })
  const made = run('mount', [
    '-t',
    'tmpfs',
    '-o',
    `size=${megabytes}m,mode=0755`,
    'barntid-small-disk',
    folder,
  ])
  if (!made.isDone) return { why: `a small file system may not be made here: ${made.said}` }
  return {
    folder,
    remove: () => {
      if (!run('umount', [folder]).isDone) run('umount', ['--lazy', folder])
    },
  }
}

/** Bytes that are still free. */
export const freeBytes = async (folder: string): Promise<number> => {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

const ballast = (folder: string): string => join(folder, 'ballast')

/** Takes all of the disk but so many bytes. Somebody who writes meanwhile may get some of those. */
export const takeRoom = async (folder: string, leave: number): Promise<void> => {
  const some = Buffer.alloc(64 * 1024)
  const bytes = Math.max(0, (await freeBytes(folder)) - leave)
  for (let left = bytes; left > 0; left -= some.length) {
    const piece = some.subarray(0, Math.min(left, some.length))
    const isFull = await writeFile(ballast(folder), piece, { flag: 'a' }).then(
      () => false,
      () => true,
    )
    if (isFull) return
  }
}

export const makeRoom = (folder: string): Promise<void> => rm(ballast(folder), { force: true })
