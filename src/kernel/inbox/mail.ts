/** Whether a message comes from whom it says. `none`: its domain says nothing about who may write in its name; `later`: the names could not be asked now. */
export type Authentication = 'pass' | 'none' | 'fail' | 'later';

export type Party = Readonly<{ name: string; address: string }>;

/** What somebody who is invited has said. */
export type InvitedAnswer = 'asked' | 'accepted' | 'declined' | 'tentative';

/** What a calendar part says (iTIP, RFC 5546). Times are ISO. */
export type CalendarSaid = Readonly<{
	method: string;
	uid: string;
	sequence: number;
	stamp: string | null;
	title: string;
	where: string;
	from: string | null;
	until: string | null;
	attendees: readonly Readonly<{ address: string; answer: InvitedAnswer }>[];
}>;

/** From whom a message was that was passed on. `at`: as it was said there. */
export type Forwarded = Readonly<Party & { at: string | null; subject: string | null }>;

/** A document that came along, as it lies on the disk until it is kept. */
export type MailDocument = Readonly<{ name: string; mediaType: string; path: string; bytes: number }>;

/** A message as it was read: bounded, without what hides in it, and without any address that letters may go to. */
export type Mail = Readonly<{
	authentication: Authentication;
	from: Party;
	/** To whom else it went. */
	to: readonly string[];
	subject: string;
	messageId: string | null;
	/** When it says that it was written; ISO. */
	at: string | null;
	/** Written by a program. */
	automatic: boolean;
	/** It has gone round. */
	loops: boolean;
	text: string;
	/** What its sender wrote herself: without what it answers, and without her signature. */
	own: string;
	/** What it answers, or passes on. */
	quoted: string | null;
	forwarded: Forwarded | null;
	calendar: CalendarSaid | null;
	documents: readonly MailDocument[];
	/** How many documents were more than are kept. */
	leftOut: number;
}>;
