import type { Here, Told } from './contract.ts'

type Follower = { readonly workerId: string; readonly tell: (told: Told) => void }
type Present = Here & { readonly workerId: string; readonly seenAt: number }

/** Somebody who has not said for so long where he is has gone. The screen says so every ten seconds. */
const longestSilence = 25_000

/**
 * Who follows which text in this process, and who is in it. Nothing here is kept, and nothing that matters rests on it: a
 * follower in another process hears of new words when its own line looks, within a second.
 */
export const createLive = () => {
  const followers = new Map<string, Set<Follower>>()
  const present = new Map<string, Map<number, Present>>()

  const tell = (documentId: string, told: Told): void => {
    for (const follower of followers.get(documentId) ?? []) follower.tell(told)
  }

  const peopleIn = (documentId: string, now: number): Here[] => {
    const all = present.get(documentId) ?? new Map<number, Present>()
    for (const [clientId, { seenAt }] of all) if (now - seenAt > longestSilence) all.delete(clientId)
    return [...all.values()].map(({ clientId, name, field, caret }) => ({ clientId, name, field, caret }))
  }

  const leave = (documentId: string, workerId: string): void => {
    const all = present.get(documentId)
    for (const [clientId, one] of all ?? []) if (one.workerId === workerId) all?.delete(clientId)
    if (all?.size === 0) present.delete(documentId)
  }

  return {
    tell,
    follow: (documentId: string, follower: Follower, now: number): (() => void) => {
      const all = followers.get(documentId) ?? new Set<Follower>()
      followers.set(documentId, all.add(follower))
      follower.tell({ told: 'here', people: peopleIn(documentId, now) })
      return () => {
        all.delete(follower)
        if (all.size === 0) followers.delete(documentId)
        // His other windows say within ten seconds that they are still there.
        leave(documentId, follower.workerId)
        tell(documentId, { told: 'here', people: peopleIn(documentId, now) })
      }
    },
    here: (documentId: string, one: Present): void => {
      const all = present.get(documentId) ?? new Map<number, Present>()
      present.set(documentId, all.set(one.clientId, one))
      tell(documentId, { told: 'here', people: peopleIn(documentId, one.seenAt) })
    },
    isFollowed: (documentId: string): boolean => followers.has(documentId),
  }
}

export type Live = ReturnType<typeof createLive>
