import type {} from '#kernel/facts.ts';
import type { Decision, Reason } from './report.ts';

declare module '#kernel/facts.ts' {
	interface Facts {
		/** The object is what was reported, the context of the decision the report. Neither says what was written, nor by whom. */
		'moderation.reported': { reason: Reason };
		'moderation.decided': { decision: Decision };
	}
}
