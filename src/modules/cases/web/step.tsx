import type { ReactNode } from 'react'
import { Badge, type Tone } from '#web/ui/badge.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { useCaseText } from './use-case.ts'

export type StepStanding = 'next' | 'waits' | 'todo' | 'done' | 'later'

type StepProps = {
  readonly title: string
  readonly paragraph: string
  readonly standing: StepStanding
  readonly isOpen: boolean
  readonly children: ReactNode
}

const tones: Readonly<Record<Exclude<StepStanding, 'todo' | 'later'>, Tone>> = {
  next: 'accent',
  waits: 'warn',
  done: 'done',
}

/** One step of a case: folded, except the next lawful one. The paragraph stands small beside the name. */
export const Step = ({ title, paragraph, standing, isOpen, children }: StepProps) => {
  const text = useCaseText().standing
  return (
    <Disclosure
      isOpen={isOpen}
      title={
        <span className="cluster" data-next={isOpen || undefined}>
          <span>{title}</span>
          <span className="soft">{paragraph}</span>
          {standing === 'todo' && <span className="soft">{text.todo}</span>}
          {standing !== 'later' && standing !== 'todo' && (
            <Badge tone={tones[standing]}>{text[standing]}</Badge>
          )}
        </span>
      }
    >
      <div className="stack">{children}</div>
    </Disclosure>
  )
}
