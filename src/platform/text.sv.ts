/** What the server itself says. The rooms have their own texts. */
export const sv = {
  bad_input: 'Något behöver rättas. Se vid fälten. Det du skrev är kvar.',
  not_signed_in: 'Du är inte inloggad längre. Logga in igen. Det du skrev är kvar.',
  sign_in_again: 'Logga in igen för det här. Det får ha gått högst fem minuter sedan du loggade in.',
  not_permitted: 'Du får inte göra det här. Fråga den som har ansvar för ärendet eller din chef.',
  not_found: 'Det finns inte, eller så har du inte tillgång till det.',
  conflict: 'Någon annan har ändrat samma sak. Jämför och välj vad som ska gälla.',
  changed_meanwhile: 'Någon annan har ändrat samma sak. Jämför och välj vad som ska gälla.',
  command_of_another: 'Det här är redan skickat av någon annan. Ladda om sidan och försök igen.',
  command_was_another:
    'Det här skickades redan en gång med annat innehåll. Ladda om sidan, jämför och skicka igen.',
  too_large: 'Det är för mycket text på en gång. Dela upp den och försök igen.',
  not_json: 'Innehållet gick inte att läsa. Ladda om sidan och försök igen.',
  wrong_site: 'Anropet kom från en annan webbplats och togs inte emot.',
  too_many: 'Det blev för många anrop på kort tid. Vänta en minut och försök igen.',
  too_many_documents:
    'Du har hämtat 60 sådana dokument på en timme. Vänta en stund och försök igen. Behöver du fler i dag, prata med din chef.',
  unavailable: 'Det gick inte att spara just nu. Försök igen om en stund. Är det bråttom, ring jouren.',
  bug: 'Något gick fel hos oss. Försök igen. Hjälper det inte, uppge felnumret till supporten.',
}
