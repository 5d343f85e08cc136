from decimal import Decimal

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
import uuid_utils.compat
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension
from django.db import migrations, models

import accounts.models.phones
from enterprises.rules import credit_codes, search_keys


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("accounts", "__first__"),
    ]

    operations = [
        BtreeGistExtension(),
        TrigramExtension(),
        migrations.RunSQL(credit_codes.SQL_FUNCTION, "DROP FUNCTION uscc_is_valid(text)"),
        migrations.RunSQL(
            search_keys.SQL_FUNCTIONS, "DROP FUNCTION search_grams(text); DROP FUNCTION issue_words(text, text)"
        ),
        migrations.CreateModel(
            name="Export",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("noun", models.CharField(max_length=20)),
                ("file_format", models.CharField(max_length=4)),
                ("query", models.CharField(blank=True, max_length=500)),
                ("rows", models.PositiveIntegerField()),
                ("with_phones", models.BooleanField(default=False)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["-at", "-id"], name="export_by_time")],
            },
        ),
        migrations.CreateModel(
            name="ImportBatch",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("kind", models.CharField(max_length=20, verbose_name="what it brings")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("UPLOADED", "Uploaded"),
                            ("CHECK_WANTED", "Being checked"),
                            ("CHECKED", "Checked"),
                            ("IMPORT_WANTED", "Being imported"),
                            ("IMPORTED", "Imported"),
                            ("UNDO_WANTED", "Being undone"),
                            ("FAILED", "Failed"),
                            ("DISCARDED", "Discarded"),
                            ("UNDONE", "Undone"),
                        ],
                        default="UPLOADED",
                        max_length=14,
                        verbose_name="state",
                    ),
                ),
                ("file_name", models.CharField(max_length=200, verbose_name="file name")),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                ("sheet", models.CharField(blank=True, max_length=80)),
                ("header_row", models.PositiveIntegerField(default=1)),
                ("headers", models.JSONField(default=list)),
                ("columns", models.JSONField(default=dict)),
                ("unit", models.CharField(blank=True, max_length=4, verbose_name="unit of money")),
                ("rows_total", models.PositiveIntegerField(default=0)),
                ("rows_done", models.PositiveIntegerField(default=0)),
                ("failure", models.CharField(blank=True, max_length=40)),
                ("lease_until", models.DateTimeField(blank=True, null=True)),
                ("fence", models.PositiveIntegerField(default=0)),
                ("deaths", models.PositiveSmallIntegerField(default=0)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["-created_at", "-id"], name="import_by_time"),
                    models.Index(
                        condition=models.Q(("state__in", ["CHECK_WANTED", "IMPORT_WANTED", "UNDO_WANTED"])),
                        fields=["created_at"],
                        name="import_wanted",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "UPLOADED",
                                    "CHECK_WANTED",
                                    "CHECKED",
                                    "IMPORT_WANTED",
                                    "IMPORTED",
                                    "UNDO_WANTED",
                                    "FAILED",
                                    "DISCARDED",
                                    "UNDONE",
                                ],
                            )
                        ),
                        name="import_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "FAILED"), models.Q(("failure", ""), _negated=True)),
                            models.Q(models.Q(("state", "FAILED"), _negated=True), ("failure", "")),
                            _connector="OR",
                        ),
                        name="import_failed_if_and_only_if_it_says_how",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="row")),
                ("cells", models.JSONField(default=list)),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("CREATE", "New"),
                            ("CHANGE", "Changed"),
                            ("LEAVE", "As it is"),
                            ("ERROR", "Cannot be imported"),
                        ],
                        max_length=8,
                    ),
                ),
                ("problems", models.JSONField(default=list)),
                ("changes", models.JSONField(default=dict)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("subject_id", models.UUIDField(blank=True, null=True)),
                ("before", models.JSONField(default=dict)),
                ("version", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rows", to="enterprises.importbatch"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["batch", "verdict", "number"], name="import_row_by_verdict")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("verdict__in", ["CREATE", "CHANGE", "LEAVE", "ERROR"])),
                        name="row_verdict_is_known",
                    ),
                    models.UniqueConstraint(fields=("batch", "number"), name="row_is_once_in_an_import"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Track",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("code", models.CharField(max_length=20, unique=True, verbose_name="code")),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=80, verbose_name="English name")),
                ("place", models.PositiveSmallIntegerField(default=0, verbose_name="place in lists")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Level",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("code", models.CharField(max_length=30, unique=True, verbose_name="code")),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=120, verbose_name="English name")),
                (
                    "scope",
                    models.CharField(
                        choices=[
                            ("COUNTY", "County"),
                            ("CITY", "City"),
                            ("PROVINCE", "Province"),
                            ("NATION", "Nation"),
                        ],
                        max_length=8,
                        verbose_name="granted by",
                    ),
                ),
                ("place", models.PositiveSmallIntegerField(verbose_name="place in the track")),
                (
                    "track",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="levels", to="enterprises.track"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("scope__in", ["COUNTY", "CITY", "PROVINCE", "NATION"])),
                        name="level_scope_is_known",
                    ),
                    models.UniqueConstraint(fields=("track", "place"), name="level_has_its_own_place_in_the_track"),
                ],
            },
        ),
        migrations.CreateModel(
            name="LevelEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("code", models.CharField(max_length=30, verbose_name="code")),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=120, verbose_name="English name")),
                (
                    "scope",
                    models.CharField(
                        choices=[
                            ("COUNTY", "County"),
                            ("CITY", "City"),
                            ("PROVINCE", "Province"),
                            ("NATION", "Nation"),
                        ],
                        max_length=8,
                        verbose_name="granted by",
                    ),
                ),
                ("place", models.PositiveSmallIntegerField(verbose_name="place in the track")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="enterprises.level",
                    ),
                ),
                (
                    "track",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.track",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LevelRule",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("edition", models.CharField(max_length=20, verbose_name="edition")),
                ("starts_on", models.DateField(verbose_name="in force from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "validity",
                    models.CharField(
                        choices=[
                            ("YEARS", "a number of years"),
                            ("CALENDAR_YEAR", "until the end of the calendar year"),
                            ("UNLIMITED", "without an end"),
                        ],
                        max_length=14,
                        verbose_name="lasts",
                    ),
                ),
                ("years", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="years")),
                (
                    "update_month",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="yearly update by: month"),
                ),
                (
                    "update_day",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="yearly update by: day"),
                ),
                (
                    "reminder_months",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(), blank=True, default=list, size=None
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="source")),
                (
                    "level",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rules", to="enterprises.level"
                    ),
                ),
                (
                    "needs",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="enterprises.level",
                        verbose_name="comes after",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("validity__in", ["YEARS", "CALENDAR_YEAR", "UNLIMITED"])),
                        name="rule_validity_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("validity", "YEARS"), ("years__gte", 1), ("years__isnull", False)),
                            models.Q(models.Q(("validity", "YEARS"), _negated=True), ("years__isnull", True)),
                            _connector="OR",
                        ),
                        name="rule_says_how_many_years",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("update_day__isnull", True), ("update_month__isnull", True)),
                            models.Q(
                                ("update_day__isnull", False),
                                ("update_day__range", (1, 31)),
                                ("update_month__isnull", False),
                                ("update_month__range", (1, 12)),
                            ),
                            _connector="OR",
                        ),
                        name="rule_names_a_day_of_the_year",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True), ("ends_on__gt", models.F("starts_on")), _connector="OR"
                        ),
                        name="rule_ends_after_the_start",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("level", "="),
                            (models.Func(models.F("starts_on"), models.F("ends_on"), function="daterange"), "&&"),
                        ],
                        name="level_has_one_rule_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LevelRuleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("edition", models.CharField(max_length=20, verbose_name="edition")),
                ("starts_on", models.DateField(verbose_name="in force from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "validity",
                    models.CharField(
                        choices=[
                            ("YEARS", "a number of years"),
                            ("CALENDAR_YEAR", "until the end of the calendar year"),
                            ("UNLIMITED", "without an end"),
                        ],
                        max_length=14,
                        verbose_name="lasts",
                    ),
                ),
                ("years", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="years")),
                (
                    "update_month",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="yearly update by: month"),
                ),
                (
                    "update_day",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="yearly update by: day"),
                ),
                (
                    "reminder_months",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(), blank=True, default=list, size=None
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="source")),
                (
                    "level",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.level",
                    ),
                ),
                (
                    "needs",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.level",
                        verbose_name="comes after",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="enterprises.levelrule",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TrackEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("code", models.CharField(max_length=20, verbose_name="code")),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=80, verbose_name="English name")),
                ("place", models.PositiveSmallIntegerField(default=0, verbose_name="place in lists")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="enterprises.track",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Chain",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("slug", models.SlugField(max_length=40, verbose_name="address")),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=80, verbose_name="English name")),
                (
                    "strategy",
                    models.CharField(
                        choices=[
                            ("STRENGTHEN", "Strengthen"),
                            ("FILL", "Fill gaps"),
                            ("EXTEND", "Extend"),
                            ("BUILD", "Build"),
                        ],
                        default="STRENGTHEN",
                        max_length=12,
                        verbose_name="strategy",
                    ),
                ),
                (
                    "lead_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="led_chains",
                        to="accounts.unit",
                        verbose_name="lead unit",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("strategy__in", ["STRENGTHEN", "FILL", "EXTEND", "BUILD"])),
                        name="chain_strategy_is_known",
                    ),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="chain_has_a_name"),
                    models.UniqueConstraint(fields=("name",), name="chain_name_is_unique"),
                    models.UniqueConstraint(fields=("slug",), name="chain_address_is_unique"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Enterprise",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("uscc", models.CharField(max_length=18, verbose_name="unified social credit code")),
                ("name", models.CharField(max_length=120, verbose_name="legal name")),
                ("short_name", models.CharField(blank=True, max_length=40, verbose_name="short name")),
                ("name_en", models.CharField(blank=True, max_length=160, verbose_name="English name")),
                ("pinyin", models.CharField(editable=False, max_length=400)),
                ("initials", models.CharField(editable=False, max_length=120)),
                (
                    "grams",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=2), default=list, editable=False, size=None
                    ),
                ),
                ("latin_key", models.TextField(editable=False)),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="address")),
                (
                    "industry_class",
                    models.CharField(blank=True, max_length=5, verbose_name="industry class (GB/T 4754-2017)"),
                ),
                (
                    "size",
                    models.CharField(
                        blank=True,
                        choices=[("LARGE", "Large"), ("MEDIUM", "Medium"), ("SMALL", "Small"), ("MICRO", "Micro")],
                        max_length=8,
                        verbose_name="size class",
                    ),
                ),
                (
                    "above_designated_since",
                    models.DateField(blank=True, null=True, verbose_name="above designated size since"),
                ),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ANCHOR", "Chain-leading enterprise"),
                            ("LEADING", "Leading enterprise"),
                            ("BACKBONE", "Backbone enterprise"),
                            ("SUPPORTING", "Supporting enterprise"),
                        ],
                        max_length=12,
                        verbose_name="role in the chain",
                    ),
                ),
                ("is_key", models.BooleanField(default=False, verbose_name="key enterprise")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("OPERATING", "Operating"),
                            ("SUSPENDED", "Suspended"),
                            ("CLOSED", "Closed"),
                            ("LOST_CONTACT", "Lost contact"),
                        ],
                        default="OPERATING",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("status_since", models.DateField(blank=True, null=True, verbose_name="in this status since")),
                (
                    "status_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="why it is in this status"),
                ),
                ("struck_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "chain",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enterprises",
                        to="enterprises.chain",
                        verbose_name="chain",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged_records",
                        to="enterprises.enterprise",
                    ),
                ),
                (
                    "township",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.unit",
                        verbose_name="township",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.unit",
                        verbose_name="development zone",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fields=["grams"], name="enterprise_by_grams"),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(models.F("latin_key"), name="gin_trgm_ops"),
                        name="enterprise_by_latin_key",
                    ),
                    models.Index(fields=["pinyin", "id"], name="enterprise_in_pinyin_order"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Func(models.F("uscc"), function="uscc_is_valid", output_field=models.BooleanField())
                        ),
                        name="enterprise_uscc_is_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["OPERATING", "SUSPENDED", "CLOSED", "LOST_CONTACT"])),
                        name="enterprise_status_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("size__in", ["", "LARGE", "MEDIUM", "SMALL", "MICRO"])),
                        name="enterprise_size_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["", "ANCHOR", "LEADING", "BACKBONE", "SUPPORTING"])),
                        name="enterprise_role_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("role", ""), ("chain__isnull", False), _connector="OR"),
                        name="enterprise_role_needs_a_chain",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="enterprise_has_a_name"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("struck_at__isnull", True)),
                        fields=("uscc",),
                        name="enterprise_uscc_is_unique",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into__isnull", True),
                            models.Q(("merged_into", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="enterprise_is_not_merged_into_itself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["CLOSED", "LOST_CONTACT"]), _negated=True),
                            models.Q(("status_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="enterprise_out_of_work_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Award",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                (
                    "scope",
                    models.CharField(
                        choices=[
                            ("COUNTY", "County"),
                            ("CITY", "City"),
                            ("PROVINCE", "Province"),
                            ("NATION", "Nation"),
                        ],
                        default="COUNTY",
                        max_length=8,
                        verbose_name="given by",
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=160, verbose_name="English name")),
                ("grade", models.CharField(blank=True, max_length=40, verbose_name="grade")),
                ("document_no", models.CharField(blank=True, max_length=60, verbose_name="document number")),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="awards", to="enterprises.enterprise"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("scope__in", ["COUNTY", "CITY", "PROVINCE", "NATION"])),
                        name="award_scope_is_known",
                    ),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="award_has_a_name"),
                    models.CheckConstraint(
                        condition=models.Q(("year__range", (1990, 2099))), name="award_is_of_our_time"
                    ),
                    models.UniqueConstraint(fields=("enterprise", "year", "name"), name="award_is_once_in_a_year"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("name", models.CharField(max_length=40, verbose_name="name")),
                ("latin_name", models.CharField(blank=True, max_length=80, verbose_name="name in Latin letters")),
                ("post", models.CharField(blank=True, max_length=60, verbose_name="post")),
                ("phone", accounts.models.phones.PhoneField(blank=True, max_length=16, verbose_name="phone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("is_preferred", models.BooleanField(default=False, verbose_name="first to call")),
                ("consented_on", models.DateField(blank=True, null=True, verbose_name="consented on")),
                (
                    "grams",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=2), default=list, editable=False, size=None
                    ),
                ),
                ("latin_key", models.TextField(default="", editable=False)),
                ("archived_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "archived_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="why no longer a contact"),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts",
                        to="enterprises.enterprise",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fields=["grams"], name="contact_by_grams"),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(models.F("latin_key"), name="gin_trgm_ops"),
                        name="contact_by_latin_key",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("phone", ""),
                            ("phone__regex", "^\\+86(1[3-9][0-9]{9}|(10|[2-9][0-9]{1,2})[2-9][0-9]{6,7})$"),
                            _connector="OR",
                        ),
                        name="contact_phone_is_normalised",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_preferred", True)),
                        fields=("enterprise",),
                        name="enterprise_has_one_preferred_contact",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("archived_at__isnull", True), ("is_preferred", False), _connector="OR"),
                        name="archived_contact_is_not_the_first_to_call",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("archived_at__isnull", True),
                            models.Q(("archived_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="archived_contact_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ContactEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("name", models.CharField(max_length=40, verbose_name="name")),
                ("latin_name", models.CharField(blank=True, max_length=80, verbose_name="name in Latin letters")),
                ("post", models.CharField(blank=True, max_length=60, verbose_name="post")),
                ("phone", accounts.models.phones.PhoneField(blank=True, max_length=16, verbose_name="phone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("is_preferred", models.BooleanField(default=False, verbose_name="first to call")),
                ("consented_on", models.DateField(blank=True, null=True, verbose_name="consented on")),
                ("archived_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "archived_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="why no longer a contact"),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="enterprises.contact",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.enterprise",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EnterpriseEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("uscc", models.CharField(max_length=18, verbose_name="unified social credit code")),
                ("name", models.CharField(max_length=120, verbose_name="legal name")),
                ("short_name", models.CharField(blank=True, max_length=40, verbose_name="short name")),
                ("name_en", models.CharField(blank=True, max_length=160, verbose_name="English name")),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="address")),
                (
                    "industry_class",
                    models.CharField(blank=True, max_length=5, verbose_name="industry class (GB/T 4754-2017)"),
                ),
                (
                    "size",
                    models.CharField(
                        blank=True,
                        choices=[("LARGE", "Large"), ("MEDIUM", "Medium"), ("SMALL", "Small"), ("MICRO", "Micro")],
                        max_length=8,
                        verbose_name="size class",
                    ),
                ),
                (
                    "above_designated_since",
                    models.DateField(blank=True, null=True, verbose_name="above designated size since"),
                ),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ANCHOR", "Chain-leading enterprise"),
                            ("LEADING", "Leading enterprise"),
                            ("BACKBONE", "Backbone enterprise"),
                            ("SUPPORTING", "Supporting enterprise"),
                        ],
                        max_length=12,
                        verbose_name="role in the chain",
                    ),
                ),
                ("is_key", models.BooleanField(default=False, verbose_name="key enterprise")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("OPERATING", "Operating"),
                            ("SUSPENDED", "Suspended"),
                            ("CLOSED", "Closed"),
                            ("LOST_CONTACT", "Lost contact"),
                        ],
                        default="OPERATING",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("status_since", models.DateField(blank=True, null=True, verbose_name="in this status since")),
                (
                    "status_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="why it is in this status"),
                ),
                ("struck_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "chain",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.chain",
                        verbose_name="chain",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.enterprise",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="enterprises.enterprise",
                    ),
                ),
                (
                    "township",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.unit",
                        verbose_name="township",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.unit",
                        verbose_name="development zone",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Figure",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "indicator",
                    models.CharField(
                        choices=[
                            ("OUTPUT", "Output value"),
                            ("VALUE_ADDED", "Value added"),
                            ("REVENUE", "Revenue"),
                            ("PROFIT", "Profit"),
                            ("TAX", "Tax"),
                            ("POWER", "Power use"),
                            ("EMPLOYEES", "Employees"),
                            ("EXPORT", "Export delivery value"),
                            ("RESEARCH", "Research and development"),
                        ],
                        max_length=12,
                        verbose_name="indicator",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("through_month", models.PositiveSmallIntegerField(verbose_name="January to month")),
                (
                    "value_cum",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=18, null=True, verbose_name="value since January"
                    ),
                ),
                (
                    "base_cum_comparable",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=18, null=True, verbose_name="last year, comparable"
                    ),
                ),
                (
                    "growth_official",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=8, null=True, verbose_name="official growth, %"
                    ),
                ),
                ("is_preliminary", models.BooleanField(default=False, verbose_name="preliminary")),
                ("source", models.CharField(blank=True, max_length=120, verbose_name="source")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="why it was corrected")),
                (
                    "chain",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="figures",
                        to="enterprises.chain",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="figures",
                        to="enterprises.enterprise",
                    ),
                ),
                (
                    "township",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.unit",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["year", "through_month", "indicator"], name="figure_of_a_period")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "indicator__in",
                                [
                                    "OUTPUT",
                                    "VALUE_ADDED",
                                    "REVENUE",
                                    "PROFIT",
                                    "TAX",
                                    "POWER",
                                    "EMPLOYEES",
                                    "EXPORT",
                                    "RESEARCH",
                                ],
                            )
                        ),
                        name="figure_indicator_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("through_month__range", (2, 12)), ("year__range", (1990, 2099))),
                        name="figure_period_is_january_to_a_month",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("chain__isnull", True), ("enterprise__isnull", True)),
                            models.Q(("enterprise__isnull", True), ("township__isnull", True)),
                            models.Q(("chain__isnull", True), ("township__isnull", True)),
                            _connector="OR",
                        ),
                        name="figure_speaks_of_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value_cum__isnull", False), ("growth_official__isnull", False), _connector="OR"
                        ),
                        name="figure_says_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("indicator", "VALUE_ADDED"), _negated=True),
                            models.Q(("base_cum_comparable__isnull", True), ("value_cum__isnull", True)),
                            _connector="OR",
                        ),
                        name="value_added_is_a_growth_alone",
                    ),
                    models.UniqueConstraint(
                        fields=("enterprise", "chain", "township", "indicator", "year", "through_month"),
                        name="figure_is_once_for_a_period",
                        nulls_distinct=False,
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FigureEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "indicator",
                    models.CharField(
                        choices=[
                            ("OUTPUT", "Output value"),
                            ("VALUE_ADDED", "Value added"),
                            ("REVENUE", "Revenue"),
                            ("PROFIT", "Profit"),
                            ("TAX", "Tax"),
                            ("POWER", "Power use"),
                            ("EMPLOYEES", "Employees"),
                            ("EXPORT", "Export delivery value"),
                            ("RESEARCH", "Research and development"),
                        ],
                        max_length=12,
                        verbose_name="indicator",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("through_month", models.PositiveSmallIntegerField(verbose_name="January to month")),
                (
                    "value_cum",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=18, null=True, verbose_name="value since January"
                    ),
                ),
                (
                    "base_cum_comparable",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=18, null=True, verbose_name="last year, comparable"
                    ),
                ),
                (
                    "growth_official",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=8, null=True, verbose_name="official growth, %"
                    ),
                ),
                ("is_preliminary", models.BooleanField(default=False, verbose_name="preliminary")),
                ("source", models.CharField(blank=True, max_length=120, verbose_name="source")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="why it was corrected")),
                (
                    "chain",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.chain",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.enterprise",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="enterprises.figure",
                    ),
                ),
                (
                    "township",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.unit",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PhoneReveal",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reveals", to="enterprises.contact"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["by", "-at"], name="reveal_by_a_person")],
            },
        ),
        migrations.CreateModel(
            name="Project",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("TECHNICAL_UPGRADE", "Technical upgrade"),
                            ("DIGITAL_MANUFACTURING", "Digital transformation of manufacturing"),
                            ("DIGITAL_ECONOMY", "Digital economy"),
                            ("GREEN", "Green"),
                            ("CORE_TECHNOLOGY", "Core-technology research"),
                        ],
                        max_length=22,
                        verbose_name="kind",
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        choices=[
                            ("COUNTY", "County"),
                            ("CITY", "City"),
                            ("PROVINCE", "Province"),
                            ("NATION", "Nation"),
                        ],
                        default="COUNTY",
                        max_length=8,
                        verbose_name="listed by",
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=160, verbose_name="English name")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("PLANNED", "Planned"),
                            ("UNDER_WAY", "Under way"),
                            ("COMPLETED", "Completed"),
                            ("STOPPED", "Stopped"),
                        ],
                        default="PLANNED",
                        max_length=10,
                        verbose_name="stage",
                    ),
                ),
                (
                    "listed_year",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="year of the list"),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="begins on")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="to be finished by")),
                (
                    "investment_planned",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(Decimal(0))],
                        verbose_name="investment planned",
                    ),
                ),
                (
                    "investment_done",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(Decimal(0))],
                        verbose_name="investment done",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="projects",
                        to="enterprises.enterprise",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["kind", "scope", "stage"], name="project_by_kind")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "TECHNICAL_UPGRADE",
                                    "DIGITAL_MANUFACTURING",
                                    "DIGITAL_ECONOMY",
                                    "GREEN",
                                    "CORE_TECHNOLOGY",
                                ],
                            )
                        ),
                        name="project_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("scope__in", ["COUNTY", "CITY", "PROVINCE", "NATION"])),
                        name="project_scope_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("stage__in", ["PLANNED", "UNDER_WAY", "COMPLETED", "STOPPED"])),
                        name="project_stage_is_known",
                    ),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="project_has_a_name"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("investment_planned__isnull", True), ("investment_planned__gte", 0), _connector="OR"
                            ),
                            models.Q(("investment_done__isnull", True), ("investment_done__gte", 0), _connector="OR"),
                        ),
                        name="project_investment_is_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on__isnull", True),
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="project_ends_after_its_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProjectEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("TECHNICAL_UPGRADE", "Technical upgrade"),
                            ("DIGITAL_MANUFACTURING", "Digital transformation of manufacturing"),
                            ("DIGITAL_ECONOMY", "Digital economy"),
                            ("GREEN", "Green"),
                            ("CORE_TECHNOLOGY", "Core-technology research"),
                        ],
                        max_length=22,
                        verbose_name="kind",
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        choices=[
                            ("COUNTY", "County"),
                            ("CITY", "City"),
                            ("PROVINCE", "Province"),
                            ("NATION", "Nation"),
                        ],
                        default="COUNTY",
                        max_length=8,
                        verbose_name="listed by",
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=160, verbose_name="English name")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("PLANNED", "Planned"),
                            ("UNDER_WAY", "Under way"),
                            ("COMPLETED", "Completed"),
                            ("STOPPED", "Stopped"),
                        ],
                        default="PLANNED",
                        max_length=10,
                        verbose_name="stage",
                    ),
                ),
                (
                    "listed_year",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="year of the list"),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="begins on")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="to be finished by")),
                (
                    "investment_planned",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(Decimal(0))],
                        verbose_name="investment planned",
                    ),
                ),
                (
                    "investment_done",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(Decimal(0))],
                        verbose_name="investment done",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                (
                    "enterprise",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.enterprise",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="enterprises.project",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Qualification",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("VALID", "Valid"),
                            ("UNDER_REVIEW", "Under review"),
                            ("EXPIRED", "Expired"),
                            ("REVOKED", "Revoked"),
                        ],
                        default="VALID",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("batch", models.CharField(blank=True, max_length=40, verbose_name="batch")),
                ("document_no", models.CharField(blank=True, max_length=60, verbose_name="document number")),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                (
                    "updated_for",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="yearly update handed in for"),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="qualifications",
                        to="enterprises.enterprise",
                    ),
                ),
                (
                    "level",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="qualifications",
                        to="enterprises.level",
                        verbose_name="level",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="enterprises.levelrule",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("status", "VALID")),
                        fields=["valid_to", "id"],
                        name="qualification_by_last_day",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["VALID", "UNDER_REVIEW", "EXPIRED", "REVOKED"])),
                        name="qualification_status_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="qualification_lasts_at_least_a_day",
                    ),
                    models.UniqueConstraint(
                        fields=("enterprise", "level", "valid_from"), name="qualification_is_once_from_a_day"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("name", models.CharField(max_length=200, verbose_name="file name")),
                ("media_type", models.CharField(max_length=100)),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "qualification",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="enterprises.qualification",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")), name="document_is_known_by_its_sha256"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at__isnull", True)),
                        fields=("qualification", "sha256"),
                        name="document_is_once_on_a_qualification",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DocumentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("name", models.CharField(max_length=200, verbose_name="file name")),
                ("media_type", models.CharField(max_length=100)),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="enterprises.document",
                    ),
                ),
                (
                    "qualification",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.qualification",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="QualificationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("VALID", "Valid"),
                            ("UNDER_REVIEW", "Under review"),
                            ("EXPIRED", "Expired"),
                            ("REVOKED", "Revoked"),
                        ],
                        default="VALID",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("batch", models.CharField(blank=True, max_length=40, verbose_name="batch")),
                ("document_no", models.CharField(blank=True, max_length=60, verbose_name="document number")),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                (
                    "updated_for",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="yearly update handed in for"),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                (
                    "enterprise",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.enterprise",
                    ),
                ),
                (
                    "level",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.level",
                        verbose_name="level",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="enterprises.qualification",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.levelrule",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SupplyLink",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("product", models.CharField(max_length=80, verbose_name="product")),
                (
                    "state",
                    models.CharField(
                        choices=[("STRONG", "Firm"), ("WEAK", "At risk")],
                        default="STRONG",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                (
                    "customer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="purchases",
                        to="enterprises.enterprise",
                    ),
                ),
                (
                    "supplier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supplies",
                        to="enterprises.enterprise",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["customer", "supplier"], name="link_by_customer")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["STRONG", "WEAK"])), name="link_state_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("supplier", models.F("customer")), _negated=True),
                        name="link_joins_two_enterprises",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("product", ""), _negated=True), name="link_says_what_is_supplied"
                    ),
                    models.UniqueConstraint(
                        fields=("supplier", "customer", "product"), name="link_is_once_for_a_product"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SupplyLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("product", models.CharField(max_length=80, verbose_name="product")),
                (
                    "state",
                    models.CharField(
                        choices=[("STRONG", "Firm"), ("WEAK", "At risk")],
                        default="STRONG",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                (
                    "customer",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.enterprise",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="enterprises.supplylink",
                    ),
                ),
                (
                    "supplier",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.enterprise",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TimelineEntry",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("at", models.DateTimeField()),
                ("subject_type", models.CharField(blank=True, max_length=20)),
                ("subject_id", models.UUIDField(blank=True, null=True)),
                (
                    "audience",
                    models.CharField(
                        choices=[("ALL", "All"), ("UNIT", "The unit"), ("INTERNAL", "Internal")],
                        default="ALL",
                        max_length=8,
                    ),
                ),
                ("facts", models.JSONField(default=dict)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="timeline",
                        to="enterprises.enterprise",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.unit",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["enterprise", "-at", "-id"], name="timeline_of_an_enterprise")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("audience__in", ["ALL", "UNIT", "INTERNAL"])),
                        name="timeline_audience_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("audience", "UNIT"), _negated=True), ("unit__isnull", False), _connector="OR"
                        ),
                        name="timeline_line_for_a_unit_names_it",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AwardEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                (
                    "scope",
                    models.CharField(
                        choices=[
                            ("COUNTY", "County"),
                            ("CITY", "City"),
                            ("PROVINCE", "Province"),
                            ("NATION", "Nation"),
                        ],
                        default="COUNTY",
                        max_length=8,
                        verbose_name="given by",
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=160, verbose_name="English name")),
                ("grade", models.CharField(blank=True, max_length=40, verbose_name="grade")),
                ("document_no", models.CharField(blank=True, max_length=60, verbose_name="document number")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="enterprises.award",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.enterprise",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ChainEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("slug", models.SlugField(db_index=False, max_length=40, verbose_name="address")),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=80, verbose_name="English name")),
                (
                    "strategy",
                    models.CharField(
                        choices=[
                            ("STRENGTHEN", "Strengthen"),
                            ("FILL", "Fill gaps"),
                            ("EXTEND", "Extend"),
                            ("BUILD", "Build"),
                        ],
                        default="STRENGTHEN",
                        max_length=12,
                        verbose_name="strategy",
                    ),
                ),
                (
                    "lead_unit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.unit",
                        verbose_name="lead unit",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="enterprises.chain",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ChainLeader",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("name", models.CharField(max_length=40, verbose_name="name")),
                ("latin_name", models.CharField(blank=True, max_length=80, verbose_name="name in Latin letters")),
                ("post", models.CharField(blank=True, max_length=60, verbose_name="post")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("CHIEF", "Chief chain leader"),
                            ("LEADER", "Chain leader"),
                            ("DEPUTY", "Deputy chain leader"),
                        ],
                        default="LEADER",
                        max_length=8,
                        verbose_name="role",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "chain",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="leaders", to="enterprises.chain"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="chain_posts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["CHIEF", "LEADER", "DEPUTY"])), name="leader_role_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True), ("ends_on__gt", models.F("starts_on")), _connector="OR"
                        ),
                        name="leader_ends_after_the_start",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("role", "DEPUTY"), _negated=True),
                        expressions=[
                            ("chain", "="),
                            ("role", "="),
                            (models.Func(models.F("starts_on"), models.F("ends_on"), function="daterange"), "&&"),
                        ],
                        name="chain_has_one_leader_of_a_rank_at_a_time",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("chain", "="),
                            ("role", "="),
                            ("name", "="),
                            (models.Func(models.F("starts_on"), models.F("ends_on"), function="daterange"), "&&"),
                        ],
                        name="official_holds_a_rank_in_a_chain_once_at_a_time",
                    ),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="leader_has_a_name"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ChainLeaderEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("name", models.CharField(max_length=40, verbose_name="name")),
                ("latin_name", models.CharField(blank=True, max_length=80, verbose_name="name in Latin letters")),
                ("post", models.CharField(blank=True, max_length=60, verbose_name="post")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("CHIEF", "Chief chain leader"),
                            ("LEADER", "Chain leader"),
                            ("DEPUTY", "Deputy chain leader"),
                        ],
                        default="LEADER",
                        max_length=8,
                        verbose_name="role",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "chain",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.chain",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="enterprises.chainleader",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ChainNode",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=80, verbose_name="English name")),
                (
                    "stage",
                    models.CharField(
                        choices=[("UPSTREAM", "Upstream"), ("MIDSTREAM", "Midstream"), ("DOWNSTREAM", "Downstream")],
                        max_length=10,
                        verbose_name="stage",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("STRONG", "Strong"), ("WEAK", "Weak"), ("MISSING", "Missing")],
                        default="STRONG",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("place", models.PositiveSmallIntegerField(default=0, verbose_name="place in the stage")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="what is missing or done")),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "chain",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="nodes", to="enterprises.chain"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("stage__in", ["UPSTREAM", "MIDSTREAM", "DOWNSTREAM"])),
                        name="node_stage_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["STRONG", "WEAK", "MISSING"])), name="node_state_is_known"
                    ),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="node_has_a_name"),
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at__isnull", True)),
                        fields=("chain", "name"),
                        name="node_is_once_in_a_chain",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ChainNodeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=80, verbose_name="English name")),
                (
                    "stage",
                    models.CharField(
                        choices=[("UPSTREAM", "Upstream"), ("MIDSTREAM", "Midstream"), ("DOWNSTREAM", "Downstream")],
                        max_length=10,
                        verbose_name="stage",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("STRONG", "Strong"), ("WEAK", "Weak"), ("MISSING", "Missing")],
                        default="STRONG",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("place", models.PositiveSmallIntegerField(default=0, verbose_name="place in the stage")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="what is missing or done")),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "chain",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.chain",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="enterprises.chainnode",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ChainPlace",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "node",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="places", to="enterprises.chainnode"
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="places", to="enterprises.enterprise"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("node", "enterprise"), name="enterprise_is_once_at_a_node")
                ],
            },
        ),
        migrations.CreateModel(
            name="ChainPlaceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "node",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.chainnode",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="enterprises.chainplace",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.enterprise",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ColumnChoice",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("kind", models.CharField(max_length=20)),
                ("heading", models.CharField(max_length=120)),
                ("field", models.CharField(blank=True, max_length=40)),
            ],
            options={
                "abstract": False,
                "constraints": [models.UniqueConstraint(fields=("kind", "heading"), name="heading_is_remembered_once")],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="columnchoice",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="da57813c1d70512069316d989117ae1b815cade2",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_2b15b",
                    table="enterprises_columnchoice",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="track",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="0ab5aa77a2179e9f654cd9a9fb18bb366e0f6800",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_d11b7",
                    table="enterprises_track",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="track",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enterprises_trackevent" ("body_digest", "code", "created_at", "id", "name", "name_en", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "updated_at", "version") VALUES (NEW."body_digest", NEW."code", NEW."created_at", NEW."id", NEW."name", NEW."name_en", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', NEW."id", NEW."place", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="79e702b2f15663c0050e543c0b4232c96203acb0",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_61e35",
                    table="enterprises_track",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="track",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enterprises_trackevent" ("body_digest", "code", "created_at", "id", "name", "name_en", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "updated_at", "version") VALUES (NEW."body_digest", NEW."code", NEW."created_at", NEW."id", NEW."name", NEW."name_en", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', NEW."id", NEW."place", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="d3418299b804625751b23293bde7c7022bce8bb1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_586bf",
                    table="enterprises_track",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="track",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enterprises_trackevent" ("body_digest", "code", "created_at", "id", "name", "name_en", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "updated_at", "version") VALUES (OLD."body_digest", OLD."code", OLD."created_at", OLD."id", OLD."name", OLD."name_en", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', OLD."id", OLD."place", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="76d1a34cc6da400fe6e7cfc452c7698a296c9caa",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8ce7b",
                    table="enterprises_track",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="chain",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="f54e1d1e33d17a8261ad2f14bb244bd26e110be3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_8a741",
                    table="enterprises_chain",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="chain",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enterprises_chainevent" ("body_digest", "created_at", "id", "lead_unit_id", "name", "name_en", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "strategy", "updated_at", "version") VALUES (NEW."body_digest", NEW."created_at", NEW."id", NEW."lead_unit_id", NEW."name", NEW."name_en", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', NEW."id", NEW."slug", NEW."strategy", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="f0d295e91d42e8b06fc6e9676ee3fceab4d274ce",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_276f3",
                    table="enterprises_chain",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="chain",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enterprises_chainevent" ("body_digest", "created_at", "id", "lead_unit_id", "name", "name_en", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "strategy", "updated_at", "version") VALUES (NEW."body_digest", NEW."created_at", NEW."id", NEW."lead_unit_id", NEW."name", NEW."name_en", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', NEW."id", NEW."slug", NEW."strategy", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="16b75c93dbeec223de3e926d6fc94cdb199fba87",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f2437",
                    table="enterprises_chain",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="chain",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enterprises_chainevent" ("body_digest", "created_at", "id", "lead_unit_id", "name", "name_en", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "strategy", "updated_at", "version") VALUES (OLD."body_digest", OLD."created_at", OLD."id", OLD."lead_unit_id", OLD."name", OLD."name_en", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', OLD."id", OLD."slug", OLD."strategy", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="67d2b25d44742ddf08ba145e158b824f87450946",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4f445",
                    table="enterprises_chain",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="chainevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="809277feeb97a36b250bee53fdd1e41045ca94b1",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_57c28",
                    table="enterprises_chainevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="chainevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="eefe9a0a2232a00ff5549909dbf49b5a8d01bceb",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_f26fb",
                    table="enterprises_chainevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="chainleader",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="5f57174f27cfbb87b47689cb79c23e9e8a556b51",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_86bfc",
                    table="enterprises_chainleader",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="chainleader",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enterprises_chainleaderevent" ("body_digest", "chain_id", "created_at", "ends_on", "id", "latin_name", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "role", "starts_on", "updated_at", "user_id", "version") VALUES (NEW."body_digest", NEW."chain_id", NEW."created_at", NEW."ends_on", NEW."id", NEW."latin_name", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', NEW."id", NEW."post", NEW."role", NEW."starts_on", NEW."updated_at", NEW."user_id", NEW."version"); RETURN NULL;',
                    hash="23125ff60143c57197faab0e5b0a67dca364c1b5",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_748fc",
                    table="enterprises_chainleader",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="chainleader",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enterprises_chainleaderevent" ("body_digest", "chain_id", "created_at", "ends_on", "id", "latin_name", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "role", "starts_on", "updated_at", "user_id", "version") VALUES (NEW."body_digest", NEW."chain_id", NEW."created_at", NEW."ends_on", NEW."id", NEW."latin_name", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', NEW."id", NEW."post", NEW."role", NEW."starts_on", NEW."updated_at", NEW."user_id", NEW."version"); RETURN NULL;',
                    hash="141e6b820304542f31ce34264cee0e1dfc0766d6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_fd880",
                    table="enterprises_chainleader",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="chainleader",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enterprises_chainleaderevent" ("body_digest", "chain_id", "created_at", "ends_on", "id", "latin_name", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "role", "starts_on", "updated_at", "user_id", "version") VALUES (OLD."body_digest", OLD."chain_id", OLD."created_at", OLD."ends_on", OLD."id", OLD."latin_name", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', OLD."id", OLD."post", OLD."role", OLD."starts_on", OLD."updated_at", OLD."user_id", OLD."version"); RETURN NULL;',
                    hash="b82cffba70d9f0102c2554ff22bbdde5989bf5c1",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_33ae4",
                    table="enterprises_chainleader",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="chainleaderevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="4aef07ca752bf3177f48fda32f04dbed10677a37",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_04a7e",
                    table="enterprises_chainleaderevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="chainleaderevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="de5ab059dfd4c1740e7d79e721d4515d9ea5ee4c",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_adde2",
                    table="enterprises_chainleaderevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="chainnode",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="49efa5d1166049407733916e23fc266110ac067e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_f208b",
                    table="enterprises_chainnode",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="chainnode",
            trigger=pgtrigger.compiler.Trigger(
                name="stay_empty_when_missing",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    constraint="CONSTRAINT",
                    func="\n        IF EXISTS (SELECT 1 FROM enterprises_chainnode node JOIN enterprises_chainplace place ON place.node_id = node.id WHERE node.id = NEW.id AND node.state = 'MISSING') THEN\n            RAISE EXCEPTION 'nobody stands at a missing node' USING ERRCODE = '23514', CONSTRAINT = 'missing_node_has_no_enterprise';\n        END IF;\n        IF EXISTS (SELECT 1 FROM enterprises_chainnode node JOIN enterprises_chainplace place ON place.node_id = node.id WHERE node.id = NEW.id AND node.removed_at IS NOT NULL) THEN\n            RAISE EXCEPTION 'nobody stands at a removed node' USING ERRCODE = '23514', CONSTRAINT = 'removed_node_has_no_enterprise';\n        END IF;\n        RETURN NULL;\n    ",
                    hash="0a708daf18b4c3684427422016ee800ee6fcc9cb",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_stay_empty_when_missing_bff18",
                    table="enterprises_chainnode",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="chainnode",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enterprises_chainnodeevent" ("body_digest", "chain_id", "created_at", "id", "name", "name_en", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "removed_at", "stage", "state", "updated_at", "version") VALUES (NEW."body_digest", NEW."chain_id", NEW."created_at", NEW."id", NEW."name", NEW."name_en", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', NEW."id", NEW."place", NEW."removed_at", NEW."stage", NEW."state", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="cfe3a0561217ed404887d3bdb6d068b0cfdfc9ca",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ff6b0",
                    table="enterprises_chainnode",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="chainnode",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enterprises_chainnodeevent" ("body_digest", "chain_id", "created_at", "id", "name", "name_en", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "removed_at", "stage", "state", "updated_at", "version") VALUES (NEW."body_digest", NEW."chain_id", NEW."created_at", NEW."id", NEW."name", NEW."name_en", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', NEW."id", NEW."place", NEW."removed_at", NEW."stage", NEW."state", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="719ebc28dbd0d691b3ad619114ba22f28de4114e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6ef55",
                    table="enterprises_chainnode",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="chainnode",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enterprises_chainnodeevent" ("body_digest", "chain_id", "created_at", "id", "name", "name_en", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "removed_at", "stage", "state", "updated_at", "version") VALUES (OLD."body_digest", OLD."chain_id", OLD."created_at", OLD."id", OLD."name", OLD."name_en", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', OLD."id", OLD."place", OLD."removed_at", OLD."stage", OLD."state", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="ccac12afa757c80ca1f8feb45457c913cd22e864",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a8bd5",
                    table="enterprises_chainnode",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="chainnodeevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="b308452d278a1f86619f66d9817a18322aac827f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_bf379",
                    table="enterprises_chainnodeevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="chainnodeevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="0a3be9e2109b41d7cf9fd7d13afd9ed17bc62c07",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_c838d",
                    table="enterprises_chainnodeevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="enterprise",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="1b3066a0619ff772abefe274bcaba9d110154640",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_250d4",
                    table="enterprises_enterprise",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="enterprise",
            trigger=pgtrigger.compiler.Trigger(
                name="rest_while_merged",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF OLD.merged_into_id IS NOT NULL AND NEW.merged_into_id IS NOT DISTINCT FROM OLD.merged_into_id THEN RAISE EXCEPTION 'the record was merged into another' USING ERRCODE = '23514', CONSTRAINT = 'record_is_not_merged_away'; END IF; RETURN NEW;",
                    hash="41925549cbf807b88a28e104b7ef30dee234a5f5",
                    operation="UPDATE",
                    pgid="pgtrigger_rest_while_merged_080e4",
                    table="enterprises_enterprise",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="enterprise",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_places_in_the_chain",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    constraint="CONSTRAINT",
                    func="\n        IF EXISTS (\n            SELECT 1 FROM enterprises_chainplace place\n            JOIN enterprises_chainnode node ON node.id = place.node_id\n            JOIN enterprises_enterprise enterprise ON enterprise.id = place.enterprise_id\n            WHERE place.enterprise_id = NEW.id AND node.chain_id IS DISTINCT FROM enterprise.chain_id\n        ) THEN\n            RAISE EXCEPTION 'a place is in the own chain' USING ERRCODE = '23514', CONSTRAINT = 'place_is_in_the_enterprises_own_chain';\n        END IF;\n        RETURN NULL;\n    ",
                    hash="682a55ce07f5e193dd71674fe175f7fc7af7427c",
                    operation='UPDATE OF "chain_id"',
                    pgid="pgtrigger_keep_places_in_the_chain_06392",
                    table="enterprises_enterprise",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="enterprise",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enterprises_enterpriseevent" ("above_designated_since", "address", "body_digest", "chain_id", "created_at", "id", "industry_class", "is_key", "merged_into_id", "name", "name_en", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "short_name", "size", "status", "status_reason", "status_since", "struck_at", "township_id", "updated_at", "uscc", "version", "zone_id") VALUES (NEW."above_designated_since", NEW."address", NEW."body_digest", NEW."chain_id", NEW."created_at", NEW."id", NEW."industry_class", NEW."is_key", NEW."merged_into_id", NEW."name", NEW."name_en", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', NEW."id", NEW."role", NEW."short_name", NEW."size", NEW."status", NEW."status_reason", NEW."status_since", NEW."struck_at", NEW."township_id", NEW."updated_at", NEW."uscc", NEW."version", NEW."zone_id"); RETURN NULL;',
                    hash="74452d2b6917a9951a4ace1818d01095ddb82cad",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_079c7",
                    table="enterprises_enterprise",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="enterprise",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."above_designated_since" IS DISTINCT FROM (NEW."above_designated_since") OR OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."body_digest" IS DISTINCT FROM (NEW."body_digest") OR OLD."chain_id" IS DISTINCT FROM (NEW."chain_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."industry_class" IS DISTINCT FROM (NEW."industry_class") OR OLD."is_key" IS DISTINCT FROM (NEW."is_key") OR OLD."merged_into_id" IS DISTINCT FROM (NEW."merged_into_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."name_en" IS DISTINCT FROM (NEW."name_en") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."short_name" IS DISTINCT FROM (NEW."short_name") OR OLD."size" IS DISTINCT FROM (NEW."size") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_reason" IS DISTINCT FROM (NEW."status_reason") OR OLD."status_since" IS DISTINCT FROM (NEW."status_since") OR OLD."struck_at" IS DISTINCT FROM (NEW."struck_at") OR OLD."township_id" IS DISTINCT FROM (NEW."township_id") OR OLD."updated_at" IS DISTINCT FROM (NEW."updated_at") OR OLD."uscc" IS DISTINCT FROM (NEW."uscc") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."zone_id" IS DISTINCT FROM (NEW."zone_id"))',
                    func='INSERT INTO "enterprises_enterpriseevent" ("above_designated_since", "address", "body_digest", "chain_id", "created_at", "id", "industry_class", "is_key", "merged_into_id", "name", "name_en", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "short_name", "size", "status", "status_reason", "status_since", "struck_at", "township_id", "updated_at", "uscc", "version", "zone_id") VALUES (NEW."above_designated_since", NEW."address", NEW."body_digest", NEW."chain_id", NEW."created_at", NEW."id", NEW."industry_class", NEW."is_key", NEW."merged_into_id", NEW."name", NEW."name_en", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', NEW."id", NEW."role", NEW."short_name", NEW."size", NEW."status", NEW."status_reason", NEW."status_since", NEW."struck_at", NEW."township_id", NEW."updated_at", NEW."uscc", NEW."version", NEW."zone_id"); RETURN NULL;',
                    hash="f249f321ecb5f3055e8b950b0338442d6178e3cf",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_11bf5",
                    table="enterprises_enterprise",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="enterprise",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enterprises_enterpriseevent" ("above_designated_since", "address", "body_digest", "chain_id", "created_at", "id", "industry_class", "is_key", "merged_into_id", "name", "name_en", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "short_name", "size", "status", "status_reason", "status_since", "struck_at", "township_id", "updated_at", "uscc", "version", "zone_id") VALUES (OLD."above_designated_since", OLD."address", OLD."body_digest", OLD."chain_id", OLD."created_at", OLD."id", OLD."industry_class", OLD."is_key", OLD."merged_into_id", OLD."name", OLD."name_en", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', OLD."id", OLD."role", OLD."short_name", OLD."size", OLD."status", OLD."status_reason", OLD."status_since", OLD."struck_at", OLD."township_id", OLD."updated_at", OLD."uscc", OLD."version", OLD."zone_id"); RETURN NULL;',
                    hash="b44e9f8d4929bbcca22f7e179c332762b46228b9",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_dc699",
                    table="enterprises_enterprise",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="844d0a09f73f8714d0afcbc26414a426501cab76",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_d974c",
                    table="enterprises_contactevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="7af3cd5e48ed4dc907a39c3d338423fe0080f7a2",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_27e1e",
                    table="enterprises_contactevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contact",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="d889d8753d9e247628bf4712598d0b8d895f0535",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_d6891",
                    table="enterprises_contact",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contact",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_merged_record",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE heir uuid;",
                    func="SELECT merged_into_id INTO heir FROM enterprises_enterprise WHERE id = NEW.enterprise_id FOR SHARE; IF heir IS NOT NULL THEN RAISE EXCEPTION 'the record was merged into another' USING ERRCODE = '23514', CONSTRAINT = 'record_is_not_merged_away'; END IF; RETURN NEW;",
                    hash="5091ae75b50cde9179b82174bd944b9920d9fe87",
                    operation="INSERT",
                    pgid="pgtrigger_refuse_merged_record_f68eb",
                    table="enterprises_contact",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contact",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enterprises_contactevent" ("archived_at", "archived_reason", "body_digest", "consented_on", "created_at", "email", "enterprise_id", "id", "is_preferred", "latin_name", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "post", "updated_at", "version") VALUES (NEW."archived_at", NEW."archived_reason", NEW."body_digest", NEW."consented_on", NEW."created_at", NEW."email", NEW."enterprise_id", NEW."id", NEW."is_preferred", NEW."latin_name", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', NEW."id", NEW."phone", NEW."post", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="76f8ad5518b1e16ce538577c35f00750ac722a9b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a9e75",
                    table="enterprises_contact",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contact",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."archived_at" IS DISTINCT FROM (NEW."archived_at") OR OLD."archived_reason" IS DISTINCT FROM (NEW."archived_reason") OR OLD."body_digest" IS DISTINCT FROM (NEW."body_digest") OR OLD."consented_on" IS DISTINCT FROM (NEW."consented_on") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."enterprise_id" IS DISTINCT FROM (NEW."enterprise_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_preferred" IS DISTINCT FROM (NEW."is_preferred") OR OLD."latin_name" IS DISTINCT FROM (NEW."latin_name") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."post" IS DISTINCT FROM (NEW."post") OR OLD."updated_at" IS DISTINCT FROM (NEW."updated_at") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "enterprises_contactevent" ("archived_at", "archived_reason", "body_digest", "consented_on", "created_at", "email", "enterprise_id", "id", "is_preferred", "latin_name", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "post", "updated_at", "version") VALUES (NEW."archived_at", NEW."archived_reason", NEW."body_digest", NEW."consented_on", NEW."created_at", NEW."email", NEW."enterprise_id", NEW."id", NEW."is_preferred", NEW."latin_name", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', NEW."id", NEW."phone", NEW."post", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="43118f10532ae8ad26050f6b3aca932209698418",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5a600",
                    table="enterprises_contact",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contact",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enterprises_contactevent" ("archived_at", "archived_reason", "body_digest", "consented_on", "created_at", "email", "enterprise_id", "id", "is_preferred", "latin_name", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "post", "updated_at", "version") VALUES (OLD."archived_at", OLD."archived_reason", OLD."body_digest", OLD."consented_on", OLD."created_at", OLD."email", OLD."enterprise_id", OLD."id", OLD."is_preferred", OLD."latin_name", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', OLD."id", OLD."phone", OLD."post", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="dd76fdd5aec10e170df103dde670e6a78d098bcf",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2d8b7",
                    table="enterprises_contact",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="chainplaceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="ad5552f9ca5e557bcef82083b74319c3476d85b3",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_648e9",
                    table="enterprises_chainplaceevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="chainplaceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="c8c5b616741897e396f36b625062d6ed232b9b1b",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_b1269",
                    table="enterprises_chainplaceevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="chainplace",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="3ceb9da42662ac4c0d75a984c99b06066ba355dd",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_ccea5",
                    table="enterprises_chainplace",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="chainplace",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_merged_record",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE heir uuid;",
                    func="SELECT merged_into_id INTO heir FROM enterprises_enterprise WHERE id = NEW.enterprise_id FOR SHARE; IF heir IS NOT NULL THEN RAISE EXCEPTION 'the record was merged into another' USING ERRCODE = '23514', CONSTRAINT = 'record_is_not_merged_away'; END IF; RETURN NEW;",
                    hash="694ce89224e3f93d94f441d148dd39890b418975",
                    operation="INSERT",
                    pgid="pgtrigger_refuse_merged_record_878f8",
                    table="enterprises_chainplace",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="chainplace",
            trigger=pgtrigger.compiler.Trigger(
                name="stay_in_the_chain",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    constraint="CONSTRAINT",
                    func="\n        IF EXISTS (\n            SELECT 1 FROM enterprises_chainplace place\n            JOIN enterprises_chainnode node ON node.id = place.node_id\n            JOIN enterprises_enterprise enterprise ON enterprise.id = place.enterprise_id\n            WHERE place.enterprise_id = NEW.enterprise_id AND node.chain_id IS DISTINCT FROM enterprise.chain_id\n        ) THEN\n            RAISE EXCEPTION 'a place is in the own chain' USING ERRCODE = '23514', CONSTRAINT = 'place_is_in_the_enterprises_own_chain';\n        END IF;\n        RETURN NULL;\n    ",
                    hash="17e95f377e98a399ba222c3e635797ff9917c20b",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_stay_in_the_chain_0e628",
                    table="enterprises_chainplace",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="chainplace",
            trigger=pgtrigger.compiler.Trigger(
                name="stay_off_missing_nodes",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    constraint="CONSTRAINT",
                    func="\n        IF EXISTS (SELECT 1 FROM enterprises_chainnode node JOIN enterprises_chainplace place ON place.node_id = node.id WHERE node.id = NEW.node_id AND node.state = 'MISSING') THEN\n            RAISE EXCEPTION 'nobody stands at a missing node' USING ERRCODE = '23514', CONSTRAINT = 'missing_node_has_no_enterprise';\n        END IF;\n        IF EXISTS (SELECT 1 FROM enterprises_chainnode node JOIN enterprises_chainplace place ON place.node_id = node.id WHERE node.id = NEW.node_id AND node.removed_at IS NOT NULL) THEN\n            RAISE EXCEPTION 'nobody stands at a removed node' USING ERRCODE = '23514', CONSTRAINT = 'removed_node_has_no_enterprise';\n        END IF;\n        RETURN NULL;\n    ",
                    hash="e645665acd9ed6bb0f657f816fb0a503b609a6a3",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_stay_off_missing_nodes_a7b17",
                    table="enterprises_chainplace",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="chainplace",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enterprises_chainplaceevent" ("body_digest", "created_at", "enterprise_id", "id", "node_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "version") VALUES (NEW."body_digest", NEW."created_at", NEW."enterprise_id", NEW."id", NEW."node_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', NEW."id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="a0339b2b00258ca24318fe8228e80a169a5ebba9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_2d903",
                    table="enterprises_chainplace",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="chainplace",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enterprises_chainplaceevent" ("body_digest", "created_at", "enterprise_id", "id", "node_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "version") VALUES (NEW."body_digest", NEW."created_at", NEW."enterprise_id", NEW."id", NEW."node_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', NEW."id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="9317a78663908bc91f3df79d26baf0a6f5ff81a3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_39aff",
                    table="enterprises_chainplace",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="chainplace",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enterprises_chainplaceevent" ("body_digest", "created_at", "enterprise_id", "id", "node_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "version") VALUES (OLD."body_digest", OLD."created_at", OLD."enterprise_id", OLD."id", OLD."node_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', OLD."id", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="51c768747d0c25f9414c9a7cafb8674aa123b554",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_5db97",
                    table="enterprises_chainplace",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="awardevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="946a2ff9eaac66e113dba89f52e2940bfefecc53",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_dae11",
                    table="enterprises_awardevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="awardevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="3cf869b4dc7e23c5ddfd24b359ef39c963f4d054",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_001fb",
                    table="enterprises_awardevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="award",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="29077d481802c36dfbe5e6c476211d5f3297c1dc",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_24b34",
                    table="enterprises_award",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="award",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_merged_record",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE heir uuid;",
                    func="SELECT merged_into_id INTO heir FROM enterprises_enterprise WHERE id = NEW.enterprise_id FOR SHARE; IF heir IS NOT NULL THEN RAISE EXCEPTION 'the record was merged into another' USING ERRCODE = '23514', CONSTRAINT = 'record_is_not_merged_away'; END IF; RETURN NEW;",
                    hash="2554e06900d59cc871e8a50c7a4293a81da2596f",
                    operation="INSERT",
                    pgid="pgtrigger_refuse_merged_record_27933",
                    table="enterprises_award",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="award",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enterprises_awardevent" ("body_digest", "created_at", "document_no", "enterprise_id", "grade", "id", "name", "name_en", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scope", "updated_at", "version", "year") VALUES (NEW."body_digest", NEW."created_at", NEW."document_no", NEW."enterprise_id", NEW."grade", NEW."id", NEW."name", NEW."name_en", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', NEW."id", NEW."scope", NEW."updated_at", NEW."version", NEW."year"); RETURN NULL;',
                    hash="6ab61454a0baabb710e472911b4e5e30c1034931",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0d344",
                    table="enterprises_award",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="award",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enterprises_awardevent" ("body_digest", "created_at", "document_no", "enterprise_id", "grade", "id", "name", "name_en", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scope", "updated_at", "version", "year") VALUES (NEW."body_digest", NEW."created_at", NEW."document_no", NEW."enterprise_id", NEW."grade", NEW."id", NEW."name", NEW."name_en", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', NEW."id", NEW."scope", NEW."updated_at", NEW."version", NEW."year"); RETURN NULL;',
                    hash="6d4e7034a077cab181f63c31acdb86a3032ee31f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f9887",
                    table="enterprises_award",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="award",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enterprises_awardevent" ("body_digest", "created_at", "document_no", "enterprise_id", "grade", "id", "name", "name_en", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scope", "updated_at", "version", "year") VALUES (OLD."body_digest", OLD."created_at", OLD."document_no", OLD."enterprise_id", OLD."grade", OLD."id", OLD."name", OLD."name_en", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', OLD."id", OLD."scope", OLD."updated_at", OLD."version", OLD."year"); RETURN NULL;',
                    hash="c5211d634a92ccbee633cebf9cdc98a7dbbfaba6",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_22c41",
                    table="enterprises_award",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="enterpriseevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="d0cfdb8b0aad7d006fb2ffaf64855b30de351e91",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_07243",
                    table="enterprises_enterpriseevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="enterpriseevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="6030b5b5ba2290a09ada1e48e2603a2d8eb486b9",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_f26a2",
                    table="enterprises_enterpriseevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="export",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="79ce39c9b9964c78c42a703231c15c512125dc9a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_31068",
                    table="enterprises_export",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="export",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="0ee6f97f626f6b8eb8a881c953837e52e5d950bd",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_b7092",
                    table="enterprises_export",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="figure",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="a2345b98e6869d155a4ad1f8414e75cdb1beaf71",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_c5cbf",
                    table="enterprises_figure",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="figure",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_merged_record",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE heir uuid;",
                    func="SELECT merged_into_id INTO heir FROM enterprises_enterprise WHERE id = NEW.enterprise_id FOR SHARE; IF heir IS NOT NULL THEN RAISE EXCEPTION 'the record was merged into another' USING ERRCODE = '23514', CONSTRAINT = 'record_is_not_merged_away'; END IF; RETURN NEW;",
                    hash="f7c069b0869ca1da11ea0f9c63e05dca67870247",
                    operation="INSERT",
                    pgid="pgtrigger_refuse_merged_record_603cc",
                    table="enterprises_figure",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="figure",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enterprises_figureevent" ("base_cum_comparable", "body_digest", "chain_id", "created_at", "enterprise_id", "growth_official", "id", "indicator", "is_preliminary", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "through_month", "township_id", "updated_at", "value_cum", "version", "year") VALUES (NEW."base_cum_comparable", NEW."body_digest", NEW."chain_id", NEW."created_at", NEW."enterprise_id", NEW."growth_official", NEW."id", NEW."indicator", NEW."is_preliminary", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', NEW."id", NEW."source", NEW."through_month", NEW."township_id", NEW."updated_at", NEW."value_cum", NEW."version", NEW."year"); RETURN NULL;',
                    hash="0d0f446b11092cdea137766e7f78bc4b9df9e267",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d8cf9",
                    table="enterprises_figure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="figure",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enterprises_figureevent" ("base_cum_comparable", "body_digest", "chain_id", "created_at", "enterprise_id", "growth_official", "id", "indicator", "is_preliminary", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "through_month", "township_id", "updated_at", "value_cum", "version", "year") VALUES (NEW."base_cum_comparable", NEW."body_digest", NEW."chain_id", NEW."created_at", NEW."enterprise_id", NEW."growth_official", NEW."id", NEW."indicator", NEW."is_preliminary", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', NEW."id", NEW."source", NEW."through_month", NEW."township_id", NEW."updated_at", NEW."value_cum", NEW."version", NEW."year"); RETURN NULL;',
                    hash="b366317b7ded4a2d6ce530efbe517d8e36614018",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_dcb22",
                    table="enterprises_figure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="figure",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enterprises_figureevent" ("base_cum_comparable", "body_digest", "chain_id", "created_at", "enterprise_id", "growth_official", "id", "indicator", "is_preliminary", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "through_month", "township_id", "updated_at", "value_cum", "version", "year") VALUES (OLD."base_cum_comparable", OLD."body_digest", OLD."chain_id", OLD."created_at", OLD."enterprise_id", OLD."growth_official", OLD."id", OLD."indicator", OLD."is_preliminary", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', OLD."id", OLD."source", OLD."through_month", OLD."township_id", OLD."updated_at", OLD."value_cum", OLD."version", OLD."year"); RETURN NULL;',
                    hash="8ef2c5d539f0b4c4b0ea6f1df37995ea0cc85ce4",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0de05",
                    table="enterprises_figure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="figureevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="71afa0623cb1f3612cd5f0fec33869acd699e554",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_4755a",
                    table="enterprises_figureevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="figureevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="98f16ad266064ce72ab03945e0d0a051d9092742",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_8e00a",
                    table="enterprises_figureevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="importbatch",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="2c07e2c81b7354fcd9275816271b918d0675b056",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_9686c",
                    table="enterprises_importbatch",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="levelrule",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="f7e687483a5f5506f4233a3943488707751fdbdb",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_3d301",
                    table="enterprises_levelrule",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="levelrule",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enterprises_levelruleevent" ("body_digest", "created_at", "edition", "ends_on", "id", "level_id", "needs_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reminder_months", "source", "starts_on", "update_day", "update_month", "updated_at", "validity", "version", "years") VALUES (NEW."body_digest", NEW."created_at", NEW."edition", NEW."ends_on", NEW."id", NEW."level_id", NEW."needs_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', NEW."id", NEW."reminder_months", NEW."source", NEW."starts_on", NEW."update_day", NEW."update_month", NEW."updated_at", NEW."validity", NEW."version", NEW."years"); RETURN NULL;',
                    hash="b8fc29c61163804340bb8183289ecec949c3dc19",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_daab4",
                    table="enterprises_levelrule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="levelrule",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enterprises_levelruleevent" ("body_digest", "created_at", "edition", "ends_on", "id", "level_id", "needs_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reminder_months", "source", "starts_on", "update_day", "update_month", "updated_at", "validity", "version", "years") VALUES (NEW."body_digest", NEW."created_at", NEW."edition", NEW."ends_on", NEW."id", NEW."level_id", NEW."needs_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', NEW."id", NEW."reminder_months", NEW."source", NEW."starts_on", NEW."update_day", NEW."update_month", NEW."updated_at", NEW."validity", NEW."version", NEW."years"); RETURN NULL;',
                    hash="67e671e791f3cefae1919441eec939cae4f3fb90",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_989af",
                    table="enterprises_levelrule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="levelrule",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enterprises_levelruleevent" ("body_digest", "created_at", "edition", "ends_on", "id", "level_id", "needs_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reminder_months", "source", "starts_on", "update_day", "update_month", "updated_at", "validity", "version", "years") VALUES (OLD."body_digest", OLD."created_at", OLD."edition", OLD."ends_on", OLD."id", OLD."level_id", OLD."needs_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', OLD."id", OLD."reminder_months", OLD."source", OLD."starts_on", OLD."update_day", OLD."update_month", OLD."updated_at", OLD."validity", OLD."version", OLD."years"); RETURN NULL;',
                    hash="51702ee2858fe5f179f5aefb664f28ed73659a8b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7cc05",
                    table="enterprises_levelrule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="levelruleevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="9f072d4c68c93e0d6fcfde2d30685cee5491eed0",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_f52ae",
                    table="enterprises_levelruleevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="levelruleevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="b7bfa1b405c99e19b9b48df46e328f5148153f25",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_aba09",
                    table="enterprises_levelruleevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="phonereveal",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="3e1dfc6021930297629af2eaee2707d00cf7dd0b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_ca623",
                    table="enterprises_phonereveal",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="phonereveal",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="c956fb98574dd3129a842ce9bf55b85d49aa8ef6",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_faae7",
                    table="enterprises_phonereveal",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="project",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="09daba6d10c09efc351096c522cf623b49e680ed",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_b15e8",
                    table="enterprises_project",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="project",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_merged_record",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE heir uuid;",
                    func="SELECT merged_into_id INTO heir FROM enterprises_enterprise WHERE id = NEW.enterprise_id FOR SHARE; IF heir IS NOT NULL THEN RAISE EXCEPTION 'the record was merged into another' USING ERRCODE = '23514', CONSTRAINT = 'record_is_not_merged_away'; END IF; RETURN NEW;",
                    hash="0d326d48ed59e74934b9c5022b358af457090b84",
                    operation="INSERT",
                    pgid="pgtrigger_refuse_merged_record_654b0",
                    table="enterprises_project",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="project",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enterprises_projectevent" ("body_digest", "created_at", "ends_on", "enterprise_id", "id", "investment_done", "investment_planned", "kind", "listed_year", "name", "name_en", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scope", "stage", "starts_on", "updated_at", "version") VALUES (NEW."body_digest", NEW."created_at", NEW."ends_on", NEW."enterprise_id", NEW."id", NEW."investment_done", NEW."investment_planned", NEW."kind", NEW."listed_year", NEW."name", NEW."name_en", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', NEW."id", NEW."scope", NEW."stage", NEW."starts_on", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="6c766d4a67605f42620bed7ae960bd55e7a62020",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_de3b5",
                    table="enterprises_project",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="project",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enterprises_projectevent" ("body_digest", "created_at", "ends_on", "enterprise_id", "id", "investment_done", "investment_planned", "kind", "listed_year", "name", "name_en", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scope", "stage", "starts_on", "updated_at", "version") VALUES (NEW."body_digest", NEW."created_at", NEW."ends_on", NEW."enterprise_id", NEW."id", NEW."investment_done", NEW."investment_planned", NEW."kind", NEW."listed_year", NEW."name", NEW."name_en", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', NEW."id", NEW."scope", NEW."stage", NEW."starts_on", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="1cd3e578fb924cbf3110787b5f6514e18cadde04",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c7aae",
                    table="enterprises_project",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="project",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enterprises_projectevent" ("body_digest", "created_at", "ends_on", "enterprise_id", "id", "investment_done", "investment_planned", "kind", "listed_year", "name", "name_en", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scope", "stage", "starts_on", "updated_at", "version") VALUES (OLD."body_digest", OLD."created_at", OLD."ends_on", OLD."enterprise_id", OLD."id", OLD."investment_done", OLD."investment_planned", OLD."kind", OLD."listed_year", OLD."name", OLD."name_en", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', OLD."id", OLD."scope", OLD."stage", OLD."starts_on", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="7860cee6a3318bf96fc3731bdaafdce41ec2c2f9",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_5ee79",
                    table="enterprises_project",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="projectevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="ed4c1093abe58af71cdc61a7b6dc5b55f952559c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_48963",
                    table="enterprises_projectevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="projectevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="a95052a1db3dfe55dabf1000dfc51d0a7ca16244",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_6f040",
                    table="enterprises_projectevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="qualification",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="7b192ad73a9f9d51639f51f5a68c4667d7b1ed0c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_117fb",
                    table="enterprises_qualification",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="qualification",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_merged_record",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE heir uuid;",
                    func="SELECT merged_into_id INTO heir FROM enterprises_enterprise WHERE id = NEW.enterprise_id FOR SHARE; IF heir IS NOT NULL THEN RAISE EXCEPTION 'the record was merged into another' USING ERRCODE = '23514', CONSTRAINT = 'record_is_not_merged_away'; END IF; RETURN NEW;",
                    hash="dcc1ad17acdd9cc6213d4791c88c8fe9eeb4defc",
                    operation="INSERT",
                    pgid="pgtrigger_refuse_merged_record_f07ff",
                    table="enterprises_qualification",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="qualification",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enterprises_qualificationevent" ("batch", "body_digest", "created_at", "document_no", "enterprise_id", "id", "level_id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule_id", "status", "updated_at", "updated_for", "valid_from", "valid_to", "version") VALUES (NEW."batch", NEW."body_digest", NEW."created_at", NEW."document_no", NEW."enterprise_id", NEW."id", NEW."level_id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', NEW."id", NEW."rule_id", NEW."status", NEW."updated_at", NEW."updated_for", NEW."valid_from", NEW."valid_to", NEW."version"); RETURN NULL;',
                    hash="405309d5a5ef6249c75746c398396a39b6576201",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e2eb6",
                    table="enterprises_qualification",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="qualification",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enterprises_qualificationevent" ("batch", "body_digest", "created_at", "document_no", "enterprise_id", "id", "level_id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule_id", "status", "updated_at", "updated_for", "valid_from", "valid_to", "version") VALUES (NEW."batch", NEW."body_digest", NEW."created_at", NEW."document_no", NEW."enterprise_id", NEW."id", NEW."level_id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', NEW."id", NEW."rule_id", NEW."status", NEW."updated_at", NEW."updated_for", NEW."valid_from", NEW."valid_to", NEW."version"); RETURN NULL;',
                    hash="9c47094c343b52bdc9bd1791205677bf4d80ecc0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_74e0e",
                    table="enterprises_qualification",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="qualification",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enterprises_qualificationevent" ("batch", "body_digest", "created_at", "document_no", "enterprise_id", "id", "level_id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule_id", "status", "updated_at", "updated_for", "valid_from", "valid_to", "version") VALUES (OLD."batch", OLD."body_digest", OLD."created_at", OLD."document_no", OLD."enterprise_id", OLD."id", OLD."level_id", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', OLD."id", OLD."rule_id", OLD."status", OLD."updated_at", OLD."updated_for", OLD."valid_from", OLD."valid_to", OLD."version"); RETURN NULL;',
                    hash="738cf42dc5afc2c73c5e6b295af2174fb345bad2",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_52e34",
                    table="enterprises_qualification",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="documentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="b7c185f1252191b684c58c5dff229a30f46f2cd4",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_a597e",
                    table="enterprises_documentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="documentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="95a492860e2a05153aa0bdbeae4bdcc1a09d5173",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_5b05c",
                    table="enterprises_documentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="document",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="d59e0896df7f3725381f527044e6948e4d062d0e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_97d91",
                    table="enterprises_document",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="document",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enterprises_documentevent" ("added_by_id", "body_digest", "created_at", "id", "media_type", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualification_id", "removed_at", "sha256", "size", "updated_at", "version") VALUES (NEW."added_by_id", NEW."body_digest", NEW."created_at", NEW."id", NEW."media_type", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', NEW."id", NEW."qualification_id", NEW."removed_at", NEW."sha256", NEW."size", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="2e4b1ae18af0fd1763904638f6beec7b59c1262d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_61548",
                    table="enterprises_document",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="document",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enterprises_documentevent" ("added_by_id", "body_digest", "created_at", "id", "media_type", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualification_id", "removed_at", "sha256", "size", "updated_at", "version") VALUES (NEW."added_by_id", NEW."body_digest", NEW."created_at", NEW."id", NEW."media_type", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', NEW."id", NEW."qualification_id", NEW."removed_at", NEW."sha256", NEW."size", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="48c4b02a8ccef150f84543871513737101dce375",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0e329",
                    table="enterprises_document",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="document",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enterprises_documentevent" ("added_by_id", "body_digest", "created_at", "id", "media_type", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualification_id", "removed_at", "sha256", "size", "updated_at", "version") VALUES (OLD."added_by_id", OLD."body_digest", OLD."created_at", OLD."id", OLD."media_type", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', OLD."id", OLD."qualification_id", OLD."removed_at", OLD."sha256", OLD."size", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="1a3ed6ada7a92c4cc4d21bbb4474f6eccb8b85ae",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_eb3b2",
                    table="enterprises_document",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="qualificationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="1a62f6667595e7b6cfd3d8431f5634f23ca152ec",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_0cec1",
                    table="enterprises_qualificationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="qualificationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="5e0d4b72af83f1dbce3152a082528c8888ec2263",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_a5c2b",
                    table="enterprises_qualificationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="supplylink",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="a95763e925823774188f606b43ed5111c799ab98",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_4c8de",
                    table="enterprises_supplylink",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="supplylink",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_merged_record",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE heir uuid;",
                    func="SELECT merged_into_id INTO heir FROM enterprises_enterprise WHERE id = NEW.supplier_id FOR SHARE; IF heir IS NOT NULL THEN RAISE EXCEPTION 'the record was merged into another' USING ERRCODE = '23514', CONSTRAINT = 'record_is_not_merged_away'; END IF; SELECT merged_into_id INTO heir FROM enterprises_enterprise WHERE id = NEW.customer_id FOR SHARE; IF heir IS NOT NULL THEN RAISE EXCEPTION 'the record was merged into another' USING ERRCODE = '23514', CONSTRAINT = 'record_is_not_merged_away'; END IF; RETURN NEW;",
                    hash="0a8b4307f58581da7b28f8285779cac770ea9aec",
                    operation="INSERT",
                    pgid="pgtrigger_refuse_merged_record_c37d5",
                    table="enterprises_supplylink",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="supplylink",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enterprises_supplylinkevent" ("body_digest", "created_at", "customer_id", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product", "state", "supplier_id", "updated_at", "version") VALUES (NEW."body_digest", NEW."created_at", NEW."customer_id", NEW."id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', NEW."id", NEW."product", NEW."state", NEW."supplier_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="61da014b297faf33511a2a454c6f2cf559e178a9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8fe85",
                    table="enterprises_supplylink",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="supplylink",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enterprises_supplylinkevent" ("body_digest", "created_at", "customer_id", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product", "state", "supplier_id", "updated_at", "version") VALUES (NEW."body_digest", NEW."created_at", NEW."customer_id", NEW."id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', NEW."id", NEW."product", NEW."state", NEW."supplier_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="767ee502b91743ed8aaa1ec0b7adb48bb5af1dd1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2a746",
                    table="enterprises_supplylink",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="supplylink",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enterprises_supplylinkevent" ("body_digest", "created_at", "customer_id", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product", "state", "supplier_id", "updated_at", "version") VALUES (OLD."body_digest", OLD."created_at", OLD."customer_id", OLD."id", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', OLD."id", OLD."product", OLD."state", OLD."supplier_id", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="bdca3348285170ce84538c318c770a20af86194e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d6600",
                    table="enterprises_supplylink",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="supplylinkevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="a8ad1fdfa7affb574dd0dfbf395e02cfb16069ce",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_dd183",
                    table="enterprises_supplylinkevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="supplylinkevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="6a1ddef7eadad1d57e11ce5f16deaa0f566cc6fb",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_d5058",
                    table="enterprises_supplylinkevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="timelineentry",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="a262b7e84c91bb1177819e46c8a723f9501faac3",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_40b61",
                    table="enterprises_timelineentry",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="timelineentry",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="fa3709ae7a55846759e02136f3f166d4b84ff194",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_73028",
                    table="enterprises_timelineentry",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="levelevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="4930ac229c65990907d553bfc71483bf0ae00446",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_89958",
                    table="enterprises_levelevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="levelevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="ea210e5cece2298f6f7f19e149b29337d8331862",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_b16bf",
                    table="enterprises_levelevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="level",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="97ec9ffcebb9e6d8f53182a3c0080351f7aeea73",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_936c5",
                    table="enterprises_level",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="level",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enterprises_levelevent" ("body_digest", "code", "created_at", "id", "name", "name_en", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "scope", "track_id", "updated_at", "version") VALUES (NEW."body_digest", NEW."code", NEW."created_at", NEW."id", NEW."name", NEW."name_en", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', NEW."id", NEW."place", NEW."scope", NEW."track_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="6f6609a4a9496d1af8d93b630fd9a5316527ac03",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9923d",
                    table="enterprises_level",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="level",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enterprises_levelevent" ("body_digest", "code", "created_at", "id", "name", "name_en", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "scope", "track_id", "updated_at", "version") VALUES (NEW."body_digest", NEW."code", NEW."created_at", NEW."id", NEW."name", NEW."name_en", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', NEW."id", NEW."place", NEW."scope", NEW."track_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="87b0edb2d891ff18bd2d3f67be1c6ba7f20e51ba",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3b129",
                    table="enterprises_level",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="level",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enterprises_levelevent" ("body_digest", "code", "created_at", "id", "name", "name_en", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "scope", "track_id", "updated_at", "version") VALUES (OLD."body_digest", OLD."code", OLD."created_at", OLD."id", OLD."name", OLD."name_en", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', OLD."id", OLD."place", OLD."scope", OLD."track_id", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="e2a74410f3bfd9681974bb9c4e7ef11d27f6ba75",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9a081",
                    table="enterprises_level",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="trackevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="784874cd711e2cf2eaf89f9633cadd20fabbb1ee",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_0675d",
                    table="enterprises_trackevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="trackevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="39f04263a5b0d1e77f91e4ea882897d454e27771",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_e70f5",
                    table="enterprises_trackevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
