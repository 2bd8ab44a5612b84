import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { clamAv } from './scanner.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** Speaks as ClamAV does: reads pieces until one of no length, and tells of EICAR by its test words. */
const daemon = async (answer?: string): Promise<string> => {
  const server = createServer((socket) => {
    let heard = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('data', (part) => {
      heard = Buffer.concat([heard, Buffer.from(part)])
      if (!heard.subarray(-4).equals(Buffer.alloc(4))) return
      const head = 'zINSTREAM\0'
      const found = heard.includes('EICAR-STANDARD') ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK'
      const isRight = heard.subarray(0, head.length).toString('latin1') === head
      socket.end(`${isRight ? (answer ?? found) : 'UNKNOWN COMMAND'}\0`)
    })
  })
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}

test('a clean file is told as clean, one with a virus as such, also across pieces', async () => {
  const scan = clamAv(await daemon())
  expect(await scan(Buffer.from('hej'))).toBe('clean')
  expect(await scan(Buffer.alloc(300_000, 'a'))).toBe('clean')
  expect(await scan(Buffer.from('X5O!P EICAR-STANDARD-ANTIVIRUS-TEST-FILE'))).toBe('virus')
})

test('a scanner that is away, or says that it could not, has examined nothing', async () => {
  expect(await clamAv('127.0.0.1:9')(Buffer.from('hej'))).toBe('silent')
  expect(await clamAv('/nowhere/clamd.sock')(Buffer.from('hej'))).toBe('silent')
  expect(await clamAv(await daemon('INSTREAM size limit exceeded. ERROR'))(Buffer.from('hej'))).toBe('silent')
})
