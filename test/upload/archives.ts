import { deflateRawSync } from 'node:zlib'
import type { Hostile } from './hostile.ts'
import type { Random } from './random.ts'
import { contentTypes, officeParts, officeType, type Part, zipOf } from './zip.ts'

type Kind = 'docx' | 'xlsx'
type Make = (random: Random, kind: Kind) => Buffer

const more = (kind: Kind, ...parts: readonly Part[]): Buffer => zipOf([...officeParts(kind), ...parts])

let packed: Buffer | undefined
/** 160 MB of nothing. */
const nothing = Buffer.alloc(160 * 1024 * 1024)
const bomb = (): Buffer => (packed ??= deflateRawSync(nothing, { level: 1 }))

const outward = ['../../x.xml', '/etc/x.xml', '..\\x.xml', 'C:/x.xml', 'word/../../x.xml', 'a\u0000b.xml']
const rels = (type: string): string =>
  `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="http://exempel.se/x" TargetMode="External"/></Relationships>`

const makers: Readonly<Record<string, Make>> = {
  'path that leads out': (random, kind) => more(kind, { name: random.of(outward), body: 'x' }),
  'other name in the list': (random, kind) =>
    more(kind, { name: `a${random.below(9)}.xml`, listName: `b${random.below(9)}.xml`, body: 'x' }),
  'lying size': (random, kind) =>
    more(kind, { name: 'word/a.xml', body: 'x'.repeat(99), listSize: random.below(98) }),
  password: (random, kind) => more(kind, { name: 'word/a.xml', body: random.bytes(30), flags: 1 }),
  'twice the same name': (_, kind) => more(kind, { name: '_rels/.rels', body: '<Relationships/>' }),
  'lying upon each other': (random, kind) =>
    more(
      kind,
      ...Array.from({ length: 3 + random.below(5) }, () => ({
        name: '[Content_Types].xml',
        body: 'x',
        at: 0,
      })),
    ),
  'far too many': (random, kind) =>
    more(
      kind,
      ...Array.from({ length: 2_100 + random.below(50) }, (__, i) => ({
        name: `a${i}.xml`,
        body: '',
        packed: Buffer.alloc(0),
        method: 0,
      })),
    ),
  'archive in it': (random, kind) =>
    more(kind, { name: `word/${random.of(['a.zip', 'b.7z', 'c.rar', 'd.tar'])}`, body: zipOf([]) }),
  'program in it': (random, kind) =>
    more(kind, {
      name: `word/media/${random.of(['a.exe', 'b.js', 'c.vbs', 'd.lnk', 'e.hta', 'f.dll'])}`,
      body: 'MZ',
    }),
  macro: (random, kind) =>
    more(kind, {
      name: random.of(['word/vbaProject.bin', 'xl/VBAPROJECT.BIN', 'word/vbaData.xml']),
      body: 'x',
    }),
  'macro by type': (random, kind) =>
    zipOf([
      contentTypes(
        kind,
        random.of([
          'application/vnd.ms-word.document.macroEnabled.main+xml',
          'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
        ]),
      ),
    ]),
  'of no kind': (random) => zipOf([{ name: random.of(['a.txt', 'index.html', 'mimetype']), body: 'x' }]),
  'something before': (random, kind) =>
    zipOf(officeParts(kind), { before: random.of(['MZ', '%PDF-1.7', '<html>', '#!/bin/sh\n']) }),
  'something behind': (random, kind) =>
    zipOf(officeParts(kind), { after: random.of(['<script>', '%PDF-1.7', 'x'.repeat(99)]) }),
  'half of it': (random, kind) => zipOf(officeParts(kind)).subarray(0, 200 + random.below(200)),
  'fetched from elsewhere': (random, kind) =>
    more(kind, {
      name: 'word/_rels/settings.xml.rels',
      body: rels(random.of(['attachedTemplate', 'oleObject', 'frame', 'image'])),
    }),
  entities: (_, kind) =>
    more(kind, {
      name: 'word/a.xml',
      body: '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    }),
  dde: (_, kind) =>
    more(kind, { name: 'word/a.xml', body: '<w:instrText>DDEAUTO "cmd" "/k calc"</w:instrText>' }),
  damaged: (random, kind) =>
    more(kind, {
      name: 'word/a.xml',
      body: 'xxxxxxxx',
      packed: Buffer.concat([Buffer.from([7]), random.bytes(20)]),
    }),
}

const heavy: Readonly<Record<string, Make>> = {
  bomb: (_, kind) => more(kind, { name: 'word/a.xml', body: nothing, packed: bomb() }),
  'bomb that lies': (_, kind) =>
    more(kind, { name: 'word/a.xml', body: nothing, packed: bomb(), listSize: 100 }),
}

export const sortsOfArchives: readonly string[] = [...Object.keys(makers), ...Object.keys(heavy)]

/** So many archives that call themselves documents of Word or Excel. */
export const hostileArchives = (count: number, random: Random): readonly Hostile[] =>
  Array.from({ length: count }, (_, i) => {
    const [few, many] = [Object.entries(heavy), Object.entries(makers)]
    const [sort, make] = (i < few.length ? few[i] : many[i % many.length]) ?? []
    if (sort === undefined || make === undefined) throw new Error('no such sort')
    const kind = random.of(['docx', 'xlsx'] as const)
    const file = { name: `brev.${kind}`, type: officeType[kind], bytes: make(random, kind) }
    return { sort: `archive: ${sort}`, expected: 'refused', file }
  })
