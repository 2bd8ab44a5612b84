import { CallError } from '#web/call.ts'
import { useLanguage } from '#web/language.ts'
import { faultWords } from '#web/ui/error-state.tsx'
import { useToast } from '#web/ui/toast.tsx'

/** An act without a form: when it is refused or does not get through, the person is told, and nothing has changed. */
export const useAttempt = () => {
  const toast = useToast()
  const language = useLanguage()
  return async (act: () => Promise<void>): Promise<void> => {
    try {
      await act()
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      const { title, advice } = faultWords(error, language)
      toast(advice === '' ? title : advice, { kind: 'warn' })
    }
  }
}
