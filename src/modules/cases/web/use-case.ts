import { useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Route } from '#kernel/route.ts'
import { call } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { useCall, useRefresh } from '#web/query.ts'
import { listCases, readCase } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import type { CaseView } from '../views.ts'

export const useCaseText = () => useText({ sv, en })

export const useCase = (caseId: string) => useCall(readCase, { caseId })

/** Sends an act of the case; its answer is the whole case, which is shown at once. */
export const useSave = <I extends z.ZodType, R extends z.ZodType<CaseView>>(
  route: Route<string, I, R>,
  afterwards: () => void = () => undefined,
) => {
  const client = useQueryClient()
  const refresh = useRefresh()
  return async (input: z.input<I>, key: string): Promise<void> => {
    const view = await call(route, input, key)
    client.setQueryData([readCase.name, { caseId: view.caseId }], view)
    afterwards()
    await refresh(listCases)
  }
}
