import { fuzzYjs, inOneLine } from './yjs.ts'

/** `npm run fuzz:yjs -- 50000 [seed]`: mutated updates against the thread that reads what devices send. */
const [, , count = '50000', seed = '1'] = process.argv
const fuzzed = await fuzzYjs(Number(count), Number(seed))
process.stdout.write(`${inOneLine(fuzzed)}\n`)
process.exitCode = fuzzed.crashes + fuzzed.hangs + fuzzed.stuck + fuzzed.forged > 0 ? 1 : 0
