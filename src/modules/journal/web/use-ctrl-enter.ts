import { useEffect, useRef } from 'react'

/** Ctrl+Enter (or Cmd+Enter) does this, wherever on the screen the person writes, while `isOn`. */
export const useCtrlEnter = (act: () => void, isOn: boolean): void => {
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  useEffect(() => {
    if (!isOn) return undefined
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return
      event.preventDefault()
      latest.current()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [isOn])
}
