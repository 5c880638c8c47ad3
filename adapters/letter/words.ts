import type {
  CarryingOut,
  Contact,
  FollowUpForm,
  InformationKind,
  InterventionStatus,
  MeetingForm,
  RelatedRole,
  SipCommands,
} from '../../domain/sip/commands.ts';

type Words<T extends string> = Readonly<Record<T, string>>;

/** What codes of a plan are called in letters, where nothing promises more than it says. */
export const MEETING_FORMS: Words<MeetingForm> = {
  physical: 'Ni träffas på plats.',
  digital: 'Mötet är digitalt.',
  'partly-digital': 'Ni träffas på plats, och några deltar digitalt.',
};

export const FOLLOW_UP_FORMS: Words<FollowUpForm> = {
  meeting: 'Vid ett möte',
  phone: 'Per telefon',
  'home-visit': 'Vid ett hembesök',
};

export const STATUSES: Words<InterventionStatus> = {
  wished: 'Önskas',
  'can-be-offered': 'Kan erbjudas',
  'applied-for': 'Ansökt om, inte beslutat',
  decided: 'Beslutad',
  refused: 'Avslagen',
};

export const CARRYING_OUT: Words<CarryingOut> = {
  'not-begun': 'inte påbörjad',
  ongoing: 'pågår',
  done: 'genomförd',
  'not-done': 'blev inte av',
};

export const ACHIEVED: Words<SipCommands['judgeGoal']['achieved']> = {
  yes: 'uppnått',
  partly: 'delvis uppnått',
  no: 'inte uppnått',
};

/** After the one it is about; of a child, how the child took part. */
export const TOOK_PART: Words<NonNullable<SipCommands['holdMeeting']['childTookPart']>> = {
  there: 'deltog på plats',
  digitally: 'deltog digitalt',
  'another-way': 'deltog på annat sätt',
  no: 'deltog inte',
  'not-old-enough': 'är för liten för att delta',
};

export const RELATED_ROLES: Words<RelatedRole> = {
  guardian: 'vårdnadshavare',
  relatedPerson: 'närstående',
  appointedRepresentative: 'ställföreträdare',
};

export const CONTACT_ROLES: Words<Contact['role']> = {
  permanentCareContact: 'Fast vårdkontakt',
  permanentPhysician: 'Fast läkarkontakt',
  homeCareContact: 'Fast omsorgskontakt',
  principal: 'Rektor eller lärare',
  other: 'Annan kontakt',
};

/** Of what a party may have, in the middle of a sentence. */
export const INFORMATION: Words<InformationKind> = {
  coordination: 'möten och det som behövs för att samarbeta',
  health: 'hälsa och vård',
  psychiatry: 'psykisk hälsa och psykiatri',
  addiction: 'skadligt bruk och beroende',
  social: 'stöd från socialtjänsten',
  disability: 'funktionsnedsättning',
  school: 'skola',
  work: 'arbete, studier och försörjning',
  home: 'boende',
  family: 'familj och närstående',
};
