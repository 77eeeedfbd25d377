type Choice = Readonly<{ value: string; label: string }>;
/** What the forms of this page let one choose from. */
export type Choices = Readonly<Record<'organizations' | 'sectors' | 'places', readonly Choice[]>>;
