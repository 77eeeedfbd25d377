/** What happens to one referral, drawn: days count from the one on which it is proposed, or from the one on which it leaves. */
export type Script = Readonly<{
	at: number;
	proposedOn: number;
	consent: Readonly<{ says: 'yes' | 'no' | 'nothing' | 'withdraws'; after: number }>;
	/** Who could answer for the partner: its advisers; whoever reads its address; at first an adviser who then loses her role, with or without an address besides. */
	partner: 'desk' | 'link' | 'lost' | 'lostWithAddress';
	lostAfter: number;
	answer: Readonly<{ says: 'accepted' | 'returned' | 'nothing'; after: number }>;
	/** She takes it back so many days after it has left, unless it is answered by then. */
	withdrawsAfter: number | null;
	/** What somebody tries who was passed the link on, and what whoever answers does twice. */
	tricks: readonly Trick[];
}>;

const tricks = ['forwarded', 'guessed', 'anothers', 'doublePress', 'replayed'] as const;
type Trick = (typeof tricks)[number];

/** The scripts of so many referrals, over the first forty days. */
export function drawn(count: number, draw: () => number): Script[] {
	const one = <T>(of: readonly T[]): T => of[Math.floor(draw() * of.length)] as T;
	const days = (most: number): number => Math.floor(draw() * most);
	return Array.from({ length: count }, (_, at) => ({
		at,
		proposedOn: days(40),
		consent: { says: one(['yes', 'yes', 'yes', 'yes', 'yes', 'no', 'nothing', 'withdraws'] as const), after: days(20) },
		partner: one(['desk', 'link', 'link', 'link', 'lost', 'lostWithAddress'] as const),
		lostAfter: days(16),
		answer: {
			says: one(['accepted', 'accepted', 'returned', 'nothing'] as const),
			after: draw() < 0.6 ? days(8) : days(30)
		},
		withdrawsAfter: draw() < 0.15 ? days(20) : null,
		tricks: tricks.filter(() => draw() < 0.4)
	}));
}
