import { href } from '#kernel/address.ts';
import type { Fact, Ref } from '#kernel/facts.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { personOf } from '#kernel/server/activity/pseudonym.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { post } from '#kernel/server/mail.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { span } from '#kernel/time.ts';
import { type Locale, say, type Words } from '#kernel/words.ts';
import { m } from '#messages';
import type {} from '../events.ts';
import { meetingById } from './meetings/meetings.ts';
import { goalTitle } from './quests/saying.ts';
import { coachOfReview } from './reviews/reviews.ts';
import { news as newsTopic } from './topics.ts';

const HOUR = 3_600_000;

/** A letter of the journey: what happened, to whom, what it is about, and where it is answered. */
type Matter = Readonly<{
	letter:
		| 'asked'
		| 'accepted'
		| 'declined'
		| 'withdrawn'
		| 'confirm'
		| 'listed'
		| 'review'
		| 'reviewed'
		| 'testimony'
		| 'closed'
		| 'reopened';
	to: string | null;
	page: string;
	/** Who, or what, by name: a challenge's title is in several languages. */
	name?: string | Words;
	at?: Date | null;
	words?: string | null;
}>;

/** Reader of the log: one letter for each news of a meeting, a review or a challenge, in its reader's language. A demonstration writes none. */
export async function writeLetters(tx: Tx, facts: readonly Fact[]): Promise<void> {
	for (const fact of facts) {
		if (!fact.verb.startsWith('journey.') || fact.source === 'demo') continue;
		const matter = (await meetingMatter(tx, fact)) ?? (await reviewMatter(tx, fact)) ?? (await otherMatter(tx, fact));
		// whoever does something knows it
		if (matter?.to && matter.to !== (await behind(tx, fact.actor))) await write(tx, matter);
	}
}

const behind = async (tx: Tx, given: Ref | null): Promise<string | null> =>
	given?.kind === 'person' ? personOf(tx, given.id) : null;

async function meetingMatter(tx: Tx, { verb, object }: Fact): Promise<Matter | null> {
	if (object.kind !== 'meeting') return null;
	const meeting = await meetingById(object.id, tx);
	if (!meeting) return null;
	const { person, hostPerson, hostName, at, reply } = meeting;
	// who asks, and for what, she reads on the page: a letter carries nothing that somebody wrote who is a stranger to her
	const toHost = { to: hostPerson, page: '/me/journey/meetings', at };
	const toPlayer = { to: person, page: '/me/journey/meetings', name: hostName ?? '—', at };
	if (verb === 'journey.meeting_asked') return { ...toHost, letter: 'asked' };
	if (verb === 'journey.meeting_withdrawn') return { ...toHost, letter: 'withdrawn' };
	if (verb === 'journey.meeting_accepted') return { ...toPlayer, letter: 'accepted' };
	return verb === 'journey.meeting_declined' ? { ...toPlayer, letter: 'declined', words: reply } : null;
}

async function reviewMatter(tx: Tx, { verb, object, target }: Fact): Promise<Matter | null> {
	if (verb === 'journey.review_asked') {
		const coach = await coachOfReview(object.id, tx);
		return { letter: 'review', to: coach, page: '/me/journey/reviews' };
	}
	if (verb !== 'journey.canvas_reviewed') return null;
	return { letter: 'reviewed', to: await behind(tx, target), page: '/me/journey' };
}

async function otherMatter(tx: Tx, { verb, object, target }: Fact): Promise<Matter | null> {
	if (verb === 'journey.host_listed')
		return { letter: 'listed', to: await behind(tx, target), page: '/me/journey/meetings' };
	if (verb === 'journey.testimony_given')
		return { letter: 'testimony', to: await behind(tx, target), page: '/me/journey/competences' };
	if (verb !== 'journey.quest_closed' && verb !== 'journey.quest_reopened') return null;
	const letter = verb === 'journey.quest_closed' ? 'closed' : 'reopened';
	return { letter, to: await behind(tx, target), page: '/me/journey', name: await goalTitle(object.id, tx) };
}

/** Asks both sides of a meeting whether it took place, once, as far as they have not said. */
export async function askWhetherHeld(tx: Tx, meeting: string): Promise<void> {
	const found = await meetingById(meeting, tx);
	if (!found) return;
	const { person, personName, hostPerson, hostName, at, personSays, hostSays } = found;
	const about = { letter: 'confirm', page: '/me/journey/meetings', at } as const;
	if (personSays === null) await write(tx, { ...about, to: person, name: hostName ?? '—' });
	if (hostSays === null) await write(tx, { ...about, to: hostPerson, name: personName });
}

async function write(tx: Tx, matter: Matter): Promise<void> {
	const reader = matter.to ? await personById(matter.to, tx) : null;
	if (!reader?.email || reader.erasedAt) return;
	const { locale, email } = reader;
	const its = await hub();
	const said = { locale };
	const values = { name: nameIn(matter.name, locale), date: dateOf(matter.at, locale, its.timeZone) };
	const gist = [
		m[`journey_letter_${matter.letter}`](values, said),
		matter.words ? `« ${matter.words} »` : null,
		`${m.journey_letter_page({}, said)}\n${publicUrl()}${href(matter.page, locale)}`
	];
	const paragraphs = [
		m.journey_letter_hello({ name: reader.name }, said),
		...gist,
		m.journey_letter_why({ hub: its.name, email: its.contact.email }, said)
	];
	const subject = m[`journey_subject_${matter.letter}`](values, said).replace(/[\r\n]+/g, ' ');
	const text = `${paragraphs.filter(Boolean).join('\n\n')}\n`;
	const told = isNews(matter.letter) && {
		told: { topic: newsTopic, gist: gist.filter(Boolean).join('\n\n') }
	};
	await post(tx, { to: email, locale, person: reader.id, words: 'people', subject, text, ...told });
}

/** An appointment is between two people: each must know of it. */
const isNews = (letter: Matter['letter']): boolean =>
	['review', 'reviewed', 'testimony', 'closed', 'reopened', 'confirm'].includes(letter);

const nameIn = (name: Matter['name'], locale: Locale): string =>
	typeof name === 'object' ? say(name, locale).text : (name ?? '');

const dateOf = (at: Date | null | undefined, locale: Locale, timeZone: string): string =>
	at ? span(at, new Date(at.getTime() + HOUR), locale, timeZone) : '';
