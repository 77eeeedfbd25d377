import type {} from '#kernel/facts.ts';

declare module '#kernel/facts.ts' {
	interface Facts {
		'identity.role_granted': { role: string };
		'identity.role_revoked': { role: string };
		'identity.consented': { purpose: string };
		'identity.consent_withdrawn': { purpose: string };
	}
}
