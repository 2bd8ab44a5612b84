import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import { ContentString, type Transaction, type YTextEvent } from 'yjs'
import { fromServer } from '../replica.ts'
import type { Session, Together } from './session.ts'

/** The text that is open on this screen. Everything that is written together stands inside of it. */
export const SessionContext = createContext<Session | undefined>(undefined)

export const useSession = (): Session => {
  const session = useContext(SessionContext)
  if (!session) throw new Error('nothing is open for writing together')
  return session
}

/** One thing of what is shown. A screen is drawn anew only when that has changed, not at each keystroke. */
export const useTogether = <K extends keyof Together>(what: K): Together[K] => {
  const { listen, look } = useSession()
  return useSyncExternalStore(listen, () => look()[what])
}

/** A text as it stands, also while a colleague writes in it. */
export const useSharedText = (field: string): string => {
  const { replica } = useSession()
  return useSyncExternalStore(
    (changed) => {
      const text = replica.doc.getText(field)
      text.observe(changed)
      return () => text.unobserve(changed)
    },
    () => replica.text(field),
  )
}

/** A change that was made at this screen, and did not come from the server. */
export const isTypedHere = ({ origin }: Transaction): boolean => origin !== fromServer

/** Whether somebody at this screen has written in one of these fields since it was opened. */
export const useTouched = (fields: readonly string[]): boolean => {
  const { replica } = useSession()
  const [isTouched, setTouched] = useState(false)
  const names = fields.join(' ')
  useEffect(() => {
    const look = ({ transaction }: YTextEvent): void => {
      if (isTypedHere(transaction)) setTouched(true)
    }
    const texts = names.split(' ').map((field) => replica.doc.getText(field))
    for (const text of texts) text.observe(look)
    return () => {
      for (const text of texts) text.unobserve(look)
    }
  }, [names, replica])
  return isTouched
}

/** Whether there is a word in a field; without putting the text together. */
export const hasWords = ({ replica }: Session, field: string): boolean => {
  for (let item = replica.doc.getText(field)._start; item !== null; item = item.right)
    if (!item.deleted && item.content instanceof ContentString && item.content.str.trim() !== '') return true
  return false
}
