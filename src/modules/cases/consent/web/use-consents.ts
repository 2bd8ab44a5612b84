import { useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Route } from '#kernel/route.ts'
import { call } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { useCall, useRefresh } from '#web/query.ts'
import { readCase } from '../../contract.ts'
import { type ConsentsView, readConsents } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

export const useConsentText = () => useText({ sv, en })

export const useConsents = (caseId: string) => useCall(readConsents, { caseId })

/** Sends a word about consent; the answer is all of them, shown at once. The steps of the case are read anew. */
export const useSaveConsent = <I extends z.ZodType, R extends z.ZodType<ConsentsView>>(
  route: Route<string, I, R>,
  afterwards: () => void = () => undefined,
) => {
  const client = useQueryClient()
  const refresh = useRefresh()
  return async (input: z.input<I>, key: string): Promise<void> => {
    const view = await call(route, input, key)
    client.setQueryData([readConsents.name, { caseId: view.caseId }], view)
    afterwards()
    await refresh(readCase)
  }
}
