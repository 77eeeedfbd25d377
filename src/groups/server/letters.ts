import { href } from '#kernel/address.ts';
import { type By, ref } from '#kernel/facts.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { hostsOf } from '#kernel/identity/server/roles.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { post } from '#kernel/server/mail.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { longDate, noonOf } from '#kernel/time.ts';
import { say } from '#kernel/words.ts';
import { m } from '#messages';
import type { Group } from './reading.ts';
import { circle, work } from './topics.ts';

/** What somebody hears of who joins a group. */
type OfCircle = 'lead_invited' | 'invited' | 'asked' | 'joined' | 'declined' | 'left' | 'led' | 'person_asked';
/** What somebody hears of what is done there. */
const ofWork = ['task', 'decided', 'promised', 'delivered', 'accepted', 'returned', 'due'] as const;
type Letter = OfCircle | (typeof ofWork)[number];

/** What whoever is out of it by this reads all the same: nothing of the group is in it but its title. */
const parting: readonly Letter[] = ['declined', 'left'];

/** `who`: an organisation; `what`: a task, a decision or a deliverable; `quoted`: what somebody wrote; `once`: she hears of it once. */
type About = Readonly<{
	letter: Letter;
	who?: string;
	what?: string;
	day?: string | null;
	quoted?: string;
	once?: string;
}>;

/** Writes to each of those who answer for an organisation, but to who does it herself. */
export async function writeToHosts(tx: Tx, organization: string, group: Group, about: About, by: By): Promise<void> {
	for (const person of await hostsOf([organization], tx)) await writeTo(tx, person, group, about, by);
}

/** Writes to a person of a group, in her own rhythm; never to who does it herself. */
export async function writeTo(
	tx: Tx,
	person: string,
	group: Group,
	about: About,
	{ actor, source }: By
): Promise<void> {
	if (source === 'demo' || actor?.id === person) return;
	const reader = await personById(person, tx);
	if (!reader?.email || reader.erasedAt) return;
	const { locale, name, email } = reader;
	const { letter, who = '', what = '', day, quoted, once } = about;
	const { name: hubName, timeZone } = await hub();
	const said = {
		...{ title: say(group.title, locale).text, who, what },
		day: day ? longDate(noonOf(day), locale, timeZone) : ''
	};
	const isWork = (ofWork as readonly Letter[]).includes(letter);
	const page = isWork ? (letter === 'decided' ? '/decisions' : '/work') : '';
	const gist = [
		m[`groups_letter_${letter}`](said, { locale }),
		...(quoted ? [quoted] : []),
		publicUrl() + href(`/me/groups/${group.id}${page}`, locale)
	].join('\n\n');
	await post(tx, {
		...{ to: email, person, locale, words: 'people', confidential: true },
		wordsOf: quoted && actor?.kind === 'person' ? actor.id : null,
		told: {
			topic: isWork ? work : circle,
			...{ gist, ...(parting.includes(letter) ? {} : { about: ref('group', group.id) }), ...(once ? { once } : {}) }
		},
		subject: m[`groups_letter_${letter}_subject`](said, { locale }).replace(/[\r\n]+/g, ' '),
		text: [m.web_hello_name({ name }, { locale }), gist, `${hubName}\n`].join('\n\n')
	});
}
