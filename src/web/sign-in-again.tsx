import { lazy, Suspense, useState } from 'react'
import { useOwnText } from './language.ts'
import type { Session } from './session.ts'
import { PersonPicker } from './sign-in.tsx'
import { Button } from './ui/button.tsx'

const WithPasskey = lazy(async () => ({
  default: (await import('#modules/signin/passkeys/web/with-passkey.tsx')).WithPasskey,
}))

type AgainProps = {
  readonly session: Session
  /** Also who has a living sign-in shows who they are once more. */
  readonly isFresh?: boolean
  /** Rejects while nobody is signed in. */
  readonly onSignedIn: () => Promise<void>
}

/** Signing in again on top of what one was doing: in the demo by choosing oneself, else in a tab of its own. */
export const SignInAgain = ({ session, isFresh = false, onSignedIn }: AgainProps) => {
  const text = useOwnText().signIn
  const [isMissing, setMissing] = useState(false)
  const goOn = async (): Promise<void> => {
    setMissing(false)
    await onSignedIn().catch(() => setMissing(true))
  }
  const passkey = (
    <Suspense fallback={null}>
      <WithPasskey isAgain onSignedIn={() => void goOn()} />
    </Suspense>
  )
  if (session.demo)
    return (
      <div className="stack">
        {passkey}
        <PersonPicker first={session.worker.name} onSignedIn={() => void goOn()} />
      </div>
    )
  const address = `${session.signInAt}&till=/inloggning/klar${isFresh ? '&igen=1' : ''}`
  return (
    <div className="stack">
      <p>{text.newTab}</p>
      <p role="status">{isMissing && text.notYet}</p>
      <div className="cluster">
        <a className="button primary" href={address} target="_blank" rel="noopener noreferrer">
          {text.againAction}
        </a>
        <Button onPress={() => void goOn()}>{text.isDone}</Button>
      </div>
      {passkey}
    </div>
  )
}
