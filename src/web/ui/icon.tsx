const paths = {
  alert: 'M10 3 18 17H2L10 3Zm0 5.5v4M10 14.6v.4',
  info: 'M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15ZM10 9v5m0-8v.6',
  check: 'm3.5 10.5 4.2 4.2L16.5 5.5',
  cross: 'M5 5l10 10M15 5 5 15',
  shield: 'M10 2.5 16.5 5v4.6c0 4-2.7 6.5-6.5 8-3.8-1.5-6.5-4-6.5-8V5L10 2.5Z',
  lock: 'M5 9h10v8H5V9Zm2 0V6.5a3 3 0 0 1 6 0V9',
  calendar: 'M3 5h14v12H3V5Zm0 4h14M7 2.5V6m6-3.5V6',
  search: 'M8.5 3a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11Zm4 9.5L17 17',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  down: 'm5 7.5 5 5 5-5',
  right: 'm7.5 5 5 5-5 5',
  left: 'm12.5 5-5 5 5 5',
  up: 'm5 12.5 5-5 5 5',
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  today: 'M3 5h2m3 0h9M3 10h2m3 0h9M3 15h2m3 0h9',
  inbox: 'M3 11.5 5.5 4h9l2.5 7.5V16H3v-4.5Zm0 0h4l1 2h4l1-2h4',
  folder: 'M2.5 5h5l1.7 2h8.3v9.5h-15V5Z',
  person: 'M10 3a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7ZM3.5 17.5c.4-3.6 2.8-5.5 6.5-5.5s6.1 1.9 6.5 5.5',
  clock: 'M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15ZM10 6v4.3l3 1.7',
  sun: 'M10 6.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7ZM10 1.5v2m0 13v2M1.5 10h2m13 0h2M4 4l1.4 1.4m9.2 9.2L16 16m0-12-1.4 1.4M5.4 14.6 4 16',
  moon: 'M16.5 12A7 7 0 0 1 8 3.5a7 7 0 1 0 8.5 8.5Z',
  half: 'M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15Zm0 0v15m3-14.3v13.6',
  print: 'M5.5 7V2.5h9V7M5.5 14H3V7h14v7h-2.5m-9-2.5h9v6h-9v-6Z',
  out: 'M8 3H3.5v14H8m4-11 4 4-4 4m4-4H7.5',
  undo: 'M4 4v5h5M4.5 8.5A6.5 6.5 0 1 1 4 12',
  pen: 'm3 17 1-4L14 3l3 3L7 16l-4 1Zm9-12 3 3',
} as const

export type IconName = keyof typeof paths

/** A line drawing beside a word. Always decoration: the meaning stands in the text. */
export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    <path
      d={paths[name]}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
)
