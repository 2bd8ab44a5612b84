import { addressOf, call, newKey } from '#web/call.ts'
import { openOverCalls } from '#modules/together/web/over-calls.ts'
import type { Session } from '#modules/together/web/session.ts'
import { followText, openText, pullText, pushText, tellPlace } from '../together/contract.ts'

/** Opens the text of an investigation for writing together. Throws CallError when it cannot be opened. */
export const openTogether = async (investigationId: string): Promise<Session> => {
  const { documentId, clientId } = await call(openText, { investigationId, tabId: newKey() })
  const at = { investigationId, documentId }
  return openOverCalls({
    documentId,
    clientId,
    lineAddress: addressOf(followText, at),
    push: (update, when) => call(pushText, { ...at, clientId, update }, newKey(), when),
    pull: (given) => call(pullText, { ...at, ...given }, newKey(), 'by itself'),
    follow: () => call(followText, at, newKey(), 'by itself'),
    tellPlace: (place) => call(tellPlace, { ...at, clientId, ...place }, newKey(), 'by itself'),
  })
}
