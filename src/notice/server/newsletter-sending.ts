import { personByEmail } from '#kernel/identity/server/persons.ts';
import type { Job } from '#kernel/module.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { post } from '#kernel/server/mail.ts';
import type { Locale } from '#kernel/words.ts';
import { gather, markOfHub } from './newsletter-gather.ts';
import { newsletterById } from './newsletter-issues.ts';
import { forReader, type Rendered, render } from './newsletter-letter.ts';
import { active, pauseRefused } from './newsletter-list.ts';
import { stopLink } from './newsletter-subscribers.ts';
import { within } from './newsletter-tables.ts';

const BATCH = 50;
/** Stands for the sectors of hers that a letter does not know: she chose, so she does not get all. */
const OF_NONE = '';

/**
 * The job that writes a newsletter to everybody, fifty letters in a transaction. Each letter is written with the line that says so: whatever breaks off,
 * the next attempt goes on where this one ended, and nobody gets it twice.
 */
export const newsletterJob: Job = {
	async run({ id }) {
		const its = await newsletterById(String(id));
		if (!its.startedAt || its.finishedAt) return;
		await transaction(pauseRefused);
		const told = await gather(its.blocks);
		const written = { subject: its.subject, told, mark: await markOfHub() };
		const known = new Set(told.flatMap(({ sectors }) => sectors));
		const rendered = new Map<string, Promise<Rendered | null>>();
		const made = ({ locale, sectors }: Pick<Reader, 'locale' | 'sectors'>): Promise<Rendered | null> => {
			// of her sectors, those that this letter knows tell hers from another's
			const chosen = sectors.length ? [...sectors.filter((one) => known.has(one)).sort(), OF_NONE] : [];
			const key = [locale, ...chosen].join(' ');
			const letter = rendered.get(key) ?? render(written, { locale, sectors: chosen });
			rendered.set(key, letter);
			return letter;
		};
		while (await transaction((tx) => batch(tx, its.id, its.startedAt ?? new Date(), made)));
		await within(db)
			.updateTable('notice.newsletter')
			.set({ finishedAt: new Date() })
			.where('id', '=', its.id)
			.execute();
	}
};

/** @returns how many letters were written; none means that all are. */
async function batch(
	tx: Tx,
	newsletter: string,
	startedAt: Date,
	made: (reader: Reader) => Promise<Rendered | null>
): Promise<number> {
	const waiting = await active(tx)
		.select(['id', 'email', 'locale', 'sectors'])
		.where('confirmedAt', '<=', startedAt)
		.where((row) =>
			row.not(
				row.exists(
					row
						.selectFrom('notice.newsletterDelivery as d')
						.select('d.mail')
						.whereRef('d.subscriber', '=', 'notice.subscriber.id')
						.where('d.newsletter', '=', newsletter)
				)
			)
		)
		.orderBy('id')
		.limit(BATCH)
		.execute();
	for (const reader of waiting) await write(tx, newsletter, reader, await made(reader));
	return waiting.length;
}

type Reader = Readonly<{ id: string; email: string; locale: Locale; sectors: readonly string[] }>;

async function write(
	tx: Tx,
	newsletter: string,
	{ id, email, locale }: Reader,
	rendered: Rendered | null
): Promise<void> {
	const mine = await within(tx)
		.insertInto('notice.newsletterDelivery')
		.values({ newsletter, subscriber: id, mail: null })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	// a letter that would tell her nothing is none; the line says that she was thought of
	if (!mine.numInsertedOrUpdatedRows || !rendered) return;
	const link = stopLink(id, locale);
	const mail = await post(tx, {
		to: email,
		locale,
		person: (await personByEmail(tx, email))?.id ?? null,
		words: 'people',
		...forReader(rendered, link),
		// RFC 8058: the mail program's own button stops it, without a page
		headers: {
			'List-Unsubscribe': `<${link}>`,
			'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
			Precedence: 'bulk'
		}
	});
	await within(tx)
		.updateTable('notice.newsletterDelivery')
		.set({ mail })
		.where('newsletter', '=', newsletter)
		.where('subscriber', '=', id)
		.execute();
}
