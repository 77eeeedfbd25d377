import { z } from 'zod';

const port = z.coerce.number().int().min(1).max(65_535);
const url = (...protocols: string[]) =>
	z.url().refine((text) => protocols.includes(new URL(text).protocol), {
		error: `must begin with ${protocols.join('// or ')}//`
	});

/** Every setting of the program; docs/operate.md explains each one, and a test compares the two. */
const Settings = z.object({
	PORT: port.default(3000),
	HOST: z.string().min(1).default('127.0.0.1'),
	PUBLIC_URL: url('http:', 'https:').optional(),
	DATA_DIR: z.string().min(1).default('data'),
	DATABASE_URL: url('postgres:', 'postgresql:').optional(),
	NATS_URL: url('nats:', 'tls:').optional(),
	SECRET: z.string().min(32, { error: 'needs at least 32 characters' }).optional(),
	SMTP_URL: url('smtp:', 'smtps:').optional(),
	MAIL_FROM: z.string().min(3).default('Creative Valley <hub@localhost>'),
	INBOX_DOMAIN: z
		.string()
		.regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, { error: 'must be a name of the DNS, in lower case' })
		.optional(),
	INBOX_PORT: port.optional(),
	INBOX_HOST: z.string().min(1).default('127.0.0.1'),
	INBOX_CERT: z.string().min(1).optional(),
	INBOX_KEY: z.string().min(1).optional(),
	DNS_SERVER: z.string().min(2).optional(),
	TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
	METRICS_TOKEN: z.string().min(16, { error: 'needs at least 16 characters' }).optional(),
	BACKUP_HOURS: z.coerce.number().min(0).max(8784).default(26),
	PRIVATE_CALENDARS: z.enum(['on', 'off']).default('off'),
	FILM_GIGABYTES: z.coerce.number().min(0.01).max(1000).default(8),
	RATE_LIMITS: z.enum(['on', 'off']).default('on'),
	LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
	SHUTDOWN_SECONDS: z.coerce.number().int().min(1).max(120).default(10)
});

export type Settings = Readonly<z.infer<typeof Settings>>;

/** The names of all settings, in the order of the table. */
export const settingNames = Object.keys(Settings.shape);

/**
 * Reads the settings from an environment; an empty value counts as absent.
 * @throws {Error} naming every wrong setting, its value and what it should be (secrets are not repeated).
 */
export function readSettings(environment: Record<string, string | undefined>): Settings {
	const given = Object.fromEntries(
		settingNames.filter((name) => environment[name]).map((name) => [name, environment[name]])
	);
	const result = Settings.safeParse(given);
	if (result.success) return result.data;
	const lines = result.error.issues.map(({ path, message }) => {
		const name = String(path[0]);
		return `  ${name}=${/SECRET|TOKEN|URL/.test(name) ? '…' : given[name]} — ${message}`;
	});
	throw new Error(`These settings are wrong:\n${lines.join('\n')}\nThe table of settings is in docs/operate.md.`);
}
