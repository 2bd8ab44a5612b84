import type { Language } from '#kernel/text.ts'
import { CallError } from '../call.ts'
import { useLanguage, useOwnText } from '../language.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

/** A fault in words: what happened, what to do, what to quote. */
export type FaultWords = {
  readonly title: string
  readonly advice: string
  readonly reference: string | undefined
}

type Kind = keyof typeof sv.state.faults

const kindOf = (status: number): Kind => {
  if (status === 0) return 'noAnswer'
  if (status === 401) return 'signedOut'
  if (status === 403) return 'refused'
  if (status === 404) return 'missing'
  if (status === 409) return 'conflict'
  if (status === 429) return 'tooMuch'
  return status >= 400 && status < 500 ? 'invalid' : 'broken'
}

/** The server's own sentence stands as advice where it sent one; our own where it did not. */
export const faultWords = (fault: unknown, language: Language): FaultWords => {
  const text = language === 'sv' ? sv.state : en.state
  const known = fault instanceof CallError ? fault : undefined
  const [title = '', advice = ''] = text.faults[known ? kindOf(known.status) : 'broken']
  const own = known && known.status >= 400 && known.status < 500 ? known.message : ''
  return {
    title,
    advice: own === '' ? advice : own,
    reference: known?.errorId === undefined ? undefined : text.reference(known.errorId),
  }
}

/** Stands where the content would have stood. */
export const ErrorState = ({
  error,
  onRetry,
}: {
  readonly error: unknown
  readonly onRetry?: () => void
}) => {
  const text = useOwnText().state
  const words = faultWords(error, useLanguage())
  return (
    <div className="state" role="alert">
      <Icon name="alert" />
      <h2>{words.title}</h2>
      <p>{words.advice}</p>
      {words.reference && <p className="soft">{words.reference}</p>}
      {onRetry && <Button onPress={onRetry}>{text.again}</Button>}
    </div>
  )
}
