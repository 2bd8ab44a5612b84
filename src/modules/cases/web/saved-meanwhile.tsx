import { z } from 'zod'
import type { CallError } from '#web/call.ts'
import { useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { readCase } from '../contract.ts'
import { useCaseText } from './use-case.ts'

const Details = z.object({ version: z.number(), current: z.record(z.string(), z.unknown()) })

const Words = z.union([z.string(), z.array(z.record(z.string(), z.string()))]).catch('')

const inWords = (value: unknown): string => {
  const words = Words.parse(value)
  return typeof words === 'string' ? words : words.map((one) => Object.values(one).join(' – ')).join('\n')
}

type SavedMeanwhileProps = {
  readonly fault: CallError
  /** Called with the version that is stored now: the next press saves over it, knowingly. */
  readonly onKeepMine: (version: number) => void
  readonly onTakeTheirs: () => void
}

/** Somebody else was faster. Shows what they wrote, keeps what is in the fields, and chooses nothing. */
export const SavedMeanwhile = ({ fault, onKeepMine, onTakeTheirs }: SavedMeanwhileProps) => {
  const text = useCaseText().common
  const refresh = useRefresh()
  const details = Details.safeParse(fault.details).data
  const theirs = Object.entries(details?.current ?? {}).map(
    ([name, value]) => [name, inWords(value)] as const,
  )
  return (
    <Notice
      kind="warn"
      isNews
      title={text.somebodySaved}
      actions={
        <>
          <Button onPress={() => onKeepMine(details?.version ?? 0)}>{text.keepMine}</Button>
          <Button
            onPress={() => {
              onTakeTheirs()
              void refresh(readCase)
            }}
          >
            {text.takeTheirs}
          </Button>
        </>
      }
    >
      <p>{text.somebodySavedLead}</p>
      {theirs
        .filter(([, words]) => words !== '')
        .map(([name, words]) => (
          <blockquote key={name} className="prose">
            {words}
          </blockquote>
        ))}
    </Notice>
  )
}

/** For Form: the version that a form was filled in from, and what is drawn when another has been saved since. */
export const conflictOf =
  (setVersion: (version: number) => void, close: () => void) => (fault: CallError) => (
    <SavedMeanwhile fault={fault} onKeepMine={setVersion} onTakeTheirs={close} />
  )
