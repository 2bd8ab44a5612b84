import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser'
import { z } from 'zod'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { language } from '#web/language.ts'
import { type addPasskey, type Assertion, Question, type startPasskey, Ways } from '../contract.ts'

/** The browser and its authenticators, and the doors of a sign-in, which stand before there is any session. */

/** Whether this page may use passkeys at all: they answer to one name only. */
export const canUse = (rpId: string): boolean => browserSupportsWebAuthn() && location.hostname === rpId

export type Place = { readonly slug?: string | undefined; readonly isAgain: boolean }

const fieldsOf = ({ slug, isAgain }: Place): Record<string, string> => ({
  ...(slug === undefined ? {} : { kommun: slug }),
  ...(isAgain ? { igen: '1' } : {}),
})

/** Whether a passkey is a way in now. A server that does not answer offers nothing. */
export const readWays = async (place: Place): Promise<z.output<typeof Ways>> => {
  const response = await fetch(`/inloggning/vagar?${new URLSearchParams(fieldsOf(place))}`)
  return Ways.parse(await response.json())
}

const Told = z.object({ error: z.object({ message: z.string() }) })

type Sent = { readonly body: unknown } | { readonly said: string | undefined }

const send = async (path: string, fields: Record<string, string>): Promise<Sent> => {
  try {
    const response = await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', 'accept-language': language() },
      body: JSON.stringify(fields),
    })
    const body: unknown = await response.json()
    return response.ok ? { body } : { said: Told.safeParse(body).data?.error.message }
  } catch {
    return { said: undefined }
  }
}

/** `turnedAway`: the person, or the device, said no. `said`: the server did, in its own words; none when it did not answer. */
export type Entered = 'in' | 'turnedAway' | { readonly said: string | undefined }

const signed = async (question: z.output<typeof Question>): Promise<Assertion | undefined> => {
  try {
    const { id, response } = await startAuthentication({
      optionsJSON: {
        challenge: question.challenge,
        rpId: question.rpId,
        timeout: question.timeout,
        userVerification: 'required',
        allowCredentials: question.allow.map((one) => ({ id: one, type: 'public-key' })),
      },
    })
    return {
      credential: id,
      clientData: response.clientDataJSON,
      authenticatorData: response.authenticatorData,
      signature: response.signature,
      // Only left out by authenticators that were told whom to answer for; the server says no to it.
      userHandle: response.userHandle ?? '-',
    }
  } catch {
    return undefined
  }
}

/** Signs in, or shows once more who is signed in. */
export const enterWithPasskey = async (place: Place): Promise<Entered> => {
  const asked = await send('/inloggning/passkey/fraga', fieldsOf(place))
  if ('said' in asked) return asked
  const answer = await signed(Question.parse(asked.body))
  if (!answer) return 'turnedAway'
  const sent = await send('/inloggning/passkey/svar', { answer: JSON.stringify(answer) })
  return 'said' in sent ? sent : 'in'
}

type Made = Pick<InputOf<typeof addPasskey>, 'credential' | 'clientData' | 'attestation'>

/** A new passkey on this device; `already`: it holds one; undefined: the person, or the device, said no. */
export const makePasskey = async (
  asked: ReplyOf<typeof startPasskey>,
): Promise<Made | 'already' | undefined> => {
  const { challenge, rp, user, algorithms, exclude, attestation, timeout } = asked
  try {
    const { id, response } = await startRegistration({
      optionsJSON: {
        challenge,
        rp,
        user,
        timeout,
        attestation,
        pubKeyCredParams: algorithms.map((alg) => ({ alg, type: 'public-key' })),
        excludeCredentials: exclude.map((one) => ({ id: one, type: 'public-key' })),
        authenticatorSelection: {
          residentKey: 'required',
          requireResidentKey: true,
          userVerification: 'required',
        },
      },
    })
    return {
      credential: id,
      clientData: response.clientDataJSON,
      attestation: response.attestationObject,
    }
  } catch (fault) {
    return fault instanceof WebAuthnError && fault.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED'
      ? 'already'
      : undefined
  }
}
