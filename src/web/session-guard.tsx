import { useEffect, useState } from 'react'
import { onSignedOut } from './call.ts'
import { millisecondsUntil } from './clock.ts'
import { useOwnText } from './language.ts'
import { queryClient } from './query.ts'
import { extendOwnSession, readOwnSession, type Session, sessionKey, useSession } from './session.ts'
import { PersonPicker } from './sign-in.tsx'
import { Button } from './ui/button.tsx'
import { Dialog } from './ui/dialog.tsx'

type Stage = 'in' | 'warned' | 'out'

const warningMilliseconds = 120_000
// setTimeout counts in 32 bits; a session never lives that long, a clock set wrong may.
const longest = 2_000_000_000

const keep = (session: Session): void => queryClient.setQueryData(sessionKey, session)

/**
 * Warns two minutes before the session ends (WCAG 2.2.1) and asks to sign in again on top of the screen when it has,
 * so that nothing that stands in a form is lost. Signing in as somebody else starts from a clean page.
 */
export const SessionGuard = () => {
  const session = useSession()
  const text = useOwnText()
  const [stage, setStage] = useState<Stage>('in')

  useEffect(() => onSignedOut(() => setStage('out')), [])
  useEffect(() => {
    // Every act prolongs the session on the server, so the truth is asked for before anybody is warned.
    const check = async (): Promise<void> => {
      const fresh = await readOwnSession()
      keep(fresh)
      if (millisecondsUntil(fresh.expiresAt) <= warningMilliseconds) setStage('warned')
    }
    const wait = Math.max(0, Math.min(millisecondsUntil(session.expiresAt) - warningMilliseconds, longest))
    const timer = setTimeout(() => void check().catch(() => undefined), wait)
    return () => clearTimeout(timer)
  }, [session.expiresAt])
  useEffect(() => {
    if (stage !== 'warned') return
    const timer = setTimeout(() => setStage('out'), Math.max(0, millisecondsUntil(session.expiresAt)))
    return () => clearTimeout(timer)
  }, [stage, session.expiresAt])

  const extend = async (): Promise<void> => {
    setStage('in')
    keep(await extendOwnSession())
  }
  const cameBack = async (): Promise<void> => {
    const fresh = await readOwnSession()
    if (fresh.worker.id !== session.worker.id) return location.assign('/')
    keep(fresh)
    setStage('in')
  }

  return (
    <>
      <Dialog
        title={text.idle.title}
        kind="alert"
        isOpen={stage === 'warned'}
        onClose={() => void extend().catch(() => setStage('out'))}
        actions={
          <Button kind="primary" onPress={() => void extend().catch(() => setStage('out'))}>
            {text.idle.stay}
          </Button>
        }
      >
        <p>{text.idle.lead}</p>
        <p className="soft">{text.idle.press}</p>
      </Dialog>
      <Dialog title={text.signIn.again} kind="alert" width="wide" isOpen={stage === 'out'} onClose={() => undefined}>
        <p>{text.signIn.againLead}</p>
        <PersonPicker first={session.worker.name} onSignedIn={() => void cameBack()} />
      </Dialog>
    </>
  )
}
