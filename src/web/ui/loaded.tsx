import { type ReactNode, useContext } from 'react'
import { ErrorState } from './error-state.tsx'
import { Loading, LoadingPage } from './loading.tsx'
import { HasHeading } from './page-context.ts'

type Answer<T> = {
  readonly data: T | undefined
  readonly error: unknown
  readonly refetch: () => Promise<unknown>
}

type LoadedProps<T> = {
  /** What `useCall` gives. */
  readonly answer: Answer<T>
  readonly lines?: number
  readonly children: (data: T) => ReactNode
}

/** Grey lines, then the fault or the content. Content that was there stays when a later reading fails. */
export const Loaded = <T,>({ answer, lines = 5, children }: LoadedProps<T>) => {
  const hasHeading = useContext(HasHeading)
  if (answer.data !== undefined) return children(answer.data)
  if (answer.error !== null && answer.error !== undefined)
    return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
  return hasHeading ? <Loading lines={lines} /> : <LoadingPage lines={lines} />
}
