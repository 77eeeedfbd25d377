/** What tells browsers and systems apart in what they say of themselves; the first that is found, since most also name others. */
const browsers = [
	['Edge', /\bEdg(?:e|A|iOS)?\//],
	['Opera', /\bOPR\//],
	['Samsung Internet', /\bSamsungBrowser\//],
	['Firefox', /\b(?:Firefox|FxiOS)\//],
	['Chrome', /\b(?:Chrome|Chromium|CriOS|HeadlessChrome)\//],
	['Safari', /\bSafari\//]
] as const;

const systems = [
	['iPhone', /\biPhone\b/],
	['iPad', /\biPad\b/],
	['Android', /\bAndroid\b/],
	['ChromeOS', /\bCrOS\b/],
	['Windows', /\bWindows\b/],
	['Mac', /\bMac OS X\b|\bMacintosh\b/],
	['Linux', /\bLinux\b/]
] as const;

/** The device behind a `User-Agent`, as its owner would call it: « Firefox, Windows »; empty for one that names neither. */
export function deviceOf(agent: string | null): string {
	const first = (known: readonly (readonly [string, RegExp])[]) =>
		known.find(([, says]) => says.test(agent ?? ''))?.[0];
	return [first(browsers), first(systems)].filter(Boolean).join(', ');
}
