/** What somebody is asked before an act that cannot be undone. */
export type Question = Readonly<{
	/** Asks for the act by its name: « Annuler cette séance ? ». */
	title: string;
	/** What it will do, with its figures. */
	says: readonly string[];
	/** What the button that does it says: the act, never « OK ». */
	yes: string;
	/** Whether what it takes away is kept somewhere, so that it is not for good. */
	kept?: boolean;
}>;

/** A question as a page shows it. */
export type Asked = Question &
	Readonly<{
		/** Where « yes » is sent, with the stamp of what was said. */
		action: string;
		/** What was sent, to be sent again. */
		fields: readonly Readonly<{ name: string; value: string }>[];
		/** Whether something has changed since the same was asked before. */
		changed: boolean;
	}>;
