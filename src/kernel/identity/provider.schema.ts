import { z } from 'zod';

const domain = z
	.string()
	.max(253)
	.regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, { error: 'identity_provider_domains_wrong' });

/** Where people may sign in from outside, as its form says it. `domains`: the ends of addresses for which its word counts. */
export const NewProvider = z.strictObject({
	name: z.string().trim().min(1, { error: 'identity_provider_name_missing' }).max(80),
	issuer: z
		.string()
		.trim()
		.max(300)
		.refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && !new URL(text).search, {
			error: 'identity_provider_issuer_wrong'
		}),
	clientId: z.string().trim().min(1, { error: 'identity_provider_client_missing' }).max(200),
	organization: z.uuid({ error: 'identity_provider_organization_missing' }),
	domains: z.array(domain).min(1, { error: 'identity_provider_domains_wrong' }).max(40),
	enabled: z.boolean()
});
export type NewProvider = Readonly<z.infer<typeof NewProvider>>;
