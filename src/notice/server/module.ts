import type { Module } from '#kernel/module.ts';
import type { Section } from '#kernel/section.ts';
import { front } from '#kernel/server/nouns.ts';
import { m } from '#messages';
import { forgetSubscriber, subscriptionOf } from './newsletter-list.ts';
import { followConsents } from './newsletter-reader.ts';
import { newsletterJob } from './newsletter-sending.ts';
import { erasePerson } from './persons.ts';
import { tellBookings } from './reader.ts';
import { remind } from './reminders.ts';
import { tellHosts } from './requests.ts';
import { remindReservations } from './reservation-reminders.ts';
import { tellReservations } from './reservations.ts';
import { reminders, requests } from './topics.ts';

const newsletter: Section = {
	key: 'newsletter',
	name: m.newsletter_title,
	text: m.notice_section,
	paths: ['/newsletter'],
	// whoever subscribed can always stop, and finish what she began
	promised: ['/newsletter/confirm', '/newsletter/stop'],
	desk: ['/desk/newsletter'],
	ahead: 'select count(*)::int from notice.newsletter where started_at is not null and finished_at is null',
	nouns: [
		{ kind: 'newsletter', name: m.notice_noun_newsletter },
		{ kind: 'subscriber', name: m.notice_noun_subscriber }
	],
	fronts: [front('/newsletter', 'agenda', m.newsletter_public_title, m.newsletter_public_text)]
};

/** Letters are the kernel's outbox: it keeps, exports and erases them. */
export const notice: Module = {
	name: 'notice',
	topics: [reminders, requests],
	sections: [newsletter],
	readers: {
		'notice.bookings': tellBookings,
		'notice.reservations': tellReservations,
		'notice.consents': followConsents
	},
	jobs: {
		'notice.remind': { run: () => remind(), cron: '*/15 * * * *' },
		'notice.remind_reservations': { run: () => remindReservations(), cron: '7/15 * * * *' },
		'notice.requests': { run: () => tellHosts(), cron: '4/15 * * * *' },
		'notice.newsletter': newsletterJob
	},
	export: async (person) => ({ newsletter: await subscriptionOf(person) }),
	erase: async (tx, person) => {
		await erasePerson(tx, person);
		await forgetSubscriber(tx, person);
	}
};
