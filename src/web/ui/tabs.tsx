import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'

export type Tab = {
  readonly id: string
  readonly label: string
  readonly count?: number
  readonly render: () => ReactNode
}

type TabsProps = {
  readonly label: string
  readonly tabs: readonly Tab[]
  /** Give both to keep the choice in the address. */
  readonly selected?: string
  readonly onSelect?: (id: string) => void
}

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 }

/** Sides of one thing. Arrows move between them, Home and End go to the ends; only the shown side is drawn. */
export const Tabs = ({ label, tabs, selected, onSelect }: TabsProps) => {
  const base = useId()
  const [own, setOwn] = useState(tabs[0]?.id)
  const current = tabs.find((tab) => tab.id === (selected ?? own)) ?? tabs[0]
  const pick = (tab: Tab | undefined): void => {
    if (!tab) return
    setOwn(tab.id)
    onSelect?.(tab.id)
    document.getElementById(`${base}-${tab.id}`)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = tabs.findIndex((tab) => tab.id === current?.id)
    const step = steps[event.key]
    const target =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? tabs.length - 1
          : step === undefined
            ? undefined
            : at + step
    if (target === undefined) return
    event.preventDefault()
    pick(tabs.at(target % tabs.length))
  }
  return (
    <div className="tabs">
      <div role="tablist" aria-label={label} onKeyDown={onKeyDown} tabIndex={-1}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            id={`${base}-${tab.id}`}
            type="button"
            role="tab"
            aria-selected={tab.id === current?.id}
            aria-controls={tab.id === current?.id ? `${base}-panel` : undefined}
            tabIndex={tab.id === current?.id ? 0 : -1}
            onClick={() => pick(tab)}
          >
            {tab.label}
            {tab.count !== undefined && <span className="count"> {tab.count}</span>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${base}-panel`} aria-labelledby={`${base}-${current?.id}`} tabIndex={0}>
        {current?.render()}
      </div>
    </div>
  )
}
