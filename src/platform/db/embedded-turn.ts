import { createHash } from 'node:crypto'
import { connect, createServer } from 'node:net'
import type { Server } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { DatabaseInUse } from './embedded-orphan.ts'

/** A name that the system frees by itself when its holder dies, however it dies; undefined where there is none. */
const nameOf = (dataDir: string): string | undefined => {
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 32)
  if (process.platform === 'linux') return `\0barntid-start-${hash}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\barntid-start-${hash}` : undefined
}

/** Listens on the name; undefined when somebody has it. Whoever connects is told our process number. */
const take = (name: string): Promise<Server | undefined> =>
  new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined).end(String(process.pid))
    })
    server.once('error', (error) => {
      if ('code' in error && error.code === 'EADDRINUSE') resolve(undefined)
      else reject(error)
    })
    server.listen(name, () => resolve(server))
  })

const holderOf = (name: string): Promise<number | undefined> =>
  new Promise((resolve) => {
    let text = ''
    const socket = connect(name)
    socket.setEncoding('utf8').on('data', (part: string) => {
      text += part
    })
    socket.on('error', () => resolve(undefined))
    socket.on('close', () => resolve(Number(text) || undefined))
  })

/**
 * Lets one start at a time look at a database folder. Between seeing a dead PostgreSQL's note and removing it another
 * start could have put its own there, and two servers on one folder ruin it. Who comes second is told who is first.
 */
export const inTurn = async <T>(dataDir: string, work: () => Promise<T>): Promise<T> => {
  const name = nameOf(dataDir)
  if (name === undefined) return work()
  for (let left = 100; left > 0; left -= 1) {
    const server = await take(name)
    if (server) {
      try {
        return await work()
      } finally {
        server.close()
      }
    }
    const holder = await holderOf(name)
    if (holder !== undefined) throw new DatabaseInUse(dataDir, holder)
    await sleep(20)
  }
  throw new Error(`Another program is starting the database in ${dataDir} and does not finish.`)
}
