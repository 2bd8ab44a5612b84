import { Button } from '../ui/button.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Icon } from '../ui/icon.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { KeyFacts } from '../ui/key-facts.tsx'
import { Notice } from '../ui/notice.tsx'
import { Protected } from '../ui/protected.tsx'
import { Section } from '../ui/section.tsx'
import { Tabs } from '../ui/tabs.tsx'

export const Content = () => (
  <>
    <Section title="Text">
      <div className="prose">
        <p>
          Alva bor växelvis hos sina föräldrar. Skolan har sett att hon ofta är trött på måndagar.{' '}
          <i>Hon säger att hon sover dåligt hos pappa.</i> Vi träffar Alva ensam den här veckan, se{' '}
          <a href="#content">planen</a>.
        </p>
        <blockquote>Det är lugnare när farmor är där.</blockquote>
      </div>
    </Section>
    <Section title="Det viktigaste">
      <KeyFacts
        layout="grid"
        facts={[
          ['Ärende', 'IFO 2026-0417'],
          ['Inlett', '11 november 2026'],
          ['Ansvarig', 'Amira Lindqvist'],
          ['Vårdnadshavare', 'Två, gemensam vårdnad'],
          ['Tolk', ''],
        ]}
      />
    </Section>
    <Section title="Att veta">
      <Protected level="marking" size="banner" />
      <Notice title="Planen är delad med skolan">Skolan ser bara det som står under Skola.</Notice>
      <Notice kind="warn" title="Anteckningen är inte signerad" actions={<Button>Signera</Button>}>
        Den skrevs för mer än ett dygn sedan.
      </Notice>
      <Notice kind="danger" title="Skyddsbedömningen är inte gjord">
        Den ska göras i dag. SoL 20 kap. 1 §.
      </Notice>
      <Notice kind="done" title="Anmälan är mottagen">
        Numret är 2026-1204.
      </Notice>
    </Section>
    <Section title="Flikar">
      <Tabs
        label="Delar av ärendet"
        tabs={[
          { id: 'notes', label: 'Anteckningar', count: 12, render: () => <p>Här står anteckningarna.</p> },
          { id: 'plan', label: 'Plan', render: () => <p>Här står planen.</p> },
          { id: 'decisions', label: 'Beslut', count: 2, render: () => <p>Här står besluten.</p> },
        ]}
      />
    </Section>
    <Section title="Mer för den som vill">
      <div>
        <Disclosure title="Varför frågar vi?">
          <p>För att veta om barnet har träffat oss ensamt.</p>
        </Disclosure>
        <Disclosure title="Vem kan läsa det här?" isOpen>
          <p>Du, din medhandläggare och er chef. Varje läsning står i loggen.</p>
        </Disclosure>
      </div>
      <p>
        <Icon name="search" /> Sök med <Kbd keys="Ctrl K" />
      </p>
    </Section>
  </>
)
