import type { OrganizationKind } from './kinds.ts';

declare module '#kernel/facts.ts' {
	interface Facts {
		/** The object is the organisation. */
		'network.joined': { kind: OrganizationKind; fictional: boolean };
	}
}
