import { AwayNotice } from '#modules/handover/web/away-notice.tsx'
import { TodayMoment } from '#modules/childtime/web/today-moment.tsx'
import { TakenOverNotice } from '#modules/handover/web/taken-over-notice.tsx'
import { TodayVisits } from '#modules/visits/web/today-visits.tsx'
import { readToday, type TaskView } from '#modules/overview/contract.ts'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { Section } from '#web/ui/section.tsx'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { TaskRows } from './task-rows.tsx'

type Parts = Record<TaskView['standing'], TaskView[]>

const parted = (tasks: readonly TaskView[]): Parts => ({
  late: tasks.filter((task) => task.standing === 'late'),
  today: tasks.filter((task) => task.standing === 'today'),
  soon: tasks.filter((task) => task.standing === 'soon'),
  calm: tasks.filter((task) => task.standing === 'calm'),
})

/** "Idag": one list of what matters today, what is late first. */
export const Screen = () => {
  const text = useText({ sv, en }).today
  const answer = useCall(readToday, {})
  const { late, today, soon, calm } = parted(answer.data?.tasks ?? [])
  const urgent = [
    { title: text.late, tasks: late },
    { title: text.todayList, tasks: today },
    { title: text.soon, tasks: soon },
  ].filter(({ tasks }) => tasks.length > 0)
  return (
    <Page
      title={text.title}
      tab={text.tab}
      lead={answer.data && `${text.lead(late.length, today.length)} ${text.open(answer.data.openMatters)}.`}
    >
      <TodayMoment />
      <AwayNotice />
      <TakenOverNotice />
      <TodayVisits />
      <Loaded answer={answer} lines={8}>
        {({ tasks }) => (
          <>
            {urgent.map((part) => (
              <Section key={part.title} title={part.title} count={part.tasks.length}>
                <TaskRows label={part.title} tasks={part.tasks} />
              </Section>
            ))}
            {tasks.length === 0 && <EmptyState title={text.empty}>{text.emptyLead}</EmptyState>}
            {tasks.length > 0 && urgent.length === 0 && (
              <EmptyState title={text.allDone}>{text.allDoneLead}</EmptyState>
            )}
            {calm.length > 0 && (
              <Disclosure title={`${text.later} (${calm.length})`}>
                <TaskRows label={text.later} tasks={calm} />
              </Disclosure>
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}
