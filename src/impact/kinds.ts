/** What somebody declares of an enterprise, a site or a trail. */
export const declarationKinds = [
	...(['size', 'founded', 'grant', 'instrument', 'staff_before', 'staff_after', 'alive'] as const),
	...(['site', 'visitors_before', 'visitors'] as const)
] as const;
export type DeclarationKind = (typeof declarationKinds)[number];

export const aboutKinds = ['organization', 'place', 'trail'] as const;
export type AboutKind = (typeof aboutKinds)[number];

export const declaredSizes = ['micro', 'small', 'medium', 'large'] as const;

/** What a declaration's number is: none, cents, hundredths of a full-time job, or visitors. */
export const countedIn: Readonly<Record<DeclarationKind, 'cents' | 'jobs' | 'visitors' | null>> = {
	...{ size: null, founded: null, alive: null, site: null, grant: 'cents', instrument: 'cents' },
	...{ staff_before: 'jobs', staff_after: 'jobs', visitors_before: 'visitors', visitors: 'visitors' }
};

/** What something can be declared of. */
export const isAbout = (kind: DeclarationKind, about: AboutKind): boolean =>
	['site', 'visitors_before', 'visitors'].includes(kind) === ['place', 'trail'].includes(about);
