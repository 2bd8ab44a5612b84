import type { TextOf } from '#kernel/text.ts'
import type { sv } from './text.sv.ts'

export const en: TextOf<typeof sv> = {
  answers: {
    post_is_there: 'It is saved already. Reload the page.',
    post_nobody_chosen: 'Choose somebody in the list or write a new name.',
    post_last_before_from: 'The last day is before the first. Correct one of the dates.',
    post_over_full_time:
      'The person gets more than 100 % on some day. Lower the share or change the days so that the posts do not overlap.',
    post_post_filled_twice:
      'The post is filled already on those days. End the one who has it, lower the share, or say who is stood in for.',
    post_outside_the_post:
      'There is no such post on all of those days. Change the days or the last day of the post.',
    post_covers_nobody_on_leave:
      'Whoever is to be stood in for is not on leave from the same post all that time. Enter the leave first, or change the days.',
    post_resigned_after_last: 'The resignation is after the last day. Correct one of the dates.',
    post_leave_outside_occupancy: 'The leave lies outside the employment. Change the days.',
    post_still_filled: 'Somebody has the post after that day. End that employment first.',
    post_leaves_when: 'Write the last day of the one who has resigned.',
    plan_say_why: 'Write an answer to the one who proposed it.',
    hr_unreadable: 'The file cannot be read. Save it as .xlsx or .csv and try again.',
    hr_too_big: 'The file is too big. There is room for 2,000 rows. Split it.',
    hr_too_many: 'The file has more than 2,000 rows. Split it.',
    hr_old_excel: 'The file is of an older format of Excel (.xls). Open it and save it as .xlsx.',
    hr_kind: 'Choose a file that ends in .xlsx or .csv.',
    hr_empty: 'The file has no rows. The first row is the headings, then one row for each employment.',
    hr_column_missing: 'A column is missing. Choose which column holds what.',
    hr_rows_wrong:
      'Nothing has been taken in, since some rows are wrong. Correct them in the file and choose it again.',
    hr_not_a_percent: 'The share cannot be read. Write it as 75.5 or 100.',
    hr_no_percent: 'The share is 0. Remove the row, or write how much the person works.',
    hr_over_full_time: 'The share is more than 100 %. Check it in the payroll system.',
    hr_leaves_before: 'The person leaves before starting. Correct one of the dates.',
    hr_leave_ends_before: 'The leave ends before it begins. Correct one of the dates.',
    hr_leave_from: 'The leave has no first day.',
    hr_resigned_without_last: 'The person has resigned and has no last day. Fill in the last day.',
    hr_unit_unknown: 'There is no such unit here. Write its name just as it stands under Organisation.',
    hr_kind_unknown: 'The form of employment is unknown. Write tillsvidare, vikariat, konsult or vakant.',
    hr_reason_unknown:
      'The reason for leaving is unknown. Write egen begäran, pension, visstid slut or annat.',
    hr_funding_unknown: 'The funding is unknown. Write egen, ESF, statsbidrag or annan.',
    hr_post_elsewhere:
      'The post is in another unit already. Give it a last day there first, or correct the unit in the file.',
    hr_post_differs: 'The post has different sizes on different rows. Write the same on all.',
    hr_row_twice:
      'The same person on the same post from the same day stands on a row further up. Remove one.',
  },
  importing: { why: 'Why the row cannot be taken in' },
}
