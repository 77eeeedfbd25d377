/** How a choice is taken on a page. */
export type Way = Readonly<{
	/** Whether the page plays by itself already. */
	live(): boolean;
	choose(entry: string): void;
	/** The address of the page after a choice, for a visitor; without it a form is sent. */
	href?: (entry: string) => string;
}>;
