import type {} from '#kernel/facts.ts';

declare module '#kernel/facts.ts' {
	interface Facts {
		/** An address of somebody's program is told what happens, from now on, or no longer; not which address. */
		'programs.endpoint_added': Record<never, never>;
		'programs.endpoint_closed': Record<never, never>;
		/** It answered for days no more, or said that it is gone. */
		'programs.endpoint_paused': { why: string };
	}
}
