import type {} from '#kernel/facts.ts';

declare module '#kernel/facts.ts' {
	interface Facts {
		/** The object is the show, the context its séance. */
		'stage.prepared': { stations: number };
		/** It was made by mistake: its séance is no show any more. */
		'stage.unmade': Record<never, never>;
		'stage.started': { stations: number };
		/** What it came to; `viewers`: the most that watched at once. */
		'stage.ended': {
			minutes: number;
			viewers: number;
			ballots: number;
			messages: number;
			questions: number;
			polls: number;
		};
		/** The object is the film. */
		'stage.film_added': { bytes: number };
		/** It can be shown from now on. */
		'stage.film_ready': Record<never, never>;
		/** Its captions, or that it is in the trash. */
		'stage.film_changed': Record<never, never>;
		/** How a station is called and what it looks like; the object is the station. */
		'stage.station_changed': Record<never, never>;
		/** A right of reply that was asked for; the object is the request. */
		'stage.reply_asked': Record<never, never>;
		'stage.reply_decided': { granted: boolean };
		/** Polls are off for an election; the object is the period. */
		'stage.silence_set': { hours: number };
	}
}
