/** What a fact is about: a person, an organisation, a séance … and its identifier. */
export type Ref = Readonly<{ kind: string; id: string }>;

export const ref = (kind: string, id: string): Ref => ({ kind, id });

/** Where a change was made. */
export type Source = 'web' | 'door' | 'import' | 'job' | 'demo' | 'desk' | 'api';

/** Who changes something, where, and when if not now: what the fact of the change tells of it. `actor` is null when the program does it, or nobody who is known. */
export type By = Readonly<{ actor: Ref | null; source: Source; at?: Date }>;

/**
 * The verbs of the log, one line each: `'agenda.scheduled': { minutes: number }`.
 * Every module adds its own in its `events.ts`; the detail holds only scalars that name nobody.
 */
export interface Facts {
	'kernel.opened': { demo: boolean };
	/** Its name, words, colour …, or a change of them taken back. */
	'kernel.settings_changed': Record<never, never>;
}

export type Verb = keyof Facts & string;

/** One row of the log as its readers see it. */
export type Fact<V extends Verb = Verb> = {
	[K in V]: Readonly<{
		position: number;
		id: string;
		verb: K;
		version: number;
		actor: Ref | null;
		object: Ref;
		target: Ref | null;
		context: Ref | null;
		place: string | null;
		at: Date;
		recordedAt: Date;
		source: Source;
		detail: Facts[K];
		corrects: string | null;
	}>;
}[V];
