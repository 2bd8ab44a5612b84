import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useText } from '#web/language.ts'
import { Button } from '#web/ui/button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { canUse, type Entered, enterWithPasskey, type Place, readWays } from './ask-device.ts'

/** The second way in, where the municipality offers it now and this page and browser can; nothing otherwise. */
export const WithPasskey = ({ slug, isAgain, onSignedIn }: Place & { readonly onSignedIn: () => void }) => {
  const { enter: text } = useText({ sv, en })
  const place = { slug, isAgain }
  const ways = useQuery({ queryKey: ['ways in', slug, isAgain], queryFn: () => readWays(place), gcTime: 0 })
  const [isWaiting, setWaiting] = useState(false)
  const [came, setCame] = useState<Exclude<Entered, 'in'>>()
  if (!ways.data?.passkey || !canUse(ways.data.rpId)) return null
  const enter = async (): Promise<void> => {
    setWaiting(true)
    setCame(undefined)
    const entered = await enterWithPasskey(place)
    setWaiting(false)
    if (entered === 'in') onSignedIn()
    else setCame(entered)
  }
  return (
    <div className="stack">
      {came && (
        <Notice kind="warn" isNews>
          {came === 'turnedAway' ? text.turnedAway : (came.said ?? text.noAnswer)}
        </Notice>
      )}
      <div>
        <Button pending={isWaiting} pendingText={text.waiting} onPress={() => void enter()}>
          {isAgain ? text.again : text.button}
        </Button>
        <p className="soft">{text.lead}</p>
      </div>
    </div>
  )
}
