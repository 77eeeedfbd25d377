import { adviser, adviserOfAny, either, host, hostOfAny, team } from '#kernel/identity/policy.ts';

/** Who may do what here, one line an act. What is of one file is asked of her standing to it, not here. */
export const ventureActs = {
	/** Files, for whoever accompanies some. */
	accompany: adviserOfAny,
	/** The organisation is the one that would keep it. */
	open: adviser,
	/** How many there are, and nothing of what stands in them. */
	count: team,
	/** Questions and referrals: whoever answers some, and the team for how many wait. */
	answer: either(adviserOfAny, team),
	/** Who answers questions for an organisation. */
	welcome: either(team, host, adviser),
	welcomeAny: either(team, hostOfAny, adviserOfAny),
	/** Asks somebody to be a mentor, for an organisation as its adviser. */
	inviteMentor: either(team, adviser),
	/** Writes down what others offer. */
	keepCalls: either(team, adviserOfAny),
	/** Who is a mentor, and was asked. */
	seeMentors: either(team, adviserOfAny),
	/** Asks designers and studios for something, or answers, and has something tried out, for an organisation. */
	brief: host,
	/** What reaches the organisations that one answers for. */
	seeBriefs: either(team, hostOfAny)
};
