/** What is unusual in the times of a form and asked before it is kept: beside which field, and what says yes to exactly this. */
export type Doubt = Readonly<{
	field: 'end' | 'date' | 'closes';
	text: string;
	yes: string;
	/** The box that says yes, and what it sends. */
	name: string;
	value: string;
	/** Whether yes was said. */
	said: boolean;
}>;

type Returned = Readonly<{
	typed: Readonly<{ fields: Readonly<Record<string, string>> }>;
	problems: object;
	doubts?: readonly Doubt[];
	room?: Readonly<{ keep?: string; taken: readonly unknown[] }> | null;
}>;

/** Whether a form came back with a question that has no answer yet. */
export const asksFirst = ({ typed, doubts = [], room }: Returned): boolean =>
	doubts.some(({ said }) => !said) || Boolean(room?.keep && room.taken.length && room.keep !== typed.fields.sure_place);
