import type { Fact, Ref } from './facts.ts';
import type { Given, Period } from './given.ts';
import type { KeyKind } from './identity/server/keys.ts';
import type { Front, Noun } from './noun.ts';
import type { Section } from './section.ts';
import type { Upcaster } from './server/activity/versions.ts';
import type { Announcement } from './server/announcement.ts';
import type { db, Tx } from './server/db.ts';
import type { FindLetterbox } from './server/inbox/letterboxes.ts';
import type { OpenData } from './server/open-data.ts';
import type { Operation, Scope } from './server/operation.ts';
import type { Proof } from './server/proofs.ts';
import type { Topic } from './topic.ts';
import type { Waiting } from './waiting.ts';

/** Work that time starts or that must be tried again; `cron` is in UTC. */
export type Job = {
	run: (data: Record<string, unknown>) => Promise<void>;
	cron?: string;
	retryLimit?: number;
};

/** What a module brings: the table of contents that `src/modules.ts` lists. */
export type Module = {
	name: string;
	/** The parts of the hub that it brings and the team puts on or off; what is of none of them is always there. */
	sections?: readonly Section[];
	/** The kinds of things that it keeps. */
	nouns?: readonly Noun[];
	/** Its public pages that are no noun's. */
	fronts?: readonly Front[];
	/** What of it anybody may read as data. */
	open?: readonly OpenData[];
	/** What a program can do with it by a key. */
	operations?: readonly Operation[];
	/** What a key may be used for that no operation below `/api/v1` asks for. */
	scopes?: readonly Scope[];
	/** What of its facts programs of others may be told. */
	announces?: readonly Announcement[];
	/** What of it waits for the team. */
	waits?: readonly Waiting[];
	/** What people are told about in their own rhythm. */
	topics?: readonly Topic[];
	/** What an address that letters may go to leads to. */
	letterbox?: FindLetterbox;
	/** The kinds of keys that open something of it to whoever holds one. */
	keys?: readonly KeyKind[];
	/** Readers of the log, by the name of their cursor. */
	readers?: Record<string, (tx: Tx, facts: readonly Fact[]) => Promise<void>>;
	/** Queries of one value that is another one when people see something else though no fact says so: how far a reader has come that writes what they see. */
	tells?: readonly string[];
	/** Queries of one `timestamptz`: the first instant after `$1` at which something that people see changes by itself. */
	moments?: readonly string[];
	/** Whether somebody here has asked an address in: it may have an account though only who is invited may. */
	invites?: (on: Tx | typeof db, email: string) => Promise<boolean>;
	jobs?: Record<string, Job>;
	upcast?: Record<string, Upcaster>;
	/** All that the module keeps about a person, by noun. */
	export?: (person: string) => Promise<Record<string, unknown[]>>;
	/** The same of what the team does not read: it is given to nobody but herself. */
	exportOwn?: (person: string) => Promise<Record<string, unknown[]>>;
	/** What the module knows that an organisation gave the hub, or received from it, of what was over in a period. */
	bond?: (organization: string, period: Period, on: Tx | typeof db) => Promise<readonly Given[]>;
	/** Gives what the module keeps about a person, or about an organisation, to another one: both are the same. Run against the arrows. */
	merge?: (tx: Tx, from: Ref, into: Ref) => Promise<void>;
	/** What of a person operations paid for, so that their auditor may ask who she was: it is kept under seal when she is erased, and she is told so. */
	proofs?: (person: string, on: Tx | typeof db) => Promise<readonly Proof[]>;
	/** Removes what names a person; rows that count stay. Run against the arrows, in one transaction. */
	erase?: (tx: Tx, person: string) => Promise<void>;
};
