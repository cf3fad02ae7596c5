-- The versions of what answered, as bundles tell them; nobody noted them of earlier answers.

ALTER TABLE answers ADD COLUMN engine TEXT NOT NULL DEFAULT 'unknown';
ALTER TABLE answers ADD COLUMN corpus TEXT NOT NULL DEFAULT 'unknown';
