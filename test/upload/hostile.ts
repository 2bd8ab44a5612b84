import { deflateSync } from 'node:zlib'
import { aPdf, type TestFile } from '#test/support/upload.ts'
import { jpegNotes, jpegSaying, jpegWith, png, pngNotes } from './pictures.ts'
import type { Random } from './random.ts'
import { officeParts, officeType, zipOf } from './zip.ts'

/** A file that somebody could send to do harm. `cleaned`: it may come in, if nothing that it carries does. */
export type Hostile = {
  readonly sort: string
  readonly file: TestFile
  readonly expected: 'refused' | 'cleaned'
  readonly size?: number
  readonly cut?: number
}

type Make = (
  random: Random,
  jpeg: Buffer,
) => Omit<Hostile, 'sort' | 'expected'> & { readonly expected?: 'cleaned' }

const types = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  txt: 'text/plain',
  ...officeType,
} as const
type Ext = keyof typeof types
const exts: readonly Ext[] = ['pdf', 'jpg', 'png', 'txt', 'docx', 'xlsx']

const named = (ext: Ext, bytes: Buffer, name = `brev.${ext}`): TestFile => ({ name, type: types[ext], bytes })

/** First bytes of what is not on the list. */
const foreign = [
  'MZ\u0090\u0000',
  '\u007fELF\u0002\u0001',
  'GIF89a',
  'BM6\u0000\u0000',
  'Rar!\u001a\u0007\u0000',
  "7z\u00bc\u00af'\u001c",
  '\u001f\u008b\b',
  '#!/bin/sh\n',
  '\u00ca\u00fe\u00ba\u00be',
  'OggS\u0000\u0002',
  'RIFF\u0000\u0000\u0000\u0000WEBPVP8 ',
  '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1',
]
const markup = [
  '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  '<!doctype html><html><body onload="alert(1)">',
  '<html><script>fetch("//x")</script></html>',
  '<?xml version="1.0"?><svg onload="alert(1)"></svg>',
  '<iframe src="javascript:alert(1)"></iframe>',
]
const pdfCode = [
  '4 0 obj\n<< /S /JavaScript /JS (app.alert(1)) >>\nendobj',
  '4 0 obj\n<< /S /J#61va#53cript /JS (app.alert(1)) >>\nendobj',
  '4 0 obj\n<< /S /Launch /F (cmd.exe) >>\nendobj',
  '4 0 obj\n<< /Type /EmbeddedFile >>\nendobj',
  '4 0 obj\n<< /Names << /EmbeddedFiles 5 0 R >> >>\nendobj',
  '4 0 obj\n<< /Subtype /RichMedia >>\nendobj',
  '4 0 obj\n<< /AcroForm << /XFA 5 0 R >> >>\nendobj',
  '4 0 obj\n<< /S /SubmitForm /F (http://x) >>\nendobj',
  '4 0 obj\n<< /S /ImportData >>\nendobj',
]

const stream = (head: string, packed: Buffer): string =>
  `5 0 obj\n<< ${head} /Length ${packed.length} >>\nstream\n${packed.toString('latin1')}\nendstream\nendobj`

const hiddenCode = (random: Random): string =>
  stream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', deflateSync(`4 0 ${random.of(pdfCode)}`))

let packedZeros: Buffer | undefined
/** 200 MB of nothing in 200 kB. */
const zeros = (): Buffer => (packedZeros ??= deflateSync(Buffer.alloc(200 * 1024 * 1024), { level: 1 }))

const aZip = (random: Random): Buffer => zipOf([{ name: `${random.below(99)}.exe`, body: random.bytes(20) }])

const badNames = (random: Random): string =>
  random.of([
    '../../etc/brev.pdf',
    '..\\..\\brev.pdf',
    '/etc/brev.pdf',
    'C:\\brev.pdf',
    'brev\u0000.pdf',
    'brev.pdf\u0000.exe',
    'brev\u202efdp.pdf',
    `${'a'.repeat(300 + random.below(300))}.pdf`,
    'brev.pdf.exe',
    'brev.exe',
    'brev.scr',
    'brev',
    '.pdf.',
    'brev.lnk',
    'brev.pdf ..',
    'brev\u0007.pdf',
    '%2e%2e%2fbrev.p%64f.js',
  ])

const makers: Readonly<Record<string, Make>> = {
  'wrong magic': (random) => ({
    file: named(
      random.of(exts),
      Buffer.concat([Buffer.from(random.of(foreign), 'latin1'), random.bytes(300)]),
    ),
  }),
  'random bytes': (random) => ({ file: named(random.of(exts), random.bytes(200 + random.below(400))) }),
  'kind of another': (random, jpeg) => ({
    file: random.of([
      named('pdf', jpeg),
      named('jpg', aPdf()),
      named('png', jpeg),
      named('jpg', png(random)),
      named('txt', aPdf()),
      named('docx', aPdf()),
      named('docx', zipOf(officeParts('xlsx'))),
      named('xlsx', zipOf(officeParts('docx'))),
    ]),
  }),
  'content type of another': (random) => ({
    file: {
      ...named('pdf', aPdf()),
      type: random.of([
        'text/html',
        'image/svg+xml',
        'application/octet-stream',
        'text/plain',
        '',
        'image/jpeg',
      ]),
    },
  }),
  polyglot: (random, jpeg) => ({
    file: random.of([
      named('pdf', Buffer.concat([aPdf(), aZip(random)])),
      named('pdf', Buffer.concat([Buffer.from('GIF89a'), aPdf()])),
      named('pdf', Buffer.concat([Buffer.from('<html>'), aPdf()])),
      named('pdf', Buffer.concat([aPdf(), Buffer.from('<script>alert(1)</script>')])),
      named('pdf', aPdf(`% ${random.of(markup)}`)),
      named('jpg', Buffer.concat([jpeg, aZip(random)])),
      named('jpg', Buffer.concat([jpeg, aPdf()])),
      named('jpg', Buffer.concat([jpeg, Buffer.from(random.of(markup))])),
      named('png', Buffer.concat([png(random), aZip(random)])),
      named('png', Buffer.concat([png(random), Buffer.from('<?php system($_GET[0]); ?><script>')])),
      named('txt', Buffer.concat([Buffer.from('hej\n'), aZip(random)])),
      named('docx', zipOf(officeParts('docx'), { before: 'MZ\u0090' })),
    ]),
  }),
  'svg and html': (random) => {
    const bytes = Buffer.from(random.of(markup))
    const [name, type] = random.of([
      ['bild.svg', 'image/svg+xml'],
      ['sida.html', 'text/html'],
      ['sida.xhtml', 'application/xhtml+xml'],
      ['brev.txt', 'text/plain'],
      ['bild.png', 'image/png'],
      ['brev.pdf', 'application/pdf'],
    ] as const)
    return { file: { name, type, bytes } }
  },
  macros: (random) => {
    const kind = random.of(['docx', 'xlsx'] as const)
    const hidden = random.of([
      { name: kind === 'docx' ? 'word/vbaProject.bin' : 'xl/vbaProject.bin', body: random.bytes(50) },
      { name: 'word/activeX/activeX1.bin', body: random.bytes(50) },
      { name: 'word/embeddings/oleObject1.bin', body: random.bytes(50) },
      { name: 'xl/macrosheets/sheet1.xml', body: '<a/>' },
    ])
    const bytes = zipOf([...officeParts(kind), hidden])
    return { file: random.of([named(kind, bytes), { ...named(kind, bytes), name: 'brev.docm' }]) }
  },
  'odd name': (random) => ({ file: { ...named('pdf', aPdf()), name: badNames(random) } }),
  'lying length': (random) => {
    const bytes = aPdf(`% ${random.below(1e6)}`)
    return {
      file: named('pdf', bytes),
      size: random.of([0, 1, bytes.length - 1, bytes.length + 1 + random.below(9_999)]),
    }
  },
  'cut upload': (random) => {
    const bytes = aPdf(`% ${'a'.repeat(random.below(3_000))}`)
    return { file: named('pdf', bytes), cut: 20 + random.below(bytes.length) }
  },
  'half a file': (random, jpeg) => {
    const whole = png(random)
    return {
      file: random.of([
        named('pdf', aPdf().subarray(0, 60 + random.below(100))),
        named('png', whole.subarray(0, 20 + random.below(30))),
        named('jpg', jpeg.subarray(0, 10 + random.below(60))),
        named('docx', zipOf(officeParts('docx')).subarray(0, 100 + random.below(200))),
      ]),
    }
  },
  'bomb of pixels': (random, jpeg) => ({
    file: random.of([
      named('png', png(random, { says: [65_500, 60_000 + random.below(5_000)] })),
      named('png', png(random, { says: [2 ** 31 - 1, 1 + random.below(9)] })),
      named('png', png(random, { says: [0, 10] })),
      named('jpg', jpegSaying(jpeg, 65_500, 1_000 + random.below(60_000))),
      named('jpg', jpegSaying(jpeg, 0, 10)),
    ]),
  }),
  'pdf with code': (random) => ({
    file: named('pdf', random.of([aPdf(random.of(pdfCode)), aPdf(hiddenCode(random))])),
  }),
  'locked pdf': (random) => ({
    file: named(
      'pdf',
      aPdf(random.of(['', random.of(pdfCode)]), random.of(['/Encrypt 6 0 R', '/Encr#79pt 6 0 R'])),
    ),
  }),
  heic: (random) => {
    const bytes = Buffer.concat([
      Buffer.from('\u0000\u0000\u0000\u0018ftypheic\u0000\u0000\u0000\u0000mif1heic', 'latin1'),
      random.bytes(200),
    ])
    return {
      file: random.of([
        { name: 'bild.heic', type: 'image/heic', bytes },
        named('jpg', bytes),
        named('png', bytes),
      ]),
    }
  },
  'text that is none': (random) => ({
    file: named(
      'txt',
      random.of([
        Buffer.from('\u00ff\u00fea\u0000b\u0000', 'latin1'),
        Buffer.from('hej\u0000då'),
        Buffer.from([0xc3, 0x28, random.below(99)]),
        Buffer.from('a\u001b[2J'),
      ]),
    ),
  }),
  empty: (random) => ({ file: named(random.of(exts), Buffer.alloc(0)) }),
  'picture with a place': (random, jpeg) => ({
    expected: 'cleaned',
    file: random.of([
      named('jpg', jpegWith(jpeg, jpegNotes(random))),
      named('png', png(random, { notes: pngNotes(random) })),
    ]),
  }),
}

/** Costly, so few of them. */
const heavy: Readonly<Record<string, Make>> = {
  'bomb in a pdf': () => ({ file: named('pdf', aPdf(stream('/Filter /FlateDecode', zeros()))) }),
  'bomb of objects': () => ({
    file: named('pdf', aPdf(stream('/Type /ObjStm /Filter /FlateDecode', zeros()))),
  }),
  'too big': () => ({ file: named('pdf', Buffer.concat([aPdf(), Buffer.alloc(25 * 1024 * 1024)])) }),
}

export const sortsOfHostile: readonly string[] = [...Object.keys(makers), ...Object.keys(heavy)]

/** So many hostile files, each sort in its turn. */
export const hostileFiles = (count: number, random: Random, jpeg: Buffer): readonly Hostile[] => {
  const many = Object.entries(makers)
  const few = Object.entries(heavy)
  return Array.from({ length: count }, (_, i) => {
    const [sort, make] = (i < few.length ? few[i] : many[i % many.length]) ?? []
    if (sort === undefined || make === undefined) throw new Error('no such sort')
    return { sort, expected: 'refused', ...make(random, jpeg) }
  })
}
