import type { Words } from '#kernel/words.ts';
import type { OrganizationCard } from '#network';

export type ChallengeState = 'proposed' | 'open' | 'taken' | 'closed' | 'trashed';

/** A question that an organisation puts to teams (« défi d'entreprise »). */
export type Challenge = Readonly<{
	id: string;
	slug: string;
	organization: OrganizationCard;
	title: Words;
	question: Words;
	context: Words | null;
	/** What it gives: data, time, a room, a prize. */
	gives: Words | null;
	/** The last day to take it, as an ISO date. */
	untilDay: string | null;
	/** Whom to ask, as the public may see it. */
	contact: string | null;
	acceptedAt: Date | null;
	closedAt: Date | null;
	deletedAt: Date | null;
	fictional: boolean;
	teams: number;
}>;

/** A team that has taken a challenge, and what came of it. Its members are named to nobody here. */
export type Team = Readonly<{
	id: string;
	challenge: string;
	cohort: string | null;
	name: string;
	takenAt: Date;
	result: Words | null;
	url: string | null;
	fileName: string | null;
	/** When its result was shown to everybody. */
	publishedAt: Date | null;
	members: number;
}>;

/** Where a challenge stands on a day; it is `closed` by hand, or once the day to take it is over and nobody has. */
export function challengeState(
	{ acceptedAt, closedAt, deletedAt, untilDay, teams }: Omit<Challenge, 'organization'>,
	today: string
): ChallengeState {
	if (deletedAt) return 'trashed';
	if (!acceptedAt) return 'proposed';
	if (closedAt) return 'closed';
	if (teams) return 'taken';
	return untilDay && today > untilDay ? 'closed' : 'open';
}

/** Whether another team may take it. */
export const mayBeTaken = (
	{ acceptedAt, closedAt, deletedAt, untilDay }: Omit<Challenge, 'organization'>,
	today: string
): boolean => acceptedAt !== null && !closedAt && !deletedAt && (!untilDay || today <= untilDay);
