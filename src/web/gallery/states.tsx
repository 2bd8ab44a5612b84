import { CallError } from '../call.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { Loading } from '../ui/loading.tsx'
import { Section } from '../ui/section.tsx'

const faults = [
  new CallError({ status: 0, code: 'no_answer' }),
  new CallError({ status: 403, code: 'refused' }),
  new CallError({ status: 500, code: 'bug', errorId: 'F-7Q2K' }),
]

export const States = () => (
  <>
    <Section title="Hämtar">
      <Loading lines={4} />
    </Section>
    <Section title="Tomt">
      <EmptyState title="Inga anmälningar i dag" action={<Button>Registrera en anmälan</Button>}>
        När en anmälan kommer in syns den här direkt.
      </EmptyState>
    </Section>
    <Section title="Fel">
      {faults.map((fault) => (
        <ErrorState key={fault.status} error={fault} onRetry={() => undefined} />
      ))}
    </Section>
  </>
)
