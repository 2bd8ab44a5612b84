import type * as Y from 'yjs'
import { type Edit, inPieces } from './text-edit.ts'

/** What a person writes here; undone by this person alone. */
export const ownHand = { from: 'own hand' }

const longestPiece = 8_000

/** Makes one change in a text, by the own hand; a long one in pieces, so that no single update is too big. */
export const writeEdit = (doc: Y.Doc, field: string, change: Edit): void => {
  const text = doc.getText(field)
  if (change.remove > 0)
    doc.transact(() => {
      text.delete(change.at, change.remove)
      // Short words go with what they take the place of, so that they are undone together.
      if (change.insert.length <= longestPiece && change.insert !== '') text.insert(change.at, change.insert)
    }, ownHand)
  if (change.remove > 0 && change.insert.length <= longestPiece) return
  let at = change.at
  for (const piece of inPieces(change.insert, longestPiece)) {
    const place = at
    doc.transact(() => text.insert(place, piece), ownHand)
    at += piece.length
  }
}
