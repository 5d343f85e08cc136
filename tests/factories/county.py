"""A county of many enterprises, made in SQL: names from a table of characters, one contact each, an issue for every fifth.

For a test's own database alone: triggers rest and indexes are built afterwards, which takes seconds instead of minutes.
"""

from __future__ import annotations

from django.db import connection
from pypinyin import lazy_pinyin

from tests.factories.world import World

# The first characters are common in names, the last one is rare: it stands in one name of a thousand.
BRANDS = "金鑫华泰恒源盛达宏兴瑞丰祥和永安东方新光明德信诚立中天海龙凤山河谷润玉林森"
PRODUCTS = ["铜业", "食品", "机械", "纺织", "化工", "家具", "包装", "光电", "医药", "汽配"]
RARE = "麒"
TABLES = ("enterprises_enterprise", "enterprises_contact", "assistance_issue")


def grow(world: World, to: int) -> None:
    """Let the county have ``to`` enterprises beside the cast's, and measure them for the planner."""
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        cursor.execute("SELECT count(*) FROM enterprises_enterprise WHERE uscc LIKE 'N%%'")
        [there] = cursor.fetchone()
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY(%s) AND indexdef LIKE '%%USING gin%%'",
            [list(TABLES)],
        )
        indexes = cursor.fetchall()
        for name, _definition in indexes:
            cursor.execute(f"DROP INDEX {name}")
        cursor.execute("ALTER TABLE enterprises_enterprise DROP CONSTRAINT IF EXISTS enterprise_uscc_is_valid")
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        facts = {
            "brands": [*BRANDS], "brands_py": lazy_pinyin(BRANDS), "products": PRODUCTS,
            "products_py": ["".join(lazy_pinyin(product)) for product in PRODUCTS],
            "first": there + 1, "last": to, "chain": world.chain.pk, "township": world.township.pk, "rare": RARE,
            "rare_py": lazy_pinyin(RARE)[0], "category": world.category.pk, "office": world.office.pk,
        }  # fmt: skip
        for statement in (_ENTERPRISES, _CONTACTS, _ISSUES):
            cursor.execute(statement, facts)
        for _name, definition in indexes:
            cursor.execute(definition)
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        cursor.execute("SET default_statistics_target = 400")  # so many that no row is left out by chance
        cursor.execute("ANALYZE")
        cursor.execute("RESET default_statistics_target")


_ENTERPRISES = """
INSERT INTO enterprises_enterprise (id, version, created_at, updated_at, body_digest, uscc, name, short_name, name_en, pinyin,
    initials, grams, latin_key, township_id, address, industry_class, size, chain_id, role, is_key, status, status_reason)
SELECT gen_random_uuid(), 1, now(), now(), '', code, '阳谷' || short || '有限公司', short, '', py, initials,
    search_grams('阳谷' || short || '有限公司'),
    '|yanggu' || py || 'youxiangongsi|yg' || initials || 'yxgs|' || py || '|' || initials || '|' || lower(code),
    %(township)s, '', '', '', %(chain)s, '', n %% 97 = 0, 'OPERATING', ''
FROM (
    SELECT n, 'N' || lpad((n * 7919 %% 1000003)::text, 7, '0') || upper(substr(md5(n::text), 1, 10)) AS code,
        brand || product AS short, brand_py || product_py AS py,
        left(a_py, 1) || left(b_py, 1) || left(product_py, 1) || 'y' AS initials
    FROM (
        SELECT n, a || b AS brand, a_py || b_py AS brand_py, a_py, b_py,
            (%(products)s::text[])[1 + n %% 10] AS product, (%(products_py)s::text[])[1 + n %% 10] AS product_py
        FROM (
            SELECT n, (%(brands)s::text[])[1 + n * 31 %% 37] AS a, (%(brands_py)s::text[])[1 + n * 31 %% 37] AS a_py,
                CASE WHEN n %% 1000 = 7 THEN %(rare)s ELSE (%(brands)s::text[])[1 + n * 17 / 37 %% 37] END AS b,
                CASE WHEN n %% 1000 = 7 THEN %(rare_py)s ELSE (%(brands_py)s::text[])[1 + n * 17 / 37 %% 37] END AS b_py
            FROM generate_series(%(first)s, %(last)s) AS n
        ) AS letters
    ) AS words
) AS rows
"""
_CONTACTS = """
INSERT INTO enterprises_contact (id, version, created_at, updated_at, body_digest, enterprise_id, name, latin_name, post, phone,
    email, is_preferred, grams, latin_key, archived_reason)
SELECT gen_random_uuid(), 1, now(), now(), '', id, name, '', '', '', '', true,
    search_grams(name), '|' || pinyin, ''
FROM (SELECT id, left(short_name, 2) AS name, pinyin FROM enterprises_enterprise WHERE uscc LIKE 'N%%') AS fresh
WHERE NOT EXISTS (SELECT 1 FROM enterprises_contact there WHERE there.enterprise_id = fresh.id)
"""
_ISSUES = """
INSERT INTO assistance_issue (id, version, created_at, updated_at, body_digest, number, enterprise_id, source, title,
    category_id, description, urgency, status, raised_by_id, due_on, due_is_provisional, due_from, due_days, is_common,
    returns, reopened, extension_state, suspension_class, escalation_level, outcome, answer)
SELECT gen_random_uuid(), 1, now(), now(), '', '1800-' || lpad((%(first)s + row_number() OVER ())::text, 7, '0'), id,
    'OFFICE', short_name || '用电增容 630 kVA', %(category)s, '', 'NORMAL', 'SUBMITTED',
    %(office)s, current_date, false, current_date, 0, false, 0, 0, 'NONE', '', 0, '', ''
FROM (
    SELECT id, short_name, row_number() OVER (ORDER BY id) AS place FROM enterprises_enterprise WHERE uscc LIKE 'N%%'
) AS chosen
WHERE place %% 5 = 0 AND NOT EXISTS (SELECT 1 FROM assistance_issue there WHERE there.enterprise_id = chosen.id)
"""
