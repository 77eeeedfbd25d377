import type {} from '#kernel/facts.ts';

declare module '#kernel/facts.ts' {
	interface Facts {
		'identity.role_granted': { role: string };
		'identity.role_revoked': { role: string };
		/** A key that opens something to whoever holds it: of which kind. */
		'identity.key_made': { kind: string };
		'identity.key_ended': { kind: string };
		/** Her codes and keys, which she lost. */
		'identity.second_factor_forgotten': Record<string, never>;
		/** She signs in through a partner from now on: the target is the organisation. */
		'identity.linked': Record<string, never>;
		/** She is kept out, or let in again; not why. */
		'identity.suspended': Record<string, never>;
		'identity.reinstated': Record<string, never>;
		/** The object is the person who stays, the target the one who turned out to be her. */
		'identity.merged': Record<string, never>;
		/** What she is called, or how old she is; not what it was, nor what it is. */
		'identity.changed': Record<string, never>;
		/** She chose to whom she shows herself; not to whom. */
		'identity.visibility_chosen': Record<string, never>;
		/** The object is the erasure: nothing says whose. */
		'identity.erased': Record<string, never>;
		/** She chose when she is told of something. */
		'identity.rhythm_chosen': { topic: string; rhythm: string };
		/** Whether she has quiet hours; not which. */
		'identity.quiet_hours_chosen': { quiet: boolean };
		'identity.consented': { purpose: string };
		'identity.consent_withdrawn': { purpose: string };
	}
}
