import { useState } from 'react'
import { call } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { useCall, useRefresh } from '#web/query.ts'
import { useCan, useSession } from '#web/session.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { Section } from '#web/ui/section.tsx'
import { type BreakGlassView, readBreakGlasses } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { BreakGlassCard } from './break-glass-card.tsx'
import { Months } from './months.tsx'
import { OpenForm } from './open-form.tsx'
import { ReviewDialog } from './review-dialog.tsx'

type More = { readonly rows: readonly BreakGlassView[]; readonly next: string | null }

const Looked = () => {
  const { list: text } = useText({ sv, en })
  const refresh = useRefresh()
  const answer = useCall(readBreakGlasses, {})
  const [more, setMore] = useState<More>()
  const [reviewing, setReviewing] = useState<BreakGlassView>()
  return (
    <Loaded answer={answer} lines={6}>
      {({ rows: first, all, next: firstNext, months }) => {
        const rows = [...first, ...(more?.rows ?? [])]
        const next = more ? more.next : firstNext
        const showMore = async (after: string): Promise<void> => {
          const page = await call(readBreakGlasses, { after })
          setMore({ rows: [...(more?.rows ?? []), ...page.rows], next: page.next })
        }
        return (
          <>
            <Section title={text.title} count={all}>
              {rows.length === 0 && <EmptyState title={text.none}>{text.noneLead}</EmptyState>}
              {rows.map((one) => (
                <BreakGlassCard key={one.id} one={one} onReview={() => setReviewing(one)} />
              ))}
              {next !== null && (
                <>
                  <p className="soft">{text.count(rows.length, all)}</p>
                  <Button onPress={() => void showMore(next)}>{text.more}</Button>
                </>
              )}
            </Section>
            <Months months={months} />
            {reviewing && (
              <ReviewDialog
                one={reviewing}
                onDone={async () => {
                  setMore(undefined)
                  await refresh(readBreakGlasses)
                  setReviewing(undefined)
                }}
                onClose={() => setReviewing(undefined)}
              />
            )}
          </>
        )
      }}
    </Loaded>
  )
}

const opens: readonly string[] = ['trainee', 'social_worker', 'lead', 'unit_manager']
const looks: readonly string[] = ['lead', 'unit_manager', 'head']

/** Emergency access: open a child, and for those who look after it, who did, why, and how often. */
export const Screen = () => {
  const text = useText({ sv, en })
  const { role } = useSession().worker
  const isReviewer = useCan()('review the log')
  return (
    <Page title={text.title} tab={text.tab} lead={text.lead}>
      {opens.includes(role) && <OpenForm />}
      {(isReviewer || looks.includes(role)) && <Looked />}
    </Page>
  )
}
