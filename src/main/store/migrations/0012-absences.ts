import type { Migration } from './migration';

/**
 * Why names have no row, with each set. Explanations are kept of the newest day only, and without them neither a day
 * that is computed again nor two days far apart would tell the same reasons as at the time.
 */
export const ABSENCES: Migration = {
  version: 12,
  name: '0012-absences',
  up: /* sql */ `
-- One letter per instrument at the place of its number: f = a limit or a figure, p = a place too low, - or nothing =
-- outside the universe, or with a row. Null: not recorded, for a set from before this column.
ALTER TABLE strategy_run ADD COLUMN absences TEXT CHECK (absences NOT GLOB '*[^-fp]*');

-- The sets of the newest days still have their explanations. Of a combination (heldByLists) the tests of its lists decide.
WITH RECURSIVE place (number) AS (
  SELECT 1 UNION ALL SELECT number + 1 FROM place WHERE number < (SELECT max(number) FROM instrument)
), failed AS (
  SELECT e.strategy_id, e.params_hash, e.as_of, i.number, e.filters,
    json_extract(e.filters, '$[#-1].name') AS test
  FROM signal_explanation AS e JOIN instrument AS i USING (orderbook_id)
  WHERE json_extract(e.filters, '$[#-1].passed') = 0
), of_list AS (
  SELECT f.strategy_id, f.params_hash, f.number, t.key,
    substr(t.value ->> 'name', instr(t.value ->> 'name', ':') + 1) AS test
  FROM failed AS f, json_each(f.filters) AS t
  WHERE f.test = 'heldByLists' AND t.value ->> 'passed' = 0 AND instr(t.value ->> 'name', ':') > 0
), decisive AS (
  SELECT strategy_id, params_hash, as_of, number, CASE WHEN test <> 'heldByLists' THEN test ELSE (
    SELECT o.test FROM of_list AS o
    WHERE o.strategy_id = failed.strategy_id AND o.params_hash = failed.params_hash AND o.number = failed.number
    ORDER BY o.test <> 'rank', o.key LIMIT 1) END AS test
  FROM failed
), letter AS (
  SELECT strategy_id, params_hash, as_of, number, CASE
    WHEN test = 'rank' THEN 'p'
    WHEN test IN ('marketPlace', 'instrumentType', 'currency', 'sector', 'recentPrice', 'tradable', 'shareClass') THEN '-'
    ELSE 'f' END AS letter
  FROM decisive
), explained AS (
  SELECT DISTINCT strategy_id, params_hash, as_of FROM signal_explanation
), of_set AS (
  SELECT s.strategy_id, s.params_hash, s.as_of,
    rtrim(group_concat(coalesce(l.letter, '-'), '' ORDER BY p.number), '-') AS absences
  FROM explained AS s CROSS JOIN place AS p
    LEFT JOIN letter AS l ON l.strategy_id = s.strategy_id AND l.params_hash = s.params_hash AND l.number = p.number
  GROUP BY s.strategy_id, s.params_hash, s.as_of
)
UPDATE strategy_run AS r SET absences = s.absences FROM of_set AS s
WHERE r.strategy_id = s.strategy_id AND r.params_hash = s.params_hash AND r.as_of = s.as_of
  AND r.engine_version = (SELECT max(engine_version) FROM strategy_run AS v
                          WHERE v.strategy_id = r.strategy_id AND v.params_hash = r.params_hash AND v.as_of = r.as_of);
`,
};
