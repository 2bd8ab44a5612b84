import { setTimeout as sleep } from 'node:timers/promises'
import { cutConnections } from './judge.ts'
import { databaseProcesses, killDatabase, ownerUrlOf, stopDatabase, untilUp } from './product.ts'
import type { Harm } from './while-writing.ts'

/** The server's process is ended with SIGKILL, and started again. */
const killServer: Harm = {
  name: 'server killed',
  act: async ({ now, startAgain }) => {
    await now().kill()
    const from = performance.now()
    await startAgain()
    return untilUp(now().url, from)
  },
}

let turn = 0

/** PostgreSQL is ended with SIGKILL, by turns all of it and its first process alone; the server starts it again. */
const killPostgres: Harm = {
  name: 'PostgreSQL killed',
  act: async ({ folder, now }) => {
    turn += 1
    const from = performance.now()
    await killDatabase(folder, turn % 2 === 0 ? 'all' : 'first')
    return untilUp(now().url, from)
  },
}

/** All connections of the server to its database are cut, in the middle of what they do. */
const cut: Harm = {
  name: 'connections cut',
  act: async ({ folder, now }) => {
    const from = performance.now()
    await cutConnections(await ownerUrlOf(folder))
    return untilUp(now().url, from)
  },
}

/** PostgreSQL is told to end in good order, as by a service that is restarted. */
const restart: Harm = {
  name: 'PostgreSQL restarted',
  act: async ({ folder, now }) => {
    const from = performance.now()
    await stopDatabase(folder)
    return untilUp(now().url, from)
  },
}

const frozenFor = 5_000

/** PostgreSQL stands still for five seconds, as on a disk that does not answer, and goes on. Those are not counted. */
const freeze: Harm = {
  name: 'PostgreSQL frozen',
  act: async ({ folder, now }) => {
    const all = await databaseProcesses(folder)
    for (const pid of all) process.kill(pid, 'SIGSTOP')
    await sleep(frozenFor)
    for (const pid of all) process.kill(pid, 'SIGCONT')
    return untilUp(now().url, performance.now())
  },
}

export const harmsOf = { kill: [killServer, killPostgres], net: [cut, restart, freeze] } as const
