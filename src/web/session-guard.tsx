import { useEffect, useState } from 'react'
import { onFreshNeeded, onSessionEndsAt, onSignedOut } from './call.ts'
import { inSeconds, millisecondsUntil } from './clock.ts'
import { useOwnText } from './language.ts'
import { useBag } from './offline/state.ts'
import { queryClient } from './query.ts'
import { readOwnSession, type Session, sessionKey, useSession } from './session.ts'
import { SignInAgain } from './sign-in-again.tsx'
import { Button } from './ui/button.tsx'
import { Dialog } from './ui/dialog.tsx'

type Stage = 'in' | 'warned' | 'out'

const warningMilliseconds = 120_000
// setTimeout counts in 32 bits; a session never lives that long, a clock set wrong may.
const longest = 2_000_000_000

const keep = (session: Session): void => {
  queryClient.setQueryData(sessionKey, session)
}

/**
 * Warns two minutes before the session ends (WCAG 2.2.1) and asks to sign in again on top of the screen when it has,
 * so that nothing that stands in a form is lost. Signing in as somebody else starts from a clean page.
 */
export const SessionGuard = () => {
  const session = useSession()
  const text = useOwnText()
  const [stage, setStage] = useState<Stage>('in')
  const bag = useBag()
  // Without a network the bag's own time rules: the session is asked for when the server is there again.
  const isOff = bag.isOpen && !bag.isReached
  const [endsAt, setEndsAt] = useState(() => inSeconds(session.secondsLeft))

  // Somebody else signed in from another tab: nothing of the first person may stay on the screen.
  const [firstWorker] = useState(session.worker.id)
  useEffect(() => {
    if (session.worker.id !== firstWorker) location.assign('/')
  }, [session.worker.id, firstWorker])
  useEffect(() => onSignedOut(() => setStage('out')), [])
  // What waits for a fresh sign-in: told whether it was done.
  const [waiting, setWaiting] = useState<(isFresh: boolean) => void>()
  useEffect(
    () =>
      onFreshNeeded(() => {
        const { promise, resolve } = Promise.withResolvers<boolean>()
        setWaiting(() => resolve)
        return promise
      }),
    [],
  )
  useEffect(
    () =>
      onSessionEndsAt((at) => {
        setEndsAt(at)
        setStage((was) => (was === 'out' ? was : 'in'))
      }),
    [],
  )
  useEffect(() => {
    if (stage === 'out' || isOff) return undefined
    const left = millisecondsUntil(endsAt) - (stage === 'in' ? warningMilliseconds : 0)
    const timer = setTimeout(
      () => setStage(stage === 'in' ? 'warned' : 'out'),
      Math.max(0, Math.min(left, longest)),
    )
    return () => clearTimeout(timer)
  }, [stage, endsAt, isOff])
  const workerId = session.worker.id
  useEffect(() => {
    void import('./offline/start.ts').then(({ setPerson }) => setPerson({ workerId }, stage !== 'out'))
  }, [workerId, stage])

  const extend = (): void => {
    readOwnSession().then(keep, () => setStage('out'))
  }
  // Another person's wish is not sent in this one's name: then the effect above starts from a clean page.
  const cameBack = async (): Promise<boolean> => {
    const back = await readOwnSession()
    keep(back)
    setStage('in')
    return back.worker.id === workerId
  }
  const endWaiting = (isFresh: boolean): void => {
    waiting?.(isFresh)
    setWaiting(undefined)
  }

  return (
    <>
      <Dialog
        title={text.idle.title}
        kind="alert"
        isOpen={stage === 'warned'}
        onClose={extend}
        actions={
          <Button kind="primary" onPress={extend}>
            {text.idle.stay}
          </Button>
        }
      >
        <p>{text.idle.lead}</p>
        <p className="soft">{text.idle.press}</p>
      </Dialog>
      <Dialog
        title={text.signIn.again}
        kind="alert"
        width="wide"
        isOpen={stage === 'out'}
        onClose={() => undefined}
      >
        <p>{text.signIn.againLead}</p>
        <SignInAgain session={session} onSignedIn={async () => void (await cameBack())} />
      </Dialog>
      <Dialog
        title={text.signIn.fresh}
        width="wide"
        isOpen={waiting !== undefined && stage !== 'out'}
        onClose={() => endWaiting(false)}
      >
        <p>{text.signIn.freshLead}</p>
        <SignInAgain session={session} isFresh onSignedIn={async () => endWaiting(await cameBack())} />
      </Dialog>
    </>
  )
}
