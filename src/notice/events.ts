declare module '#kernel/facts.ts' {
	interface Facts {
		/** The organisers wrote to those who registered: the object is the occurrence, the context its offering. The words are not told. */
		'notice.wrote': { letters: number };
		/** The team wrote to those of a saved list, the object, who asked for it. The words are not told. */
		'notice.wrote_to_list': { letters: number };
		/** The object is the subscriber, known by an id alone. */
		'notice.subscribed': { locale: string };
		'notice.unsubscribed': { reason: 'link' | 'account' | 'desk' };
		/** The object is the newsletter. */
		'notice.newsletter_sent': { recipients: number };
	}
}
