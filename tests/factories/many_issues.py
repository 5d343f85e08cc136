"""A county with many issues, made in SQL: for a test's own database alone, since triggers rest meanwhile.

Nine of ten are closed, as after some years; the rest stand in every status. What is rare in life is rare here.
"""

from __future__ import annotations

from django.db import connection

from tests.factories.world import World

TABLE = "assistance_issue"


def fill(world: World, to: int) -> None:
    """Let the county have ``to`` issues of the enterprises that ``county.grow`` made, and measure them for the planner."""
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        cursor.execute(f"SELECT count(*) FROM {TABLE}")
        [there] = cursor.fetchone()
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s AND indexdef !~ 'UNIQUE'", [TABLE]
        )
        indexes = cursor.fetchall()
        for name, _definition in indexes:
            cursor.execute(f"DROP INDEX {name}")
        cursor.execute(f"ALTER TABLE {TABLE} DISABLE TRIGGER USER")
        cursor.execute(_ISSUES, {"first": there + 1, "last": to, "office": world.office.pk, "unit": world.unit.pk})
        for _name, definition in indexes:
            cursor.execute(definition)
        cursor.execute(f"ALTER TABLE {TABLE} ENABLE TRIGGER USER")
        cursor.execute(f"VACUUM ANALYZE {TABLE}")


_ISSUES = """
INSERT INTO assistance_issue (id, version, created_at, updated_at, body_digest, number, enterprise_id, source, title,
    category_id, description, urgency, status, raised_by_id, lead_unit_id, is_common, due_on, due_is_provisional, due_from,
    due_days, returns, reopened, extension_state, extension_wanted_on, extension_asked_at, suspension_class, review_on,
    days_left, escalation_level, outcome, answer, answered_at, closed_at)
SELECT gen_random_uuid(), 3, raised, raised + interval '9 days', '', '17' || lpad((n / 100000)::text, 2, '0') || '-' || n, firm,
    (ARRAY['VISIT', 'VISIT', 'SPECIALIST', 'OFFICE', 'ENTERPRISE'])[1 + n * 41 %% 5],
    '第' || n || CASE WHEN n * 29 %% 101 < 3 THEN '件用电增容' ELSE '件其他事项' END,
    category, '', CASE WHEN n * 53 %% 97 < 5 THEN 'URGENT' ELSE 'NORMAL' END, status, %(office)s,
    CASE WHEN status = 'SUBMITTED' THEN NULL ELSE unit END, n %% 1500 = 0, (raised + interval '14 days')::date, false,
    raised::date, 10, CASE WHEN n %% 400 = 0 THEN 1 ELSE 0 END, CASE WHEN n %% 700 = 0 THEN 1 ELSE 0 END,
    CASE WHEN status = 'IN_PROGRESS' AND n %% 3 = 0 THEN 'ASKED' ELSE 'NONE' END, current_date + 9, now(),
    CASE WHEN status = 'SUSPENDED' THEN 'PLANNING' ELSE '' END,
    CASE WHEN status = 'SUSPENDED' THEN current_date + (n %% 20 - 10)::int END, CASE WHEN status = 'SUSPENDED' THEN 5 END,
    CASE WHEN n %% 900 = 0 THEN 3 ELSE 0 END, CASE WHEN over THEN 'SOLVED' ELSE '' END,
    CASE WHEN over THEN 'done' ELSE '' END, CASE WHEN over THEN raised END, CASE WHEN status = 'CLOSED' THEN raised END
FROM (
    SELECT n, now() - (n * 31 %% 1500) * interval '1 day' AS raised, status, status IN ('ANSWERED', 'CLOSED') AS over,
        firms[1 + n * 7919 %% cardinality(firms)] AS firm, units[1 + n * 31 %% cardinality(units)] AS unit,
        categories[1 + n * 17 %% cardinality(categories)] AS category
    FROM (
        SELECT n, CASE WHEN n * 37 %% 89 > 8 THEN 'CLOSED' ELSE
            (ARRAY['SUBMITTED', 'ASSIGNED', 'IN_PROGRESS', 'SUSPENDED', 'ANSWERED'])[1 + n %% 5] END AS status
        FROM generate_series(%(first)s, %(last)s) AS n
    ) AS numbers,
    (SELECT array_agg(id ORDER BY uscc) AS firms FROM enterprises_enterprise WHERE merged_into_id IS NULL) AS enterprises,
    (SELECT array_agg(id ORDER BY code) AS units FROM accounts_unit) AS all_units,
    (SELECT array_agg(id ORDER BY code) AS categories FROM assistance_category) AS all_categories
) AS rows
"""
