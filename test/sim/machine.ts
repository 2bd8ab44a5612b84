import type { Bytes, Device, DeviceWire } from '#kernel/device.ts'
import type { Chance } from './chance.ts'
import type { Disk } from './disk.ts'
import type { Hours } from './hours.ts'

type Parts = {
  readonly chance: Chance
  readonly hours: Hours
  readonly disk: Disk
  readonly wire: DeviceWire
  readonly skew: () => number
}

const never = <T>(): Promise<T> => new Promise<T>(() => undefined)

/**
 * The five interfaces as one life of a device has them: from one start to the next. What a former life was waiting for it
 * never hears, and it writes nothing more.
 */
export const lifeOf = ({ chance, hours, disk, wire, skew }: Parts) => {
  let isAlive = true
  const whileAlive = <T>(work: () => Promise<T>): Promise<T> =>
    isAlive
      ? work().then(
          (value) => (isAlive ? value : never<T>()),
          (fault: unknown) => (isAlive ? Promise.reject(fault) : never<T>()),
        )
      : never<T>()

  const device: Device = {
    clock: { now: () => hours.now() + skew() },
    random: {
      bytes: (length) => {
        const bytes: Bytes = new Uint8Array(length)
        for (let at = 0; at < length; at += 1) bytes[at] = chance.below(256)
        return bytes
      },
    },
    store: {
      read: (name) => whileAlive(() => disk.store.read(name)),
      names: (prefix) => whileAlive(() => disk.store.names(prefix)),
      write: (changes) => whileAlive(() => disk.store.write(changes)),
    },
    wire: { send: (request) => whileAlive(() => wire.send(request)) },
    timers: { after: (milliseconds, work) => hours.after(milliseconds, work, () => isAlive) },
  }
  return {
    device,
    end: (): void => {
      isAlive = false
      disk.stop()
    },
  }
}

/** One at a time for each name, as the browser's locks do it over all its tabs; a new life has new locks. */
export const turns = () => {
  const last = new Map<string, Promise<unknown>>()
  return <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const before = last.get(name) ?? Promise.resolve()
    const next = before.then(work, work)
    last.set(
      name,
      next.catch(() => undefined),
    )
    return next
  }
}
