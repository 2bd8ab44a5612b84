import { MomentPrompt } from './moment-prompt.tsx'
import { useMoments } from './use-moments.ts'

/** On Idag: the question of this minute, for those who take part in a measuring week. Nothing for all others. */
export const TodayMoment = () => {
  const { answer, act } = useMoments()
  const now = (answer.data?.moments ?? []).filter(({ standing }) => standing !== 'late')
  return (
    <MomentPrompt
      moments={now}
      pending={act.pending}
      onAnswer={(momentId, category) => act.run({ momentId, category })}
    />
  )
}
