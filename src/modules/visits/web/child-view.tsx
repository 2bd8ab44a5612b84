import { Button } from '#web/ui/button.tsx'
import type { VisitView } from '../contract.ts'
import { useShortNames } from './people-taps.tsx'
import { useVisitText } from './use-visit.ts'

/** What is turned towards the child: why, who is here, what we talk about. Nothing else stands on the page. */
export const ChildView = ({ visit, onBack }: { readonly visit: VisitView; readonly onBack: () => void }) => {
  const text = useVisitText().child
  const short = useShortNames(visit)
  const here = visit.seats.filter(({ id }) => visit.course.present.includes(id))
  return (
    <>
      <div className="for-child">
        {visit.purpose !== '' && (
          <section>
            <h2>{text.why}</h2>
            <p>{visit.purpose}</p>
          </section>
        )}
        <section>
          <h2>{text.here}</h2>
          <p>{here.map(({ id }) => short(id)).join(', ')}</p>
        </section>
        {visit.checklist.length > 0 && (
          <section>
            <h2>{text.talk}</h2>
            <ul>
              {visit.checklist.map((point) => (
                <li key={point.id}>{point.text}</li>
              ))}
            </ul>
          </section>
        )}
      </div>
      <div className="visit-acts">
        <Button kind="primary" onPress={onBack}>
          {text.back}
        </Button>
      </div>
    </>
  )
}
