import { href } from '#kernel/address.ts';
import type { Fact } from '#kernel/facts.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { personOf } from '#kernel/server/activity/pseudonym.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { post } from '#kernel/server/mail.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { longDate } from '#kernel/time.ts';
import { say } from '#kernel/words.ts';
import { m } from '#messages';
import { bookingsOfSeats } from '#participation/server';
import type { Outcome } from '../../programmes/admission.ts';
import type { Application } from '../../programmes/application.ts';
import { applicationById } from './applications.ts';
import { cohortById } from './cohorts.ts';
import { programmeById } from './programmes.ts';
import { within } from './tables.ts';

/** What a candidate hears by letter: what she did, and what became of it. */
const news = {
	'participation.submitted': 'submitted',
	'participation.offered': 'offered',
	'participation.waitlisted': 'waiting',
	'participation.declined': 'declined',
	'participation.expired': 'expired',
	'participation.confirmed': 'enrolled'
} as const;
type News = (typeof news)[keyof typeof news];

/** Reader of the log: one letter to a candidate for each news of her place, and one to whoever is asked to read, in their languages. A demonstration writes none. */
export async function tellCandidates(tx: Tx, facts: readonly Fact[]): Promise<void> {
	for (const fact of facts) {
		if (fact.verb === 'learning.reader_named') await tellReader(tx, fact);
		const what = newsOf(fact);
		if (!what) continue;
		const [booking] = await bookingsOfSeats([fact.object.id], tx);
		const row =
			booking &&
			(await within(tx)
				.selectFrom('learning.application')
				.select('id')
				.where('booking', '=', booking.id)
				.executeTakeFirst());
		if (row) await tell(tx, await applicationById(row.id, tx), what, booking.seats[0]?.offeredUntil ?? null);
	}
}

function newsOf({ verb, source, context, detail }: Fact): News | null {
	if (context?.kind !== 'cohort' || source === 'demo' || !(verb in news)) return null;
	// whoever declines herself knows it
	if (verb === 'participation.declined' && 'by' in detail && detail.by === 'party') return null;
	return news[verb as keyof typeof news];
}

/** The words of a decision go with the letter of that decision only: who waited is offered a place later. */
const outcomes: Partial<Record<News, Outcome>> = { offered: 'accepted', waiting: 'waiting', declined: 'declined' };

async function tell(tx: Tx, application: Application, what: News, until: Date | null): Promise<void> {
	const { email, locale, person, name, id } = application;
	if (!email) return;
	// an offer that was answered meanwhile needs no answer
	if (what === 'offered' && !until) return;
	const cohort = await cohortById(application.cohort, tx);
	const [{ title }, its] = [await programmeById(cohort.programme, tx), await hub()];
	const programme = `${say(title, locale).text}, ${cohort.name}`;
	const page = what === 'enrolled' ? `/me/programmes/${cohort.id}` : `/me/programmes/application/${id}`;
	const date = until ? longDate(until, locale, its.timeZone) : '';
	const said = { locale };
	const paragraphs = [
		m.programmes_letter_hello({ name: name ?? '' }, said),
		m[`programmes_letter_${what}`]({ programme, date }, said),
		application.outcome === outcomes[what] ? application.words : null,
		`${m.programmes_letter_page({}, said)}\n${publicUrl()}${href(page, locale)}`,
		m.programmes_letter_why({ hub: its.name, email: its.contact.email }, said)
	];
	const subject = m[`programmes_subject_${what}`]({ programme }, said).replace(/[\r\n]+/g, ' ');
	const text = `${paragraphs.filter(Boolean).join('\n\n')}\n`;
	await post(tx, { to: email, locale, person, words: 'people', subject, text });
}

/** Whoever names herself knows it. */
async function tellReader(tx: Tx, { source, object, target, actor }: Fact): Promise<void> {
	if (!target || source === 'demo' || target.id === actor?.id) return;
	const person = await personOf(tx, target.id);
	const reader = person ? await personById(person, tx) : null;
	if (!reader?.email) return;
	const { id, cohort: of } = await applicationById(object.id, tx);
	const cohort = await cohortById(of, tx);
	const [{ title }, its] = [await programmeById(cohort.programme, tx), await hub()];
	const { locale, name, email } = reader;
	const said = { locale };
	const programme = `${say(title, locale).text}, ${cohort.name}`;
	const paragraphs = [
		m.programmes_letter_hello({ name }, said),
		m.programmes_letter_reader({ programme, hub: its.name }, said),
		`${m.programmes_letter_page({}, said)}\n${publicUrl()}${href(`/me/programmes/reading/${id}`, locale)}`
	];
	const subject = m.programmes_subject_reader({ programme }, said).replace(/[\r\n]+/g, ' ');
	const text = `${paragraphs.join('\n\n')}\n`;
	await post(tx, { to: email, locale, person: reader.id, words: 'people', subject, text });
}
