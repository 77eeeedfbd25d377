import { vi } from 'vitest';

// each file finds the program as it is at its start; what the program is built from (node_modules) stays loaded
vi.resetModules();
