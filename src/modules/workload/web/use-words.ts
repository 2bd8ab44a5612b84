import { useLanguage, useText } from '#web/language.ts'
import { monthText } from '#web/format.ts'
import type { Day } from '#kernel/day.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

export const useWorkloadText = () => useText({ sv, en })

/** 'nov. 2026' */
export const useMonth = () => {
  const language = useLanguage()
  return (month: Day): string => `${monthText(month, language)} ${month.slice(0, 4)}`
}
