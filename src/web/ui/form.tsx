import {
  Fragment,
  type ReactNode,
  type SyntheticEvent,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { z } from 'zod'
import { issueText } from '#kernel/issue-text.ts'
import { issuesOf } from '#kernel/issues.ts'
import { routeOfInput } from '#kernel/route.ts'
import { fieldNamesOf } from '../burden/field-names.ts'
import { useMeter } from '../burden/use-meter.ts'
import { CallError, type CallIssue, newKey } from '../call.ts'
import { useLanguage, useOwnText } from '../language.ts'
import { Button } from './button.tsx'
import { faultWords } from './error-state.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { FormContext } from './form-context.ts'
import { formValues } from './form-values.ts'
import { useToast } from './toast.tsx'
import { VisuallyHidden } from './visually-hidden.tsx'

type FormProps<S extends z.ZodType> = {
  /** The input of the contract: `schema={saveNote.input}`. */
  readonly schema: S
  /** Parts of the input that have no field, as the ids in the path. */
  readonly also?: Readonly<Record<string, unknown>>
  /** `(values, key) => call(saveNote, values, key)`: the key stays the same while the same words are sent again. */
  readonly onSubmit: (values: z.output<S>, key: string) => Promise<unknown>
  readonly submit: string
  readonly submitKind?: 'primary' | 'quiet' | 'danger'
  readonly actions?: ReactNode
  /** Said in a toast when it went well. */
  readonly done?: string
  readonly afterwards?: 'keep' | 'clear'
  /** Drawn instead of the general text when somebody else saved first (409 with `current`). */
  readonly renderConflict?: (fault: CallError, values: z.output<S>) => ReactNode
  readonly label?: string
  readonly children: ReactNode
}

type State = { readonly issues: readonly CallIssue[]; readonly fault?: CallError; readonly extra?: ReactNode }
const nameOf = (target: EventTarget): string =>
  'name' in target && typeof target.name === 'string' ? target.name : ''

const clean: State = { issues: [] }

/** Fields that are sent together. Keeps every word on every fault, takes one press at a time, shows faults above and beside. */
export const Form = <S extends z.ZodType>(props: FormProps<S>) => {
  const text = useOwnText().form
  const language = useLanguage()
  const toast = useToast()
  const form = useRef<HTMLFormElement>(null)
  const [state, setState] = useState<State>(clean)
  const [pending, setPending] = useState(false)
  const [round, setRound] = useState(0)
  const [isChanged, setChanged] = useState(false)
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set())
  const busy = useRef(false)
  const meter = useMeter(form, {
    form: routeOfInput(props.schema),
    names: fieldNamesOf(props.schema, props.also),
  })
  const sent = useRef({ words: '', key: '' })

  useEffect(() => {
    if (!isChanged) return undefined
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isChanged])

  // The summary above keeps its lines until the next try; only the word beside the field goes when it is changed.
  const settle = useCallback((name: string) => {
    setChanged(true)
    setSettled((old) => (old.has(name) ? old : new Set(old).add(name)))
  }, [])
  const context = useMemo(() => {
    const standing = state.issues.filter(({ path }) => !settled.has(path))
    return { faults: new Map(standing.map(({ path, message }) => [path, message])), pending, settle }
  }, [state.issues, settled, pending, settle])

  const show = (next: State): void => {
    setSettled(new Set())
    setState(next)
  }

  const keyFor = (values: unknown): string => {
    const words = JSON.stringify(values)
    if (sent.current.words !== words) sent.current = { words, key: newKey() }
    return sent.current.key
  }

  const succeed = (): void => {
    sent.current = { words: '', key: '' }
    meter.sent()
    setChanged(false)
    show(clean)
    if (props.done !== undefined) toast(props.done)
    if (props.afterwards === 'clear') setRound((n) => n + 1)
  }

  const fail = (fault: unknown, values: z.output<S>): void => {
    meter.refused()
    if (!(fault instanceof CallError)) throw fault
    const extra =
      fault.status === 409 && fault.current !== undefined ? props.renderConflict?.(fault, values) : undefined
    show({ issues: fault.issues, fault, extra })
  }

  const submit = async (event: SyntheticEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    event.stopPropagation()
    if (busy.current) return
    const parsed = props.schema.safeParse({ ...formValues(event.currentTarget, props.schema), ...props.also })
    if (!parsed.success) {
      const issues = issuesOf(parsed.error).map(({ path, code }) => ({
        path,
        message: issueText(code, language),
      }))
      return show({ issues })
    }
    busy.current = true
    setPending(true)
    const key = keyFor(parsed.data)
    meter.sending(key)
    try {
      await props.onSubmit(parsed.data, key)
      succeed()
    } catch (fault) {
      fail(fault, parsed.data)
    } finally {
      busy.current = false
      setPending(false)
    }
  }

  return (
    <form
      ref={form}
      className="form"
      noValidate
      aria-label={props.label}
      onSubmit={(e) => void submit(e)}
      onInput={(e) => settle(nameOf(e.target))}
    >
      {state.extra ?? (
        <ErrorSummary
          issues={state.issues}
          fault={state.fault && faultWords(state.fault, language)}
          form={form}
        />
      )}
      <FormContext value={context}>
        <Fragment key={round}>{props.children}</Fragment>
      </FormContext>
      <div className="form-actions">
        <Button submits kind={props.submitKind ?? 'primary'} pending={pending} pendingText={text.pending}>
          {props.submit}
        </Button>
        {props.actions}
        <VisuallyHidden>
          <span role="status">{pending ? text.pending : ''}</span>
        </VisuallyHidden>
      </div>
    </form>
  )
}
