import { useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Route } from '#kernel/route.ts'
import { call } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { useCall, useRefresh } from '#web/query.ts'
import { readCase } from '../../contract.ts'
import { listPlacementsOfChild, type PlacementView, readPlacement } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

export const usePlacementText = () => useText({ sv, en })

export const usePlacement = (placementId: string) => useCall(readPlacement, { placementId })

/** Sends an act on a placement; its answer is the whole placement, which is shown at once. */
export const useSavePlacement = <I extends z.ZodType, R extends z.ZodType<PlacementView>>(
  route: Route<string, I, R>,
  afterwards: (view: PlacementView) => unknown = () => undefined,
) => {
  const client = useQueryClient()
  const refresh = useRefresh()
  return async (input: z.input<I>, key: string): Promise<void> => {
    const view = await call(route, input, key)
    client.setQueryData([readPlacement.name, { placementId: view.id }], view)
    await afterwards(view)
    await refresh(readCase, listPlacementsOfChild)
  }
}
