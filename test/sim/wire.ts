import type { DeviceWire, WireAnswer, WireRequest } from '#kernel/device.ts'
import type { Chance } from './chance.ts'

export type Serve = (request: WireRequest) => Promise<WireAnswer>

type Flight = {
  readonly from: string
  readonly request: WireRequest
  /** Undefined for a copy that the network made: nobody waits for its answer. */
  readonly settle: ((answer: WireAnswer) => void) | undefined
  answer?: WireAnswer
}

const nothing: WireAnswer = { kind: 'no_answer' }

/**
 * The network between devices and server: one message moves at each step, chosen by chance. Requests and answers may be lost,
 * doubled, late and out of order; an answer that is lost after the server has committed leaves the device in doubt.
 */
export const makeNetwork = (chance: Chance) => {
  let flights: Flight[] = []
  let isCalm = false

  const wireOf = (from: string, options: { isOnline: () => boolean; serve: Serve }): DeviceWire => ({
    send: (request) => {
      if (!options.isOnline()) return Promise.resolve(nothing)
      return new Promise<WireAnswer>((settle) => {
        flights.push({ from, request, settle })
        servers.set(from, options.serve)
      })
    },
  })
  const servers = new Map<string, Serve>()

  const land = (flight: Flight): void => {
    flights = flights.filter((one) => one !== flight)
    flight.settle?.(flight.answer ?? nothing)
  }

  const reach = async (flight: Flight): Promise<void> => {
    const serve = servers.get(flight.from)
    if (!isCalm && chance.isOneIn(9)) return land(flight)
    const answer = serve ? await serve(flight.request) : nothing
    // A copy of the request that comes again later, perhaps after others.
    if (!isCalm && chance.isOneIn(9))
      flights.push({ from: flight.from, request: flight.request, settle: undefined })
    flight.answer = !isCalm && chance.isOneIn(9) ? nothing : answer
    if (isCalm || chance.isOneIn(2)) land(flight)
  }

  return {
    wireOf,
    waiting: (): number => flights.length,
    /** Moves one message one step. */
    step: async (): Promise<void> => {
      if (flights.length === 0) return
      const flight = isCalm ? flights[0] : chance.pick(flights)
      if (!flight) return
      if (flight.answer !== undefined || flight.settle === undefined) {
        if (flight.settle === undefined && flight.answer === undefined) {
          flights = flights.filter((one) => one !== flight)
          await servers.get(flight.from)?.(flight.request)
          return
        }
        return land(flight)
      }
      await reach(flight)
    },
    /** The device is gone or out of reach: what it waits for it never hears; what is on its way may still arrive. */
    cut: (from: string, heard: boolean): void => {
      const own = flights.filter((one) => one.from === from && one.settle !== undefined)
      for (const flight of own) {
        flights = flights.filter((one) => one !== flight)
        if (flight.answer === undefined && chance.isOneIn(2))
          flights.push({ from, request: flight.request, settle: undefined })
        if (heard) flight.settle?.(nothing)
      }
    },
    /** Whether all that is sent comes, at once and once. */
    calm: (calm: boolean): void => {
      isCalm = calm
    },
  }
}

export type Network = ReturnType<typeof makeNetwork>
