import { lazy, Suspense, useState } from 'react'
import { Button } from '../ui/button.tsx'
import type { Command } from '../ui/command-palette.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Menu } from '../ui/menu.tsx'
import { Section } from '../ui/section.tsx'
import { useToast } from '../ui/toast.tsx'

const CommandPalette = lazy(async () => ({
  default: (await import('../ui/command-palette.tsx')).CommandPalette,
}))

const commands: readonly Command[] = ['Idag', 'Inflöde', 'Ärenden', 'Ny anmälan', 'Mina utkast'].map(
  (label) => ({
    key: label.replaceAll(' ', '-'),
    label,
    run: () => undefined,
  }),
)

const find = (typed: string): Promise<readonly Command[]> =>
  Promise.resolve(
    typed.length < 2
      ? []
      : [
          {
            key: 'hit',
            label: 'Alva Påhittsson',
            note: 'IFO 2026-0417',
            icon: 'folder' as const,
            run: () => undefined,
          },
        ],
  )

export const Overlays = () => {
  const toast = useToast()
  const [open, setOpen] = useState<'dialog' | 'alert' | 'palette'>()
  const close = () => setOpen(undefined)
  return (
    <>
      <Section title="Ovanpå sidan">
        <div className="cluster">
          <Button onPress={() => setOpen('dialog')}>Öppna dialog</Button>
          <Button onPress={() => setOpen('alert')}>Öppna fråga</Button>
          <Button onPress={() => setOpen('palette')}>Öppna paletten</Button>
          <Button onPress={() => toast('Anteckningen är sparad')}>Visa meddelande</Button>
          <Button onPress={() => toast('Raden är borttagen', { kind: 'warn', undo: () => undefined })}>
            Visa meddelande med ångra
          </Button>
          <Menu
            label="Fler val"
            icon="down"
            items={[
              { key: 'print', label: 'Skriv ut', icon: 'print', onPick: () => undefined },
              { key: 'move', label: 'Byt ansvarig', icon: 'person', onPick: () => undefined },
              { key: 'go', label: 'Till Idag', to: '/' },
            ]}
          />
        </div>
      </Section>
      <Dialog
        title="Lägg till en person"
        isOpen={open === 'dialog'}
        onClose={close}
        actions={
          <>
            <Button kind="primary" onPress={close}>
              Lägg till
            </Button>
            <Button onPress={close}>Avbryt</Button>
          </>
        }
      >
        <p>Personen får inget meddelande om det här.</p>
      </Dialog>
      <Dialog
        title="Avsluta ärendet?"
        kind="alert"
        isOpen={open === 'alert'}
        onClose={close}
        actions={
          <>
            <Button kind="danger" onPress={close}>
              Avsluta
            </Button>
            <Button onPress={close}>Behåll öppet</Button>
          </>
        }
      >
        <p>Ärendet kan öppnas igen vid en ny anmälan.</p>
      </Dialog>
      <Suspense fallback={null}>
        {open === 'palette' && <CommandPalette commands={commands} search={find} onClose={close} />}
      </Suspense>
    </>
  )
}
