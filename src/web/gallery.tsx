import { Charts } from './gallery/charts.tsx'
import { Content } from './gallery/content.tsx'
import { Fields } from './gallery/fields.tsx'
import { Lists } from './gallery/lists.tsx'
import { Overlays } from './gallery/overlays.tsx'
import { States } from './gallery/states.tsx'
import { useText } from './language.ts'
import { Badge } from './ui/badge.tsx'
import { Button } from './ui/button.tsx'
import { KeyFacts } from './ui/key-facts.tsx'
import { Link } from './ui/link.tsx'
import { LinkButton } from './ui/link-button.tsx'
import { Page } from './ui/page.tsx'
import { Protected } from './ui/protected.tsx'
import { Section } from './ui/section.tsx'

const sv = {
  title: 'Galleri',
  lead: 'Varje del av gränssnittet i varje läge. Finns bara i demon.',
  back: 'Till Idag',
}
const en = {
  title: 'Gallery',
  lead: 'Each part of the interface in each state. Only in the demo.',
  back: 'To Today',
}

/** Every component in every state: what we look at, and what the accessibility test walks. Example texts are Swedish. */
export const Gallery = () => {
  const text = useText({ sv, en })
  return (
    <Page
      title={text.title}
      tab={text.title}
      lead={text.lead}
      above={
        <>
          <Link to="/">{text.back}</Link>
          <span className="figures">IFO 2026-0417</span>
          <Badge tone="accent">Utredning</Badge>
          <Protected level="protected_registration" />
        </>
      }
      actions={
        <>
          <LinkButton to="/galleri">Skriv ut</LinkButton>
          <Button kind="primary" icon="plus">
            Ny anteckning
          </Button>
        </>
      }
      aside={
        <>
          <Section title="Om barnet">
            <KeyFacts
              facts={[
                ['Barn', 'Alva Påhittsson'],
                ['Ålder', '9 år'],
                ['Ansvarig', 'Amira Lindqvist'],
                ['Medhandläggare', 'Jonas Ek'],
                ['Skola', ''],
              ]}
            />
          </Section>
        </>
      }
    >
      <Fields />
      <Lists />
      <Content />
      <Charts />
      <States />
      <Overlays />
    </Page>
  )
}
