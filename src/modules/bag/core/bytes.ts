import type { Bytes } from '#kernel/device.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true })

/** Text as bytes (UTF-8). */
export const bytesOf = (text: string): Bytes => {
  const made = encoder.encode(text)
  const own = new Uint8Array(made.length)
  own.set(made)
  return own
}

/** Bytes as text; throws when they are no UTF-8. */
export const textOf = (bytes: Bytes): string => decoder.decode(bytes)

/** A value as bytes and back, through JSON. */
export const packed = (value: unknown): Bytes => bytesOf(JSON.stringify(value))
export const unpacked = (bytes: Bytes): unknown => JSON.parse(textOf(bytes))

/** Several pieces after one another. */
export const joined = (...parts: readonly Bytes[]): Bytes => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** base64url without padding (RFC 4648 5). */
export const base64 = (bytes: Bytes): string => {
  let binary = ''
  for (let at = 0; at < bytes.length; at += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** The bytes of a base64url text; throws on anything else. */
export const fromBase64 = (text: string): Bytes => {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = new Uint8Array(binary.length)
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i)
  return bytes
}
