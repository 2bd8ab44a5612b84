import type { z } from 'zod'
import { useQueryClient } from '@tanstack/react-query'
import type { Route } from '#kernel/route.ts'
import { call } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { useRefresh } from '#web/query.ts'
import { type HomeView, listHomes, readHome } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

export const useHomeText = () => useText({ sv, en })

/** Sends an act on a home; its answer is the whole home, which is shown at once. */
export const useSaveHome = <I extends z.ZodType, R extends z.ZodType<HomeView>>(
  route: Route<string, I, R>,
  afterwards: (home: HomeView) => unknown,
) => {
  const client = useQueryClient()
  const refresh = useRefresh()
  return async (input: z.input<I>, key: string): Promise<void> => {
    const home = await call(route, input, key)
    client.setQueryData([readHome.name, { homeId: home.id }], home)
    await afterwards(home)
    await refresh(listHomes)
  }
}
