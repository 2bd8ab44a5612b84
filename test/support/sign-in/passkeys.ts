import type { FastifyInstance } from 'fastify'
import { Question, startPasskey } from '#modules/signin/passkeys/contract.ts'
import { newUuid } from '../town.ts'
import type { Authenticator, Twist } from './authenticator.ts'

type Sent = { readonly status: number; readonly body: unknown; readonly text: string }

/** A browser with its own cookies that speaks to the doors of a passkey, and to the routes of one's own. */
export const browserOf = (app: FastifyInstance, given: Record<string, string> = {}) => {
  const cookies = new Map(Object.entries(given))
  const send = async (
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    payload: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ): Promise<Sent> => {
    const response = await app.inject({
      method,
      url,
      cookies: Object.fromEntries(cookies),
      headers: { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/153.0 Safari/537.36', ...headers },
      ...(method === 'GET' ? {} : { payload }),
    })
    for (const { name, value } of response.cookies)
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    const { body: text } = response
    return { status: response.statusCode, body: text.startsWith('{') ? JSON.parse(text) : text, text }
  }
  const ask = async (form: Record<string, string> = {}) => {
    const { body } = await send('POST', '/inloggning/passkey/fraga', form)
    return Question.parse(body)
  }
  const answer = (sent: unknown) =>
    send('POST', '/inloggning/passkey/svar', {
      answer: typeof sent === 'string' ? sent : JSON.stringify(sent),
    })
  return {
    cookies,
    send,
    ask,
    answer,
    status: async () => (await send('GET', '/api/session')).status,
    add: async (authenticator: Authenticator, twist: Twist = {}, name = 'Jobbmobilen') => {
      const asked = await send('POST', '/api/passkeys/challenge')
      if (asked.status !== 200) return asked
      const made = authenticator.make(startPasskey.reply.parse(asked.body), twist)
      return send('POST', '/api/passkeys', { id: newUuid(), name, ...made })
    },
    signIn: async (authenticator: Authenticator, twist: Twist = {}, form: Record<string, string> = {}) =>
      answer(authenticator.answer(await ask(form), twist)),
  }
}

export type Browser = ReturnType<typeof browserOf>
