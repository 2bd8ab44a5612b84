/** What the room says when it must say no, and words that the server writes into files. */
export const sv = {
  answers: {
    post_is_there: 'Det är redan sparat. Ladda om sidan.',
    post_nobody_chosen: 'Välj någon i listan eller skriv ett nytt namn.',
    post_last_before_from: 'Sista dagen är före första dagen. Rätta ett av datumen.',
    post_over_full_time:
      'Personen får mer än 100 % någon dag. Sänk sysselsättningsgraden eller ändra dagarna så att tjänsterna inte överlappar.',
    post_post_filled_twice:
      'Tjänsten är redan tillsatt de dagarna. Avsluta den som har den, sänk graden, eller ange vem personen ersätter.',
    post_outside_the_post: 'Tjänsten finns inte alla de dagarna. Ändra dagarna eller tjänstens sista dag.',
    post_covers_nobody_on_leave:
      'Den som ska ersättas är inte tjänstledig från samma tjänst hela tiden. Lägg in tjänstledigheten först, eller ändra dagarna.',
    post_resigned_after_last: 'Uppsägningen är efter sista dagen. Rätta ett av datumen.',
    post_leave_outside_occupancy: 'Tjänstledigheten ligger utanför anställningen. Ändra dagarna.',
    post_still_filled: 'Någon har tjänsten efter den dagen. Avsluta den anställningen först.',
    post_leaves_when: 'Skriv sista dagen för den som har sagt upp sig.',
    plan_say_why: 'Skriv ett svar till den som föreslog det.',
    hr_unreadable: 'Filen går inte att läsa. Spara den som .xlsx eller .csv och försök igen.',
    hr_too_big: 'Filen är för stor. Högst 2 000 rader får plats. Dela filen.',
    hr_too_many: 'Filen har fler än 2 000 rader. Dela filen.',
    hr_old_excel: 'Filen är i ett äldre Excelformat (.xls). Öppna den och spara som .xlsx.',
    hr_kind: 'Välj en fil som slutar på .xlsx eller .csv.',
    hr_empty: 'Filen har inga rader. Första raden ska vara rubriker, och sedan en rad för varje anställning.',
    hr_column_missing: 'En kolumn saknas. Välj vilken kolumn som ska läsas för varje uppgift.',
    hr_rows_wrong: 'Inget har lästs in, eftersom några rader är fel. Rätta dem i filen och välj den igen.',
    hr_not_a_percent: 'Graden går inte att läsa. Skriv som 75,5 eller 100.',
    hr_no_percent: 'Graden är 0. Ta bort raden, eller skriv hur mycket personen arbetar.',
    hr_over_full_time: 'Graden är mer än 100 %. Kontrollera den i lönesystemet.',
    hr_leaves_before: 'Personen slutar innan hen börjar. Rätta ett av datumen.',
    hr_leave_ends_before: 'Tjänstledigheten slutar innan den börjar. Rätta ett av datumen.',
    hr_leave_from: 'Tjänstledigheten saknar första dag.',
    hr_resigned_without_last: 'Personen har sagt upp sig men saknar sista dag. Fyll i sista dagen.',
    hr_unit_unknown: 'Enheten finns inte här. Skriv namnet precis som det står under Organisation.',
    hr_kind_unknown: 'Anställningsformen är okänd. Skriv tillsvidare, vikariat, konsult eller vakant.',
    hr_reason_unknown: 'Avgångsorsaken är okänd. Skriv egen begäran, pension, visstid slut eller annat.',
    hr_funding_unknown: 'Finansieringen är okänd. Skriv egen, ESF, statsbidrag eller annan.',
    hr_post_elsewhere:
      'Tjänsten finns redan i en annan enhet. Ge den en sista dag där först, eller rätta enheten i filen.',
    hr_post_differs: 'Tjänsten har olika omfattning på olika rader. Skriv samma på alla.',
    hr_row_twice: 'Samma person på samma tjänst från samma dag står på en rad längre upp. Ta bort den ena.',
  },
  importing: { why: 'Varför raden inte kan läsas in' },
}
