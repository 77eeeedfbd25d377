import { upcoming } from '#agenda/server';
import { newsSince } from '#editorial/server';
import { transaction } from '#kernel/server/db.ts';
import { addNewsletter, NewsletterSchema } from '#notice/server';
import { ago } from './calendar.ts';
import type { Demonstration } from './shapes.ts';

const [AHEAD_DAYS, SEANCES] = [35, 4];
const DAY_MS = 86_400_000;

/** A newsletter that is being written: words, a picture, what is new and what is next, and a part for the readers of one sector. */
export async function tellNewsletter({ editorial }: Demonstration): Promise<void> {
	const { subject, opening, news: newsTitle, agenda, sector, button } = editorial.newsletter;
	const until = new Date(Date.now() + AHEAD_DAYS * DAY_MS);
	const news = (await newsSince(ago(AHEAD_DAYS))).toReversed();
	const picture = news.flatMap((one) => one.picture ?? [])[0];
	const seances = (await upcoming({ from: new Date(), to: until, limit: SEANCES })).map(({ occurrence }) => occurrence);
	const sectors: string[] = [];
	const given = NewsletterSchema.parse({
		subject,
		until: until.toISOString().slice(0, 10),
		blocks: [
			{ kind: 'text', sectors, words: opening },
			...(picture ? [{ kind: 'picture', sectors, picture, caption: picture.alt, url: '/news' }] : []),
			{ kind: 'title', sectors, words: newsTitle },
			...news.map(({ id }) => ({ kind: 'news', id })),
			{ kind: 'title', sectors, words: agenda },
			...seances.map(({ id }) => ({ kind: 'occurrence', id })),
			{ kind: 'text', sectors: [sector.slug], words: sector.words },
			{ kind: 'button', sectors, words: button, url: '/agenda' }
		]
	});
	await transaction((tx) => addNewsletter(tx, given));
}
