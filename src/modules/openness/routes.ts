import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Ctx } from '#platform/context.ts'
import { type Module, serve } from '#platform/module.ts'
import { municipalityName } from '#modules/organisation/index.ts'
import { release, type Released } from '#modules/release/index.ts'
import { readPageStylesheet, showAccessibility, showProtection } from './contract.ts'
import { accessibilityPage, protectionPage } from './page.ts'
import { keptProofs } from './proofs.ts'

const fileIn = (...way: readonly string[]): string => readFileSync(join(import.meta.dirname, ...way), 'utf8')

let stylesheet: string | undefined

/** The tokens of the design system and the few rules of these pages; read once. */
const showStylesheet = async (ctx: Ctx): Promise<Released> => {
  stylesheet ??= `${fileIn('../../web/ui/tokens.css')}\n${fileIn('../../platform/pages/page.css')}`
  return release(ctx, { body: stylesheet })
}

const looksFor = ({ language }: Ctx) => ({ language, proofs: keptProofs() })

export const openness: Module = {
  name: 'openness',
  routes: [
    serve(readPageStylesheet, showStylesheet),
    serve(showProtection, (ctx) => release(ctx, { body: protectionPage(looksFor(ctx)) })),
    serve(showAccessibility, async (ctx) =>
      release(ctx, { body: accessibilityPage(looksFor(ctx), await municipalityName(ctx)) }),
    ),
  ],
}
