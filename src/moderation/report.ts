/** Why somebody reports something. */
export const reasons = ['illegal', 'hurtful', 'privacy', 'wrong', 'spam', 'other'] as const;
export type Reason = (typeof reasons)[number];

/** What the team does about a report: it put it right, nothing is wrong, or what was reported is taken from the public. */
export const decisions = ['corrected', 'dismissed', 'hidden'] as const;
export type Decision = (typeof decisions)[number];

/** What somebody says about something of the hub. `path` is where she saw it. */
export type GivenReport = Readonly<{
	kind: string;
	object: string;
	path: string;
	reason: Reason;
	words: string;
	email: string | null;
}>;
