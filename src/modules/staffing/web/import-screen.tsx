import { useState } from 'react'
import type { z } from 'zod'
import { call, CallError, newKey } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { Button } from '#web/ui/button.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Page } from '#web/ui/page.tsx'
import { checkPosts } from '../import/contract.ts'
import type { Mapping } from '../import/fields.ts'
import { en } from '../text-changes.en.ts'
import { sv } from '../text-changes.sv.ts'
import { ImportResult } from './import-result.tsx'

export type Checked = z.output<typeof checkPosts.reply>
export type Chosen = { readonly fileName: string; readonly file: string; readonly chosen: Mapping }

/** Bytes as base64 in pieces: a call with half a million arguments is none. */
const base64Of = async (file: File): Promise<string> => {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const piece = 0x8000
  const pieces = Array.from({ length: Math.ceil(bytes.length / piece) }, (_, at) =>
    String.fromCharCode(...bytes.subarray(at * piece, (at + 1) * piece)),
  )
  return btoa(pieces.join(''))
}

/** Posts out of the HR system: looked at row by row before anything is saved, and then all of it or nothing. */
export const Screen = () => {
  const { importing: text } = useText({ sv, en })
  const [sent, setSent] = useState<Chosen>()
  const [checked, setChecked] = useState<Checked>()
  const [fault, setFault] = useState<CallError>()
  const [pending, setPending] = useState(false)
  const check = async (next: Chosen): Promise<void> => {
    setPending(true)
    setFault(undefined)
    setSent(next)
    try {
      setChecked(await call(checkPosts, next, newKey()))
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      setChecked(undefined)
      setFault(error)
    } finally {
      setPending(false)
    }
  }
  const choose = async (file: File | undefined): Promise<void> => {
    if (file) await check({ fileName: file.name, file: await base64Of(file), chosen: {} })
  }
  return (
    <Page title={text.title} tab={text.title} lead={text.lead}>
      {sent !== undefined && checked !== undefined ? (
        <ImportResult
          key={JSON.stringify(sent.chosen)}
          sent={sent}
          checked={checked}
          pending={pending}
          onCheck={(chosen) => void check({ ...sent, chosen })}
          onAgain={() => {
            setChecked(undefined)
            setSent(undefined)
          }}
        />
      ) : (
        <div className="stack">
          {fault && <ErrorState error={fault} />}
          {fault?.issues.map(({ path, message }) => (
            <p key={path}>{message}</p>
          ))}
          <label className="field">
            <span className="label">{text.file}</span>
            <span className="hint">{text.fileHint}</span>
            <input
              type="file"
              accept=".csv,.txt,.xlsx"
              onChange={({ currentTarget }) => {
                void choose(currentTarget.files?.[0])
                // The same file may be chosen again after it was put right.
                currentTarget.value = ''
              }}
            />
          </label>
          {sent !== undefined && fault !== undefined && (
            <p>
              <Button pending={pending} onPress={() => void check(sent)}>
                {text.check}
              </Button>
            </p>
          )}
        </div>
      )}
    </Page>
  )
}
