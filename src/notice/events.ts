declare module '#kernel/facts.ts' {
	interface Facts {
		/** The organisers wrote to those who registered: the object is the occurrence, the context its offering. The words are not told. */
		'notice.wrote': { letters: number };
		/** The object is the subscriber, known by an id alone. */
		'notice.subscribed': { locale: string };
		'notice.unsubscribed': { reason: 'link' | 'account' | 'desk' };
		/** The object is the newsletter. */
		'notice.newsletter_sent': { recipients: number };
	}
}
