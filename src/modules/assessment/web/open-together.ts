import { addressOf, call, CallError, isFromDevice, newKey } from '#web/call.ts'
import { bagState } from '#web/offline/state.ts'
import type { InBag } from '#modules/together/web/bag-side.ts'
import { copyInto } from '#modules/together/web/bag-copy.ts'
import { openOverCalls } from '#modules/together/web/over-calls.ts'
import type { Session } from '#modules/together/web/session.ts'
import { type AssessmentView, readAssessment } from '../contract.ts'
import { partField, sectionField } from '../rules/fields.ts'
import { followText, openText, pullText, pushText, tellPlace } from '../together/contract.ts'
import { assessmentText } from './offline.ts'

/** Opens the text of an investigation for writing together. Throws CallError when it cannot be opened. */
export const openTogether = async (investigationId: string): Promise<Session> => {
  const open = () => call(openText, { investigationId, tabId: newKey() })
  const opened = await open()
  const { documentId, clientId } = opened
  const at = { investigationId, documentId }
  const bag: InBag = {
    subject: assessmentText.subject(at),
    isItsNumber: isFromDevice(opened),
    ownNumber: async () => {
      const again = await open().catch(() => undefined)
      return again && !isFromDevice(again) && again.documentId === documentId ? again.clientId : undefined
    },
    keepCopy: (replica) => copyInto([assessmentText.copyOf(at, replica.copy())]),
  }
  return openOverCalls({
    documentId,
    clientId,
    bag,
    lineAddress: addressOf(followText, at),
    push: (update, when, pen) => call(pushText, { ...at, clientId: pen, update }, newKey(), when),
    pull: (given) => call(pullText, { ...at, ...given }, newKey(), 'by itself'),
    follow: () => call(followText, at, newKey(), 'by itself'),
    tellPlace: (place, pen) => call(tellPlace, { ...at, clientId: pen, ...place }, newKey(), 'by itself'),
  })
}

/** What the device knows of the rows, with the words as they stand in the shared text: those of this device are there alone. */
export const withWordsOf = ({ replica }: Session, text: AssessmentView): AssessmentView => ({
  ...text,
  sections: text.sections.map((one) => ({
    ...one,
    body: replica.text(sectionField(one.section)),
    parts: one.parts.map((part) => ({
      ...part,
      body: replica.text(partField(part.id, 'body')),
      source: replica.text(partField(part.id, 'source')),
    })),
  })),
})

/** The rows of the text as the server has them now, for the bag, where this case is packed and the bag is open. */
export const keepRows = async (text: AssessmentView): Promise<void> => {
  const { investigationId, caseId } = text
  if (isFromDevice(text) || !bagState().inside?.cases.some((one) => one.caseId === caseId)) return
  await copyInto([{ route: readAssessment.name, input: { investigationId }, reply: text }])
}

/** The same, asked for anew: after something was added or taken away with a network. */
export const keepRowsAnew = async ({
  investigationId,
  caseId,
}: Pick<AssessmentView, 'investigationId' | 'caseId'>): Promise<void> => {
  if (!bagState().inside?.cases.some((one) => one.caseId === caseId)) return
  try {
    await keepRows(await call(readAssessment, { investigationId }, newKey(), 'by itself'))
  } catch (fault) {
    // Nothing of this screen hangs on it: the bag has what it had.
    if (!(fault instanceof CallError)) throw fault
  }
}
