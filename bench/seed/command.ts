import { openPlace } from './place.ts'
import { secondsSince } from './progress.ts'
import { sizeOf } from './sizes.ts'

/** `npm run bench:seed`: makes the data that `npm run bench` measures on. `npm run bench:seed full` is BENCH_SIZE=full. */
const [, , name] = process.argv
const size = sizeOf(name === undefined ? process.env : { ...process.env, BENCH_SIZE: name })
const start = performance.now()
const say = (text: string): void => console.log(`${secondsSince(start).padStart(6)}  ${text}`)
const place = await openPlace(size, say)
await place.stop()
say(`Ready in ${process.env['DATABASE_URL'] === undefined ? place.folder : 'the database'}.`)
