import { afterAll } from 'vitest';
import { dropTestDatabases } from './database.ts';

// vitest runs this anew for each test file, also where files share their modules
afterAll(dropTestDatabases);
