import { PgBoss } from 'pg-boss'
import { systemActor } from '#kernel/actor.ts'
import { uuidv7At } from '#kernel/id.ts'
import type { Clock } from './clock.ts'
import type { Job, Module } from './module.ts'
import { type House, run } from './run.ts'
import { z } from 'zod'

const routeOf = (job: Pick<Job, 'name'>) => ({
  name: job.name,
  method: 'POST' as const,
  path: `job:${job.name}`,
  may: { signedIn: 'a job of the server' },
  input: z.object({}),
  reply: z.null(),
})

/** Runs a job in each municipality, one after the other; one that fails is tried again by the job library. */
export const runEverywhere = async (house: House, clock: Clock, job: Omit<Job, 'cron'>): Promise<void> => {
  const { rows } = await house.db.pool.query<{ id: string }>('select id from tenants order by id')
  for (const { id } of rows) {
    const now = clock.now()
    const served = {
      route: routeOf(job),
      act: async (ctx: Parameters<Job['run']>[0]) => (await job.run(ctx), null),
    }
    await run(
      house,
      served,
      { actor: systemActor(id) },
      {
        input: {},
        now,
        requestId: uuidv7At(Temporal.Instant.from(now).epochMilliseconds),
        language: 'sv',
      },
    )
  }
}

/** Starts the scheduled jobs of all rooms on the application's own login. `stop` lets the running one finish. */
export const startJobs = async (
  house: House,
  {
    url,
    clock,
    modules,
    onError,
  }: { url: string; clock: Clock; modules: readonly Module[]; onError: (error: unknown) => void },
): Promise<{ stop: () => Promise<void> }> => {
  const boss = new PgBoss({
    connectionString: url,
    schema: 'jobs',
    migrate: false,
    createSchema: false,
    max: 3,
  })
  boss.on('error', onError)
  await boss.start()
  for (const job of modules.flatMap((module) => module.jobs ?? [])) {
    await boss.createQueue(job.name)
    await boss.work(job.name, () => runEverywhere(house, clock, job))
    await boss.schedule(job.name, job.cron, null, { tz: 'Europe/Stockholm' })
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 5_000 }) }
}
