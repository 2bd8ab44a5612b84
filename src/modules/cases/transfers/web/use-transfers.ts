import { useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Route } from '#kernel/route.ts'
import { call } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { useCall, useRefresh } from '#web/query.ts'
import { readCase } from '../../contract.ts'
import { listMunicipalities, readTransfers, type TransfersView } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

export const useTransferText = () => useText({ sv, en })

/** Every municipality, to choose one of. */
export const useMunicipalities = () =>
  (useCall(listMunicipalities, {}).data ?? []).map(({ code, name }) => ({ value: code, label: name }))

/** Sends an act; its answer is the whole view, which is shown at once. */
export const useSave = <I extends z.ZodType, R extends z.ZodType<TransfersView>>(
  route: Route<string, I, R>,
  afterwards: () => void = () => undefined,
) => {
  const client = useQueryClient()
  const refresh = useRefresh()
  return async (input: z.input<I>, key: string): Promise<void> => {
    const view = await call(route, input, key)
    client.setQueryData([readTransfers.name, { caseId: view.caseId }], view)
    afterwards()
    await refresh(readCase)
  }
}
