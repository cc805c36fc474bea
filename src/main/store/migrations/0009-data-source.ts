import type { Migration } from './migration';

/** Where the stored market comes from: invented companies and real ones must never share a folder. */
export const DATA_SOURCE: Migration = {
  version: 9,
  name: '0009-data-source',
  up: /* sql */ `
CREATE TABLE data_source (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  kind TEXT NOT NULL CHECK (kind IN ('avanza', 'this-computer'))
) STRICT;

-- What was stored before this table was: the log says whom it came from.
INSERT INTO data_source (only_row, kind)
SELECT 1, CASE WHEN host = 'www.avanza.se' THEN 'avanza' ELSE 'this-computer' END
FROM request_log
WHERE status = 200 AND EXISTS (SELECT 1 FROM instrument)
ORDER BY request_id DESC LIMIT 1;
`,
};
