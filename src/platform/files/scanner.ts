import { createConnection, type Socket } from 'node:net'

/** What a scanner says of some bytes. `silent`: there is none, or it does not answer; the file is then not examined. */
export type Scan = (bytes: Buffer) => Promise<'clean' | 'virus' | 'silent'>

export const noScanner: Scan = async () => 'silent'

const longestMilliseconds = 30_000
const pieceBytes = 64 * 1024

const connect = (place: string): Socket => {
  const [host, port] = place.split(':')
  return place.includes('/') || host === undefined || port === undefined
    ? createConnection(place)
    : createConnection({ host, port: Number(port) })
}

const lengthOf = (piece: Buffer): Buffer => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(piece.length)
  return length
}

/** ClamAV by its socket (a path, or host:port): the bytes go in pieces (INSTREAM), the answer is one line. */
export const clamAv =
  (place: string): Scan =>
  (bytes) =>
    new Promise((done) => {
      const socket = connect(place)
      let said = ''
      const end = (told: 'clean' | 'virus' | 'silent'): void => {
        clearTimeout(timer)
        socket.destroy()
        done(told)
      }
      const timer = setTimeout(() => end('silent'), longestMilliseconds)
      socket.on('error', () => end('silent'))
      socket.on('data', (part) => {
        said += part.toString('latin1')
      })
      socket.on('close', () =>
        end(/^stream: OK\0?$/m.test(said) ? 'clean' : / FOUND\0?$/m.test(said) ? 'virus' : 'silent'),
      )
      socket.on('connect', () => {
        socket.write('zINSTREAM\0')
        for (let at = 0; at < bytes.length; at += pieceBytes) {
          const piece = bytes.subarray(at, at + pieceBytes)
          socket.write(lengthOf(piece))
          socket.write(piece)
        }
        socket.write(Buffer.alloc(4))
      })
    })
