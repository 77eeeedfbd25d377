declare module '#kernel/facts.ts' {
	interface Facts {
		/** Something stands somewhere and will be observed. `target`: whose it is. */
		'sensing.thing_made': { seen: string };
		/** It is called otherwise, stands elsewhere, is shown to others, or is looked after by somebody else. */
		'sensing.thing_changed': { seen: string };
		/** It is observed no more; what was stays. */
		'sensing.thing_retired': Record<never, never>;
		'sensing.thing_resumed': Record<never, never>;
		'sensing.thing_removed': Record<never, never>;
		/** One more value is observed there. `context`: the thing. */
		'sensing.stream_made': { everySeconds: number };
		'sensing.stream_changed': { everySeconds: number };
		'sensing.stream_removed': Record<never, never>;
		/** Nothing came for three intervals. */
		'sensing.fell_silent': { everySeconds: number };
		'sensing.came_back': { silentMinutes: number };
		/** Beyond a value for as long as was said; `context`: the threshold. */
		'sensing.crossed': { side: string; minutes: number };
		'sensing.uncrossed': { side: string; minutes: number };
	}
}
