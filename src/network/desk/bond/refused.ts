/** What came back of one of the forms of a bond because something is wrong with it. */
export type Refused = Readonly<{
	which: 'pledge' | 'gift' | 'convention';
	typed: Readonly<Record<string, string>>;
	problems: Readonly<Record<string, string>>;
}>;
