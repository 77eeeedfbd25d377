import type { Module } from '#kernel/module.ts';
import { m } from '#messages';
import { forgetSubscriber, subscriptionOf } from './newsletter-list.ts';
import { followConsents } from './newsletter-reader.ts';
import { newsletterJob } from './newsletter-sending.ts';
import { erasePerson } from './persons.ts';
import { tellBookings } from './reader.ts';
import { remind } from './reminders.ts';
import { remindReservations } from './reservation-reminders.ts';
import { tellReservations } from './reservations.ts';

/** Letters are the kernel's outbox: it keeps, exports and erases them. */
export const notice: Module = {
	name: 'notice',
	nouns: [
		{ kind: 'newsletter', name: m.notice_noun_newsletter },
		{ kind: 'subscriber', name: m.notice_noun_subscriber }
	],
	readers: {
		'notice.bookings': tellBookings,
		'notice.reservations': tellReservations,
		'notice.consents': followConsents
	},
	jobs: {
		'notice.remind': { run: () => remind(), cron: '*/15 * * * *' },
		'notice.remind_reservations': { run: () => remindReservations(), cron: '7/15 * * * *' },
		'notice.newsletter': newsletterJob
	},
	export: async (person) => ({ newsletter: await subscriptionOf(person) }),
	erase: async (tx, person) => {
		await erasePerson(tx, person);
		await forgetSubscriber(tx, person);
	}
};
