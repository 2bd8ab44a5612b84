import { useState } from 'react'
import { useCall } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Link } from '#web/ui/link.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { listWaves } from '../waves/contract.ts'
import { PlanWaveDialog } from './plan-wave.tsx'
import { WaveCard } from './wave-card.tsx'
import { useTime } from './words.ts'

/** The measuring weeks: join, leave, plan, close. Who takes part is shown to nobody. */
export const WavesScreen = () => {
  const { text } = useTime()
  const answer = useCall(listWaves, {})
  const [isPlanning, setPlanning] = useState(false)
  return (
    <Page
      title={text.waves.title}
      tab={text.waves.title}
      lead={text.waves.lead}
      above={<Link to="/barntid">{text.unit.title}</Link>}
      actions={answer.data?.plan && <Button onPress={() => setPlanning(true)}>{text.waves.plan}</Button>}
    >
      <Loaded answer={answer} lines={6}>
        {(waves) => (
          <>
            {waves.waves.length === 0 && (
              <EmptyState title={text.waves.none}>{text.waves.noneLead}</EmptyState>
            )}
            {waves.waves.map((wave) => (
              <WaveCard key={wave.id} wave={wave} waves={waves} />
            ))}
            {isPlanning && waves.plan && (
              <PlanWaveDialog plan={waves.plan} onClose={() => setPlanning(false)} />
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}
