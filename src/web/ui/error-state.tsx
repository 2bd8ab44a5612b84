import { useContext } from 'react'
import type { Language } from '#kernel/text.ts'
import { CallError } from '../call.ts'
import { useLanguage, useOwnText } from '../language.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { LinkButton } from './link-button.tsx'
import { Page } from './page.tsx'
import { HasHeading } from './page-context.ts'

/** A fault in words: what happened, what to do, what to quote. */
export type FaultWords = {
  readonly title: string
  readonly advice: string
  readonly reference: string | undefined
}

type Kind = keyof typeof sv.state.faults

const ofCode: Readonly<Record<string, Kind>> = {
  not_packed: 'notPacked',
  needs_network: 'needsNetwork',
  device_full: 'deviceFull',
  device_failed: 'deviceFull',
  opened_too_many: 'tooMuch',
}

const kindOf = ({ status, code }: CallError): Kind => {
  const own = ofCode[code]
  if (own !== undefined) return own
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
  const [title = '', advice = ''] = text.faults[known ? kindOf(known) : 'broken']
  const own = known && known.status >= 400 && known.status < 500 ? known.message : ''
  return {
    title,
    advice: own === '' ? advice : own,
    reference: known?.errorId === undefined ? undefined : text.reference(known.errorId),
  }
}

type ErrorStateProps = { readonly error: unknown; readonly onRetry?: () => void }

// Trying again does not help against these; another page does.
const isFinal = (error: unknown): boolean =>
  error instanceof CallError && (error.status === 403 || error.status === 404)

/** Stands where the content would have stood; where no page has come yet, it is the page. */
export const ErrorState = ({ error, onRetry }: ErrorStateProps) => {
  const { state: text, missing } = useOwnText()
  const words = faultWords(error, useLanguage())
  const isWhole = !useContext(HasHeading)
  const acts =
    isWhole && isFinal(error) ? (
      <LinkButton to="/">{missing.home}</LinkButton>
    ) : (
      onRetry && <Button onPress={onRetry}>{text.again}</Button>
    )
  const state = (
    <div className="state" role="alert">
      <Icon name="alert" />
      {!isWhole && <h2>{words.title}</h2>}
      <p>{words.advice}</p>
      {words.reference && <p className="soft">{words.reference}</p>}
      {acts}
    </div>
  )
  return isWhole ? (
    <Page title={words.title} tab={words.title}>
      {state}
    </Page>
  ) : (
    state
  )
}
