import { QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Route } from '#kernel/route.ts'
import { call, CallError } from './call.ts'

/**
 * Nothing that is personal is kept longer than it is looked at: unused answers leave the memory after one minute.
 * `call` has its own retries with the same key, so none are made here.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    // Also without a network: then the bag answers (offline/), or the fault says so at once.
    queries: {
      staleTime: 10_000,
      gcTime: 60_000,
      retry: false,
      refetchOnWindowFocus: true,
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
})

/** Reads a route, again when the window is looked at again; never by a timer, which would keep a session alive for nobody: `const notes = useCall(listNotes, { caseId })`. Key: route name, then input. */
export const useCall = <I extends z.ZodType, R extends z.ZodType>(
  route: Route<string, I, R>,
  input: z.input<I>,
  options: { readonly enabled?: boolean } = {},
) =>
  useQuery({
    queryKey: [route.name, input],
    queryFn: () => call(route, input),
    enabled: options.enabled ?? true,
  })

/**
 * Makes the answers of these routes be read again at once, and all others when they are next shown: what was changed on
 * one screen may stand on any other. Without names: everything on the screen.
 */
export const useRefresh = () => {
  const client = useQueryClient()
  return async (...routes: readonly { readonly name: string }[]): Promise<void> => {
    if (routes.length === 0) return client.invalidateQueries()
    await client.invalidateQueries({ refetchType: 'none' })
    await Promise.all(routes.map(({ name }) => client.invalidateQueries({ queryKey: [name] })))
  }
}

/** A single act behind a button: `const sign = useAct(signNote, { refresh: [listNotes] })`, then `sign.run({ noteId })`. */
export const useAct = <I extends z.ZodType, R extends z.ZodType>(
  route: Route<string, I, R>,
  options: {
    readonly refresh?: readonly { readonly name: string }[]
    readonly onDone?: (reply: z.output<R>) => void
    readonly onFault?: (fault: CallError) => void
  } = {},
) => {
  const refresh = useRefresh()
  const mutation = useMutation({
    mutationFn: (input: z.input<I>) => call(route, input),
    onSuccess: async (reply) => {
      if (options.refresh) await refresh(...options.refresh)
      options.onDone?.(reply)
    },
    onError: (fault) => {
      if (fault instanceof CallError) options.onFault?.(fault)
    },
  })
  return {
    run: (input: z.input<I>): void => {
      if (!mutation.isPending) mutation.mutate(input)
    },
    pending: mutation.isPending,
    fault: mutation.error,
  }
}
