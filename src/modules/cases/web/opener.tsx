import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '#web/ui/button.tsx'

type OpenerProps = {
  readonly label: string
  /** Open from the start: the obvious next thing to do. */
  readonly isOpen?: boolean
  readonly children: (close: () => void) => ReactNode
}

/** A button that becomes its form. The form is made anew each time, so that it starts from what is stored. */
export const Opener = ({ label, isOpen = false, children }: OpenerProps) => {
  const [isShown, setShown] = useState(isOpen)
  const button = useRef<HTMLButtonElement>(null)
  const wasShown = useRef(isShown)
  // What is closed by keyboard hands the focus back to the button that opened it.
  useEffect(() => {
    if (wasShown.current && !isShown) button.current?.focus()
    wasShown.current = isShown
  }, [isShown])
  if (!isShown)
    return (
      <Button ref={button} icon="pen" onPress={() => setShown(true)}>
        {label}
      </Button>
    )
  return children(() => setShown(false))
}
