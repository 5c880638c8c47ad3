/**
 * What letters say in plain words, a paragraph each. The wording follows 1177 Västra Götaland's page on the plan, the county's routine
 * 2025–2028 and Hjo's routine for L-SIP, and names no law: an L-SIP rests on none, and what the law demands of whom stands in the packs.
 */
export const LETTER_TEXTS = {
  whatIsSip: [
    'En samordnad individuell plan, SIP, är din plan. Den görs när du behöver hjälp från flera håll och hjälpen behöver samordnas.',
    'Det är din situation, dina erfarenheter och vad du själv tycker att du behöver som planen utgår från. Syftet är att du, och dina närstående om du har några, ska få trygghet, kontinuitet, säkerhet och samordning.',
    'I planen står vem som gör vad och när, vem som är huvudansvarig för planen och vilka kontaktpersoner du har.',
    'För att planen ska göras, och för att uppgifter ska delas för planens skull, behövs ditt samtycke.',
  ],

  whatIsLsip: [
    'En lokalt samordnad individuell plan, L-SIP, är din plan. Den görs när du behöver hjälp från flera verksamheter i kommunen och hjälpen behöver samordnas.',
    'Dina behov och önskemål är det som planen utgår från.',
    'I planen står vad olika verksamheter ansvarar för, vem som har det övergripande ansvaret för planen och vilka kontaktpersoner du har.',
    'För att planen ska göras behövs ditt samtycke.',
  ],

  whatIsSipForChildren: [
    'SIP är en plan som handlar om dig. Man gör en sådan plan när flera vuxna på olika ställen ska hjälpa dig och behöver hjälpas åt.',
    'Du är huvudpersonen. Vi vill veta vad som är viktigt för dig.',
    'Ni träffas och pratar om hur du har det och vad du behöver. Sedan skriver ni ner vem som ska göra vad och när det ska göras.',
    'Säg till om du vill ha det på något särskilt sätt, till exempel ett kortare möte, bilder som hjälp eller någon som säger det du vill ha sagt.',
    'Oftast är det dina vårdnadshavare som säger ja eller nej till planen. Hur gammal och mogen du är spelar också roll. Fråga gärna om hur det är för dig.',
  ],

  whatYouMayAskFor: [
    'Du själv och dina närstående kan säga till socialtjänsten, skolan eller hälso- och sjukvården att ni vill ha en plan.',
    'Närstående kan vara med i arbetet om det är lämpligt och du vill det.',
    'Den som är kallad till mötet från kommun eller region ska delta.',
    'Du kan föreslå vem som ska vara huvudansvarig för planen. Den personen blir din kontaktperson.',
    'Planen ska alltid följas upp. Det är dina behov som avgör hur och när.',
  ],

  whatYouMayAskForLocally: [
    'Du och dina närstående är delaktiga i planeringen.',
    'Planen visar vilka krav du kan ställa på dem som hjälper dig.',
    'Ingen verksamhet får besluta om någon annan verksamhets insatser.',
  ],

  whatIsSipForGuardians: [
    'En plan görs när barnet behöver hjälp från flera håll och hjälpen behöver samordnas. I planen står vem som gör vad och när, vem som är huvudansvarig för planen och vilka kontaktpersoner som finns.',
    'Planen är barnets, och det är barnets situation, erfarenheter och önskemål som den utgår från. Barnet tillfrågas och erbjuds att vara med när barnet är tillräckligt gammalt och moget.',
    'I regel är det vårdnadshavarna som lämnar samtycke. Finns det två ska båda göra det. Någon fast åldersgräns för när ett barn självt får bestämma finns inte: det bedöms i varje enskilt fall.',
  ],

  consentIsNeverGeneral: [
    'Kryssa ja eller nej på varje rad. Det du inte har kryssat ja för gäller inte. Du kan säga ja till en del och nej till annat.',
    'Det som delas ska bara vara sådant som verksamheterna behöver för att planera och ge hjälpen.',
  ],

  consentInOtherWays: [
    'Du kan lämna ditt samtycke skriftligt på den här blanketten, muntligt eller på något annat sätt. Planen i sig behöver inte skrivas under.',
  ],

  takeConsentBack: [
    'Säg till den som står sist på blanketten, eller någon annan som hjälper dig med planen, när du vill ta tillbaka samtycket eller en del av det.',
  ],

  youMaySayNoForChildren: [
    'Du får alltid säga vad du tycker, också om du inte vill ha någon plan. Då ska de vuxna lyssna och tänka igenom hur det blir.',
  ],

  planIsNoDecision: [
    'Planen är inget beslut. Den visar vilka insatser som kan erbjudas och vem som ansvarar för dem.',
    'En insats kan behöva ett eget beslut innan du kan få den, och då behöver du ansöka om den. Fråga den som ansvarar för insatsen, eller den som är huvudansvarig för din plan, hur du gör.',
  ],

  moreFromOthers: [
    'Planen har mer än det som står i det här brevet. Resten kommer i brev från dem som har skrivit det.',
  ],

  planIsChanged: [
    'Det här är en ny version av planen. Det som är nytt eller ändrat sedan den förra som vi skickade är märkt med Nytt eller Ändrat.',
  ],

  takenOut: ['Det här står inte längre i planen:'],

  toGuardians: [
    'Du får det här brevet som vårdnadshavare. Planen är barnets, och det är barnets situation, erfarenheter och önskemål som den utgår från.',
    'För att planen ska göras, och för att uppgifter ska delas för planens skull, behövs samtycke. Du kan när som helst dra tillbaka ditt, och du behöver inte säga varför. Då delas inga fler uppgifter med stöd av det. Det som redan har lämnats ut går inte att kalla tillbaka.',
    'Även utan en plan har verksamheterna kvar sitt ansvar att samverka kring det som barnet behöver.',
  ],

  youMaySayNo: [
    'Du kan tacka nej till en plan. Du behöver inte säga varför.',
    'Du kan när som helst avbryta arbetet genom att dra tillbaka ditt samtycke. Då delas inga fler uppgifter med stöd av det. Det som redan har lämnats ut går inte att kalla tillbaka.',
    'Även om du säger nej har verksamheterna kvar sitt ansvar att samverka kring det du behöver. Du kan ändra dig och säga ja senare.',
  ],

  noChangesNothingInCompulsoryCare: ['Får du tvångsvård påverkas den inte av om du säger ja eller nej till en plan.'],

  noticeToThePerson: [
    'Det här är en kallelse till ett möte om din plan. På mötet pratar ni om din situation, dina funderingar och vad du behöver, och kommer överens om hur ni ska arbeta tillsammans.',
    'Fundera gärna före mötet: Vad är viktigt för dig? Vilka frågor har du, och vilket resultat vill du nå?',
    'Säg till om tiden eller platsen inte passar, eller om du behöver till exempel tolk, anteckningshjälp eller hjälpmedel för att kommunicera.',
  ],

  attendanceRequired: [
    'Det här är en kallelse. Den som är kallad från kommun eller region ska delta. Är personen inte känd i er verksamhet avgör er huvudman vem som deltar.',
  ],

  attendanceOptional: [
    'Det här är en inbjudan. Ni har ingen skyldighet att delta, och ett nej räknas inte som en avvikelse.',
  ],

  whyTheVoluntaryAreAsked: [
    'Arbetsförmedlingen och Försäkringskassan har inte skyldighet att delta, men möjligheterna till återhämtning kan öka väsentligt om alla parter samarbetar.',
  ],

  ended: ['Planen är avslutad. Inget mer kommer att skickas om den.'],

  noMoreMeetings: ['Inga möten om planen blir av, inte heller ett som du har fått en kallelse till.'],

  whereToTurn: [
    'Om du behöver en plan igen kan du själv, eller dina närstående, säga det till socialtjänsten, skolan eller hälso- och sjukvården.',
  ],

  noticeToGuardians: [
    'Det här är en kallelse till ett möte om barnets plan. På mötet pratar ni om barnets situation och vad barnet behöver, och kommer överens om hur ni ska arbeta tillsammans.',
    'Säg till om tiden eller platsen inte passar, eller om du behöver till exempel tolk.',
  ],

  noticeToRelated: [
    'Det här är en inbjudan till ett möte om en plan för den som brevet gäller. Du får den för att personen vill att du är med. Du väljer själv om du kommer.',
    'I brevet står inte vad mötet ska ta upp. Det kan personen själv berätta för dig.',
    'Säg till om du kommer, och om du behöver till exempel tolk.',
  ],

  whatIsSipForRelated: [
    'En samordnad individuell plan, SIP, görs när någon behöver hjälp från flera håll och hjälpen behöver samordnas. Planen är personens egen.',
    'Den som är närstående får vara med i arbetet med planen när det är lämpligt och personen vill det.',
  ],

  whatIsLsipForRelated: [
    'En lokalt samordnad individuell plan, L-SIP, görs när någon behöver hjälp från flera verksamheter i kommunen och hjälpen behöver samordnas. Planen är personens egen.',
    'Den som är närstående får vara med i arbetet med planen när det är lämpligt och personen vill det.',
  ],

  moved: ['Tiden, platsen eller sättet att träffas är ändrat. Det som står här ersätter den tidigare kallelsen.'],

  calledOff: ['Mötet blir inte av. Du behöver inte göra något.'],

  somethingWaitsForUnits: [
    'Vi behöver komma i kontakt med er om en gemensam planering. Kontakta oss; hur ni når oss står sist i brevet.',
  ],

  somethingWaits: ['Vi behöver komma i kontakt med dig. Kontakta oss gärna; hur du når oss står sist i brevet.'],
} as const satisfies Record<string, readonly string[]>;
