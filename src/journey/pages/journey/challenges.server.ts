import { rowOf } from '#agenda';
import { offeringCards, upcomingOf } from '#agenda/server';
import { type Locale, said } from '#kernel/words.ts';
import { holdsPlace } from '#participation';
import { bookingsOf } from '#participation/server';
import { type MyQuest, questsOf } from '../../server/index.ts';
import { wordsOfVersion } from './told.server.ts';

const SHOWN = 3;

/** The challenges of a story for its player: what is missing of each, and where and when it can be done next. */
export async function challengesOf(person: string, story: string, version: string, locale: Locale) {
	const [quests, { story: told, word }, booked] = await Promise.all([
		questsOf(person, story, locale),
		wordsOfVersion(version, locale),
		bookedBy(person)
	]);
	const order = (chapter: string): number => told.chapters.findIndex(({ id }) => id === chapter);
	const inOrder = quests.toSorted((a, b) => order(a.chapter) - order(b.chapter));
	return Promise.all(
		inOrder.map(async ({ activities, ...quest }) => ({
			...quest,
			chapter: word(`chapter.${quest.chapter}`),
			title: word(`quest.${quest.key}`),
			how: word(`quest.${quest.key}.how`),
			occasions: quest.state === 'closed' ? [] : await occasions(activities, booked, locale),
			pages: await pagesOf(activities, locale)
		}))
	);
}

/** A challenge with all that its page says of it. */
export type Challenge = Awaited<ReturnType<typeof challengesOf>>[number];
export type Occasion = Challenge['occasions'][number];

async function bookedBy(person: string): Promise<Set<string>> {
	const held = (await bookingsOf(person)).filter(({ seats }) => seats.some(({ state }) => holdsPlace(state)));
	return new Set(held.map(({ subject }) => subject.id));
}

/** The next séances of some activities to which one can still come, the soonest first. */
async function occasions(activities: MyQuest['activities'], booked: ReadonlySet<string>, locale: Locale) {
	const cards = [...(await offeringCards(activities)).values()].filter(({ publishedAt }) => publishedAt);
	const found = await Promise.all(cards.map(({ slug }) => upcomingOf({ offering: slug }, SHOWN)));
	return found
		.flat()
		.filter(({ occurrence }) => occurrence.status === 'scheduled')
		.toSorted((a, b) => a.occurrence.startsAt.getTime() - b.occurrence.startsAt.getTime())
		.slice(0, SHOWN)
		.map((listing) => ({ ...rowOf(listing, locale), booked: booked.has(listing.occurrence.id) }));
}

async function pagesOf(activities: MyQuest['activities'], locale: Locale) {
	const cards = [...(await offeringCards(activities)).values()].filter(({ publishedAt }) => publishedAt);
	return cards.map(({ slug, title }) => ({ slug, title: said(title, locale) }));
}
