import type { Words } from '#kernel/words.ts';

/** A person in an organisation; days as ISO 8601 has them, null when not known or not over. */
export type Affiliation = Readonly<{
	id: string;
	person: string;
	personName: string;
	/** The address of her page, when she has made one public. */
	personSlug: string | null;
	organization: string;
	organizationSlug: string;
	organizationName: string;
	role: Words;
	since: string | null;
	until: string | null;
	public: boolean;
}>;

export type ClaimState = 'waiting' | 'accepted' | 'refused';

/** « This is my organisation », as the team reads it. */
export type Claim = Readonly<{
	id: string;
	organization: string;
	organizationSlug: string;
	organizationName: string;
	person: string;
	personName: string;
	personEmail: string | null;
	message: string;
	state: ClaimState;
	reason: string | null;
	createdAt: Date;
	decidedAt: Date | null;
}>;
