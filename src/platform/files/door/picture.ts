import { readFileSync } from 'node:fs'
import jpegDecode, { init as readyJpegDecoder } from '@jsquash/jpeg/decode.js'
import jpegEncode, { init as readyJpegEncoder } from '@jsquash/jpeg/encode.js'
import pngDecode, { init as readyPngDecoder } from '@jsquash/png/decode.js'
import pngEncode, { init as readyPngEncoder } from '@jsquash/png/encode.js'
import { mostPixels } from '#kernel/file-kinds.ts'
import { NotTaken } from './fault.ts'

type Size = { readonly width: number; readonly height: number }

const pngSize = (bytes: Buffer): Size => {
  if (bytes.length < 33 || bytes.toString('latin1', 12, 16) !== 'IHDR') throw new NotTaken('file_unreadable')
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

/** The frame's own head; each segment says how long it is. */
const jpegSize = (bytes: Buffer): Size => {
  for (let at = 2; at + 9 < bytes.length;) {
    if (bytes[at] !== 0xff) throw new NotTaken('file_unreadable')
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    if (marker === 0xda) break
    at += 2 + Math.max(2, bytes.readUInt16BE(at + 2))
  }
  throw new NotTaken('file_unreadable')
}

type Compiled = Parameters<typeof readyPngDecoder>[0]

/** Node knows WebAssembly; the types of the server, which has no browser's, do not. */
const { Module } = (globalThis as unknown as { WebAssembly: { Module: new (bytes: Uint8Array) => Compiled } })
  .WebAssembly

const compiled = (name: string): Compiled => new Module(readFileSync(new URL(import.meta.resolve(name))))

let ready: Promise<unknown> | undefined

const getReady = (): Promise<unknown> => {
  ready ??= (async () => {
    // What the decoders give their pixels as; a browser has it, Node does not.
    Object.assign(globalThis, { ImageData: Pixels })
    const png = compiled('@jsquash/png/codec/pkg/squoosh_png_bg.wasm')
    await readyJpegDecoder(compiled('@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm'))
    await readyJpegEncoder(compiled('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm'))
    await readyPngDecoder(png)
    await readyPngEncoder(png)
  })()
  return ready
}

class Pixels {
  readonly data: Uint8ClampedArray
  readonly width: number
  readonly height: number
  readonly colorSpace = 'srgb'
  constructor(data: Uint8ClampedArray, width: number, height: number) {
    this.data = data
    this.width = width
    this.height = height
  }
}

const exact = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer

/**
 * Draws a picture anew from its pixels: no place, no time, no camera, no comment, no profile, and not one byte of what was
 * sent (trust.md 6.1, ASVS 14.2.8). The decoders are WebAssembly: what breaks them reaches their own memory and nothing else.
 */
export const drawAnew = async (bytes: Buffer, kind: 'jpeg' | 'png'): Promise<Buffer> => {
  const { width, height } = kind === 'png' ? pngSize(bytes) : jpegSize(bytes)
  if (width === 0 || height === 0) throw new NotTaken('file_unreadable')
  if (width * height > mostPixels) throw new NotTaken('file_too_many_pixels')
  await getReady()
  try {
    if (kind === 'png') return Buffer.from(await pngEncode(await pngDecode(exact(bytes))))
    // The turn that the camera noted is made in the pixels, since the note goes.
    const picture = await jpegDecode(exact(bytes), { preserveOrientation: true })
    return Buffer.from(await jpegEncode(picture, { quality: 88, progressive: false }))
  } catch {
    throw new NotTaken('file_unreadable')
  }
}
