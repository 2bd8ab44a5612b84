import { crc32, deflateSync } from 'node:zlib'
import type { Random } from './random.ts'

/** Words that stand in everything a camera or a program may note beside a picture. None may be left. */
export const canary = 'KANARIE-Storgatan-7'

const chunk = (type: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(body.length)
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([head, named, sum])
}

const pngMark = Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1')

const pngHead = (width: number, height: number): Buffer => {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 8
  head[9] = 2
  return chunk('IHDR', head)
}

export const png = (
  random: Random,
  {
    notes = [],
    says,
  }: { readonly notes?: readonly Buffer[]; readonly says?: readonly [number, number] } = {},
): Buffer => {
  const [width, height] = [8 + random.below(40), 8 + random.below(40)]
  const rows = Buffer.concat(
    Array.from({ length: height }, () => Buffer.concat([Buffer.from([0]), random.bytes(width * 3)])),
  )
  const [w, h] = says ?? [width, height]
  return Buffer.concat([
    pngMark,
    pngHead(w, h),
    ...notes,
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const gpsEntry = (tag: number, type: number, count: number, value: number): Buffer => {
  const entry = Buffer.alloc(12)
  entry.writeUInt16BE(tag, 0)
  entry.writeUInt16BE(type, 2)
  entry.writeUInt32BE(count, 4)
  entry.writeUInt32BE(value, 8)
  return entry
}

/** What a telephone notes: one directory that points to the place, and the place: latitude and longitude in rationals. */
const exif = (random: Random): Buffer => {
  const head = Buffer.from([0x4d, 0x4d, 0, 42, 0, 0, 0, 8])
  const first = Buffer.concat([Buffer.from([0, 1]), gpsEntry(0x8825, 4, 1, 26), Buffer.alloc(4)])
  const place = Buffer.concat([
    Buffer.from([0, 4]),
    gpsEntry(1, 2, 2, 0x4e000000),
    gpsEntry(2, 5, 3, 80),
    gpsEntry(3, 2, 2, 0x45000000),
    gpsEntry(4, 5, 3, 104),
    Buffer.alloc(4),
  ])
  const rationals = Buffer.alloc(48)
  for (let at = 0; at < 48; at += 8) {
    rationals.writeUInt32BE(random.below(60), at)
    rationals.writeUInt32BE(1, at + 4)
  }
  return Buffer.concat([head, first, place, rationals, Buffer.from(canary)])
}

export const pngNotes = (random: Random): readonly Buffer[] => [
  chunk('eXIf', exif(random)),
  chunk('tEXt', Buffer.from(`Comment\0${canary}`, 'latin1')),
  chunk('iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0<x:xmpmeta>${canary}</x:xmpmeta>`)),
]

const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** A small JPEG that a program made (grey, 8 × 8, baseline), with notes of every kind behind its mark. */
export const jpegWith = (bare: Buffer, notes: readonly Buffer[]): Buffer =>
  Buffer.concat([bare.subarray(0, 2), ...notes, bare.subarray(2)])

export const jpegNotes = (random: Random): readonly Buffer[] => [
  segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif(random)])),
  segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${canary}</x:xmpmeta>`)),
  segment(0xe2, Buffer.from(`ICC_PROFILE\0\u0001\u0001${canary}`, 'latin1')),
  segment(0xed, Buffer.from(`Photoshop 3.0\0${canary}`, 'latin1')),
  segment(0xfe, Buffer.from(canary)),
]

/** The same picture that says it is as large as this. */
export const jpegSaying = (bare: Buffer, width: number, height: number): Buffer => {
  const copy = Buffer.from(bare)
  const at = copy.findIndex((byte, i) => byte === 0xff && [0xc0, 0xc2].includes(copy[i + 1] ?? 0))
  copy.writeUInt16BE(height, at + 5)
  copy.writeUInt16BE(width, at + 7)
  return copy
}

/** What is left of place, time and camera in a picture: marks that only such notes have. */
export const notesLeft = (bytes: Buffer): readonly string[] =>
  [canary, 'Exif', 'eXIf', 'xmpmeta', 'ICC_PROFILE', 'iCCP', 'Photoshop', 'tEXt', 'iTXt', 'zTXt'].filter(
    (mark) => bytes.includes(Buffer.from(mark, 'latin1')),
  )
