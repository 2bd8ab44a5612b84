import { useEffect } from 'react'
import type { Transaction, YTextEvent } from 'yjs'
import { isTypedHere } from '#modules/together/web/context.ts'
import type { Session } from '#modules/together/web/session.ts'
import { editsOf, mirrored, withEdit } from '../mirror.ts'

const mirrorField = (lead: Session, others: readonly Session[], field: string): (() => void) => {
  const text = lead.replica.doc.getText(field)
  let before = text.toJSON()
  const hear = (event: YTextEvent, transaction: Transaction): void => {
    const edits = isTypedHere(transaction) ? editsOf(event.delta) : []
    for (const edit of edits) {
      for (const { replica } of others) {
        const same = mirrored(edit, before, replica.text(field))
        if (same) replica.apply(field, same)
      }
      before = withEdit(before, edit)
    }
    before = text.toJSON()
  }
  text.observe(hear)
  return () => text.unobserve(hear)
}

/**
 * Siblings have a note each, and what is written about all of them is written once: what is typed here in the first goes into
 * the others, letter by letter. What a colleague writes is put there on her own screen.
 */
export const useMirror = (sessions: readonly Session[], fields: readonly string[]): void => {
  const names = fields.join(' ')
  useEffect(() => {
    const [lead, ...others] = sessions
    if (!lead || others.length === 0) return undefined
    const stops = names.split(' ').map((field) => mirrorField(lead, others, field))
    return () => {
      for (const stop of stops) stop()
    }
  }, [sessions, names])
}
