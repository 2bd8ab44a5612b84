import type { ReviewKind, ReviewQuestion } from './rules/reviews.ts'

/** What is put before the board about a placed child (SoL 22:4, 22:13–14, LVU 13). */
export const review = {
  title: 'Till nämnden',
  kinds: {
    consider_care: 'Överväg om vården behövs',
    reconsider_care: 'Ompröva vården',
    consider_custody_transfer: 'Överväg vårdnadsöverflyttning',
    extend_emergency_home: 'Längre tid i jourhemmet',
  } satisfies Record<ReviewKind, string>,
  lead: 'Nämnden beslutar. Du skriver det som nämnden behöver veta. Spara när du vill. När alla frågor har svar kan det bli ett förslag.',
  due: 'Senast',
  questions: {
    how: 'Hur har det gått för barnet?',
    childView: 'Vad säger barnet?',
    guardianView: 'Vad säger vårdnadshavarna?',
    carerView: 'Vad säger de som vårdar?',
    stillNeeded: 'Behövs vården fortfarande, och varför?',
    attitudes: 'Vad vill barnet och de som vårdar?',
    relationToCarers: 'Hur är barnets relation till dem som vårdar?',
    contactWithParents: 'Hur är kontakten med föräldrarna?',
    relationToParents: 'Hur är barnets relation till föräldrarna?',
    socialSituation: 'Hur är barnets sociala situation i övrigt?',
    assessment: 'Bör vårdnaden flyttas över, och varför?',
    specialReasons: 'Vilka är de särskilda skälen?',
    nextHome: 'Vad görs för att hitta ett hem för längre tid?',
  } satisfies Record<ReviewQuestion, string>,
  write: 'Skriv underlaget',
  goOn: 'Fortsätt skriva',
  save: 'Spara underlaget',
  propose: 'Gör ett förslag till nämnden',
  proposed: 'Underlaget finns i ett förslag till nämnden.',
  toProposal: 'Till förslaget',
  decided: (day: string) => `Nämnden beslutade ${day}`,
  content: {
    consider_care: 'Nämnden har övervägt om vården fortfarande behövs.',
    reconsider_care: 'Nämnden har omprövat vården.',
    consider_custody_transfer: 'Nämnden har övervägt om vårdnaden ska flyttas över.',
    extend_emergency_home: 'Barnet får vårdas längre i jourhemmet.',
  } satisfies Record<ReviewKind, string>,
  months: 'Hur många månader till?',
  monthsHint: 'Tiden räknas från den dag då den annars går ut. Lagen anger ingen längsta tid (SoL 22:4).',
  monthsValue: (n: number) => (n === 1 ? 'En månad' : `${n} månader`),
  longer: (n: number) =>
    `Barnet får vårdas i jourhemmet i ytterligare ${n === 1 ? 'en månad' : `${n} månader`} (SoL 22:4).`,
  longerUnverified:
    'Bara utskottet eller nämnden beslutar om vård i jourhem (SoL 30:6). Att det också gäller den längre tiden är vår läsning och inte kontrollerat av jurist.',
  earlier: 'Tidigare beslut',
  fromFollowUp: 'Hämtat från uppföljningen. Ändra och lägg till.',
}
