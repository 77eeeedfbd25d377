import { challengeState } from '../../index.ts';
import { challengesShown, challengeTeamsOf, todayHere } from '../../server/index.ts';

/** The challenges that an organisation gives, with the results that are public. */
export async function challengesOfOrganization(organization: string) {
	const [challenges, today] = await Promise.all([challengesShown(organization), todayHere()]);
	const results = (await challengeTeamsOf(challenges.map(({ id }) => id))).filter(({ publishedAt }) => publishedAt);
	return challenges.map((one) => ({
		...one,
		state: challengeState(one, today),
		results: results.filter(({ challenge }) => challenge === one.id)
	}));
}
